import JSONTree

extension Value {
  /// What a field name gives: of an object its member, of an array the members of its items.
  func lookup(_ key: String, _ evaluation: Evaluation) throws(JSONataError) -> Value {
    switch self {
    case .object(let object): return object[key].map { Value($0) } ?? .undefined
    case .record(let record): return record[key] ?? .undefined
    case .json, .array: return .rawSequence(try lookupInItems(key, evaluation))
    default: return .undefined
    }
  }

  private func lookupInItems(
    _ key: String, _ evaluation: Evaluation
  ) throws(JSONataError) -> ContiguousArray<Value> {
    try evaluation.checkStack()
    try evaluation.step(itemCount)
    var result: ContiguousArray<Value> = []
    try forEachItem { (item) throws(JSONataError) in
      let found = try item.lookup(key, evaluation)
      switch found {
      case .undefined: break
      case .json, .array:
        try evaluation.allocate(found.itemCount)
        result.append(contentsOf: found.items)
      default: result.append(found)
      }
    }
    return result
  }

  /// What `*` gives: the values of an object's members, those that are arrays flattened.
  func wildcard(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    var result: ContiguousArray<Value> = []
    var isSequence = true
    func add(_ value: Value) throws(JSONataError) {
      try evaluation.allocate(1)
      if value.isArray {
        try value.appendFlattened(to: &result, evaluation)
        isSequence = false
      } else {
        result.append(value)
      }
    }
    switch self {
    case .object, .record: for key in keys { try add(member(key)) }
    case .array(let array) where array.marks.contains(.outerWrapper):
      return try array.items[0].wildcard(evaluation)
    case .json, .array:
      try forEachItem { (item) throws(JSONataError) in try add(item) }
    default: break
    }
    // Joining an array to a sequence makes a plain array in the reference, which is not unwrapped.
    return isSequence ? .rawSequence(result) : .list(result)
  }

  /// Appends an array's items, and those of arrays in it, whatever their depth.
  private func appendFlattened(
    to result: inout ContiguousArray<Value>, _ evaluation: Evaluation
  ) throws(JSONataError) {
    guard isArray else { return result.append(self) }
    try evaluation.checkStack()
    try evaluation.allocate(itemCount)
    for index in 0..<itemCount { try item(index).appendFlattened(to: &result, evaluation) }
  }

  /// What `**` gives: the value and everything below it, without the arrays themselves.
  func descendants(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    if case .undefined = self { return .undefined }
    var result: ContiguousArray<Value> = []
    try appendDescendants(to: &result, evaluation)
    return result.count == 1 ? result[0] : .rawSequence(result)
  }

  private func appendDescendants(
    to result: inout ContiguousArray<Value>, _ evaluation: Evaluation
  ) throws(JSONataError) {
    switch self {
    case .json, .array:
      try evaluation.checkStack()
      try evaluation.allocate(itemCount)
      for index in 0..<itemCount { try item(index).appendDescendants(to: &result, evaluation) }
    case .object, .record:
      result.append(self)
      try evaluation.checkStack()
      let keys = keys
      try evaluation.allocate(keys.count)
      for key in keys { try member(key).appendDescendants(to: &result, evaluation) }
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
