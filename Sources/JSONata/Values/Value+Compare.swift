import JSONTree

extension Value {
  /// What `$boolean` gives: undefined stays undefined.
  var boolean: Bool? {
    switch self {
    case .undefined, .tuples, .tailCall: nil
    case .null, .function: false
    case .bool(let value): value
    case .number(let value): value != 0 && !value.isNaN
    case .string(let value): !value.isEmpty
    case .json(let items): hasTrueItem(items)
    case .array(let array): array.items.contains { $0.isTrue }
    case .object(let object): !object.isEmpty
    case .record(let record): record.count > 0
    }
  }

  /// Whether a condition holds; undefined does not.
  var isTrue: Bool { boolean ?? false }

  /// Whether an array, or one in it, has an item that is true. It keeps the arrays still to be
  /// looked at itself, so that their depth takes no stack.
  private func hasTrueItem(_ items: [JSON]) -> Bool {
    var pending = [items]
    while let items = pending.popLast() {
      for item in items {
        if case .array(let inner) = item {
          pending.append(inner)
        } else if Value(item).isTrue {
          return true
        }
      }
    }
    return false
  }

  /// Equal through and through, without any conversion; undefined equals nothing.
  func isEqual(to other: Value) -> Bool {
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
      return (0..<itemCount).allSatisfy { item($0).isEqual(to: other.item($0)) }
    case (.record(let a), .record(let b)):
      return a === b
        || a.count == b.count
          && a.members.allSatisfy { b[$0.key]?.isEqual(to: $0.value) ?? false }
    case (.record(let record), .object(let object)), (.object(let object), .record(let record)):
      return record.count == object.count
        && object.members.allSatisfy { record[$0.key]?.isEqual(to: Value($0.value)) ?? false }
    default: return false
    }
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
