internal import JSONTree

extension JSON {
  /// How many bytes the value has as compact JSON text.
  ///
  /// - Parameter limit: counting stops somewhere above it.
  func textSize(upTo limit: Int) -> Int {
    switch self {
    case .null: return 4
    case .bool(let value): return value ? 4 : 5
    case .number(let number): return number.textSize
    case .string(let text): return text.jsonSize
    case .array(let elements):
      var size = elements.isEmpty ? 2 : 1 + elements.count
      for element in elements {
        size += element.textSize(upTo: limit)
        if size > limit { break }
      }
      return size
    case .object(let object):
      var size = object.isEmpty ? 2 : 1 + 2 * object.count
      for member in object.members {
        size += member.key.jsonSize + member.value.textSize(upTo: limit)
        if size > limit { break }
      }
      return size
    }
  }

  /// How many arrays and objects are inside of one another.
  ///
  /// - Parameter limit: counting stops one above it.
  func depth(upTo limit: Int) -> Int {
    var deepest = 0
    switch self {
    case .null, .bool, .number, .string: return 0
    case .array(let elements):
      guard limit > 0 else { return 1 }
      for element in elements where deepest < limit {
        deepest = max(deepest, element.depth(upTo: limit - 1))
      }
    case .object(let object):
      guard limit > 0 else { return 1 }
      for member in object.members where deepest < limit {
        deepest = max(deepest, member.value.depth(upTo: limit - 1))
      }
    }
    return deepest + 1
  }

  /// Whether this is an array or object that is the same one in memory; false where that is
  /// unknown.
  func sharesStorage(with other: JSON) -> Bool {
    switch (self, other) {
    case (.array(let left), .array(let right)):
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          left.baseAddress == right.baseAddress && left.count == right.count && !left.isEmpty
        }
      }
    case (.object(let left), .object(let right)):
      left.members.withUnsafeBufferPointer { left in
        right.members.withUnsafeBufferPointer { right in
          left.baseAddress == right.baseAddress && left.count == right.count && !left.isEmpty
        }
      }
    default: false
    }
  }
}

extension JSONNumber {
  fileprivate var textSize: Int {
    switch self {
    case .integer(var value):
      var size = value < 0 ? 2 : 1
      value /= 10
      while value != 0 {
        size += 1
        value /= 10
      }
      return size
    case .literal(let text): return text.utf8.count
    case .double, .decimal: return description.utf8.count
    }
  }
}

extension String {
  /// How many bytes the string has as a JSON string literal.
  fileprivate var jsonSize: Int {
    var text = self
    return text.withUTF8 { bytes in
      var size = bytes.count + 2
      for byte in bytes where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        switch byte {
        case 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x22, 0x5C: size += 1
        default: size += 5
        }
      }
      return size
    }
  }
}
