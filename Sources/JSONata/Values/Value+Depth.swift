import JSONTree

extension Value {
  /// Whether arrays and objects are nested more than so many levels in it, those of plain data
  /// included.
  ///
  /// Plain data as a whole is no deeper than its reader allowed, and is not looked at.
  func isDeeper(than limit: Int) -> Bool {
    switch self {
    case .array, .record: break
    default: return false
    }
    var made: [(value: Value, depth: Int)] = [(self, 1)]
    var plain: [(json: JSON, depth: Int)] = []
    while let (value, depth) = made.popLast() {
      if depth > limit { return true }
      value.forEachContained { (part) in
        switch part {
        case .array, .record: made.append((part, depth + 1))
        case .json(let items): plain.append((.array(items), depth + 1))
        case .object(let object): plain.append((.object(object), depth + 1))
        default: break
        }
      }
      while let (json, depth) = plain.popLast() {
        if depth > limit { return true }
        switch json {
        case .array(let items):
          for case let item in items where item.isContainer { plain.append((item, depth + 1)) }
        case .object(let object):
          for member in object.members where member.value.isContainer {
            plain.append((member.value, depth + 1))
          }
        case .null, .bool, .number, .string: break
        }
      }
    }
    return false
  }

  private func forEachContained(_ body: (Value) -> Void) {
    switch self {
    case .array(let array): for item in array.items { body(item) }
    case .record(let record): for member in record.members { body(member.value) }
    default: break
    }
  }
}

extension JSON {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}
