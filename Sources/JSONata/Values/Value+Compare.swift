import JSONTree

extension Value {
  /// What `$boolean` gives: undefined stays undefined.
  func boolean(_ evaluation: Evaluation) throws(JSONataError) -> Bool? {
    switch self {
    case .undefined, .tuples, .tailCall: nil
    case .null, .function: false
    case .bool(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .string(let value): !value.isEmpty
    case .json, .array: try hasTrueItem(evaluation)
    case .object(let object): !object.isEmpty
    case .record(let record): record.count > 0
    }
  }

  /// Whether a condition holds; undefined does not.
  @inline(__always)
  func isTrue(_ evaluation: Evaluation) throws(JSONataError) -> Bool {
    if case .bool(let value) = self { return value }
    return try boolean(evaluation) ?? false
  }

  /// Whether an array, or one in it, has an item that is true. It keeps the arrays still to be
  /// looked at itself, so that their depth takes no stack.
  private func hasTrueItem(_ evaluation: Evaluation) throws(JSONataError) -> Bool {
    var pending = [self]
    while let array = pending.popLast() {
      try evaluation.step(1 + array.itemCount / 4)
      for index in 0..<array.itemCount {
        let item = array.item(index)
        if item.isArray {
          pending.append(item)
        } else if try item.isTrue(evaluation) {
          return true
        }
      }
    }
    return false
  }

  /// Equal through and through, without any conversion; undefined equals nothing.
  ///
  /// The pairs still to be compared are kept apart, so that the depth of a value takes no stack.
  @inline(__always)
  func isEqual(to other: Value, _ evaluation: Evaluation) throws(JSONataError) -> Bool {
    var pending: [(Value, Value)] = []
    guard isEqual(to: other, &pending) else { return false }
    return pending.isEmpty ? true : try areEqual(&pending, evaluation)
  }

  private func areEqual(
    _ pending: inout [(Value, Value)], _ evaluation: Evaluation
  ) throws(JSONataError) -> Bool {
    while let (left, right) = pending.popLast() {
      try evaluation.step(1 + (left.isArray ? left.itemCount : left.memberCount) / 4)
      if left.isArray {
        for index in 0..<left.itemCount {
          guard left.item(index).isEqual(to: right.item(index), &pending) else { return false }
        }
      } else {
        for key in left.memberKeys {
          guard left.member(key).isEqual(to: right.member(key), &pending) else { return false }
        }
      }
    }
    return true
  }

  /// Compares two values, all but what is in them if they are containers: that is left for later.
  @inline(__always)
  private func isEqual(to other: Value, _ pending: inout [(Value, Value)]) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return isSameText(a, b)
    case (.json(let a), .json(let b)): return a == b
    case (.object(let a), .object(let b)): return a == b
    case (.function(let a), .function(let b)): return a === b
    case (.json, .array), (.array, .json), (.array, .array):
      guard itemCount == other.itemCount else { return false }
    case (.record(let a), .record(let b)):
      if a === b { return true }
      guard a.count == b.count else { return false }
    case (.record(let record), .object(let object)), (.object(let object), .record(let record)):
      guard record.count == object.count else { return false }
    default: return false
    }
    pending.append((self, other))
    return true
  }

  /// JSON's name of the value's type, or `function`.
  var typeName: String? {
    switch self {
    case .undefined, .tuples, .tailCall: nil
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .json, .array: "array"
    case .object, .record: "object"
    case .function: "function"
    }
  }
}

/// Whether a string comes before another by its UTF-16 units, as in ECMAScript.
func isTextBefore(_ a: String, _ b: String) -> Bool {
  a.utf16.lexicographicallyPrecedes(b.utf16)
}
