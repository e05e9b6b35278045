import JSONTree

extension Value {
  /// What a field name gives: of an object its member, of an array the members of its items.
  func lookup(_ key: String) -> Value {
    switch self {
    case .object(let object): object[key].map { Value($0) } ?? .undefined
    case .record(let record): record[key] ?? .undefined
    case .json, .array:
      .rawSequence(lookupInItems(key))
    default: .undefined
    }
  }

  private func lookupInItems(_ key: String) -> ContiguousArray<Value> {
    var result: ContiguousArray<Value> = []
    for index in 0..<itemCount {
      let found = item(index).lookup(key)
      switch found {
      case .undefined: break
      case .json, .array: result.append(contentsOf: found.items)
      default: result.append(found)
      }
    }
    return result
  }

  /// What `*` gives: the values of an object's members, those that are arrays flattened.
  var wildcard: Value {
    var result: ContiguousArray<Value> = []
    var isSequence = true
    func add(_ value: Value) {
      if value.isArray {
        value.appendFlattened(to: &result)
        isSequence = false
      } else {
        result.append(value)
      }
    }
    switch self {
    case .object, .record: for key in keys { add(member(key)) }
    case .array(let array) where array.marks.contains(.outerWrapper): return array.items[0].wildcard
    case .json, .array: for index in 0..<itemCount { add(item(index)) }
    default: break
    }
    // Joining an array to a sequence makes a plain array in the reference, which is not unwrapped.
    return isSequence ? .rawSequence(result) : .list(result)
  }

  /// Appends an array's items, and those of arrays in it, whatever their depth.
  private func appendFlattened(to result: inout ContiguousArray<Value>) {
    guard isArray else { return result.append(self) }
    for index in 0..<itemCount { item(index).appendFlattened(to: &result) }
  }

  /// What `**` gives: the value and everything below it, without the arrays themselves.
  var descendants: Value {
    if case .undefined = self { return .undefined }
    var result: ContiguousArray<Value> = []
    appendDescendants(to: &result)
    return result.count == 1 ? result[0] : .rawSequence(result)
  }

  private func appendDescendants(to result: inout ContiguousArray<Value>) {
    switch self {
    case .json, .array:
      for index in 0..<itemCount { item(index).appendDescendants(to: &result) }
    case .object, .record:
      result.append(self)
      for key in keys { member(key).appendDescendants(to: &result) }
    default: result.append(self)
    }
  }

  /// The two joined into one array; undefined adds nothing.
  func appending(_ other: Value) -> Value {
    if isUndefined { return other }
    if other.isUndefined { return self }
    var items = items
    items.append(contentsOf: other.items)
    return .list(items)
  }
}
