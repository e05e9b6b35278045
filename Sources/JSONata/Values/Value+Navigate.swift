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
    var result: ContiguousArray<Value> = []
    try forEachInnerItem(evaluation) { (item) throws(JSONataError) in
      let found = item.member(key)
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

  /// Calls `body` with each item of an array, those of arrays in it instead of these; a value that
  /// is no array is its own item. The depth of the value takes no stack.
  func forEachInnerItem(
    _ evaluation: Evaluation, _ body: (Value) throws(JSONataError) -> Void
  ) throws(JSONataError) {
    guard isArray else { return try body(self) }
    var array = self
    var next = 0
    var outer: [(array: Value, next: Int)] = []
    try evaluation.step(array.itemCount)
    while true {
      guard next < array.itemCount else {
        guard let last = outer.popLast() else { return }
        (array, next) = last
        continue
      }
      let item = array.item(next)
      next += 1
      if item.isArray {
        try evaluation.step(item.itemCount)
        outer.append((array, next))
        (array, next) = (item, 0)
      } else {
        try body(item)
      }
    }
  }

  /// What `*` gives: the values of an object's members, those that are arrays flattened.
  func wildcard(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    var result: ContiguousArray<Value> = []
    var isSequence = true
    func add(_ value: Value) throws(JSONataError) {
      try evaluation.allocate(1)
      if value.isArray {
        try value.forEachInnerItem(evaluation) { (item) throws(JSONataError) in
          try evaluation.allocate(1)
          result.append(item)
        }
        isSequence = false
      } else {
        result.append(value)
      }
    }
    switch self {
    case .object, .record:
      try evaluation.step(memberCount)
      for key in keys { try add(member(key)) }
    case .array(let array) where array.marks.contains(.outerWrapper):
      return try array.items[0].wildcard(evaluation)
    case .json, .array:
      try forEachItem { (item) throws(JSONataError) in try add(item) }
    default: break
    }
    // Joining an array to a sequence makes a plain array in the reference, which is not unwrapped.
    return isSequence ? .rawSequence(result) : .list(result)
  }

  /// What `**` gives: the value and everything below it, without the arrays themselves.
  func descendants(_ evaluation: Evaluation) throws(JSONataError) -> Value {
    if case .undefined = self { return .undefined }
    var result: ContiguousArray<Value> = []
    // What is still to be looked at, the next one last: depth takes no stack.
    var pending = [self]
    while let value = pending.popLast() {
      switch value {
      case .json, .array:
        try evaluation.allocate(2 * value.itemCount)
        for index in (0..<value.itemCount).reversed() { pending.append(value.item(index)) }
      case .object, .record:
        result.append(value)
        let keys = value.keys
        try evaluation.allocate(2 * keys.count)
        for key in keys.reversed() { pending.append(value.member(key)) }
      default: result.append(value)
      }
    }
    return result.count == 1 ? result[0] : .rawSequence(result)
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
