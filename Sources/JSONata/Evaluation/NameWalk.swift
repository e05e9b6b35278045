import JSONTree

/// A walk along field names through objects and the arrays between them.
struct NameWalk {
  private let names: [String]
  private var results: StepResults
  private let evaluation: Evaluation

  /// - Parameter isLast: whether the path ends with these names.
  init(_ names: [String], _ evaluation: Evaluation, isLast: Bool = true) {
    self.names = names
    self.evaluation = evaluation
    results = StepResults(isLast: isLast)
  }

  var result: Value { mutating get { results.value } }

  mutating func start(_ input: Value) throws(JSONataError) {
    switch input {
    case .json(let items):
      try evaluation.step(items.count)
      results.expectedCount = items.count
      for item in items { try visit(item, 0) }
    case .array(let array):
      try evaluation.step(array.items.count)
      results.expectedCount = array.items.count
      for item in array.items { try visit(item, 0) }
    default: try visit(input, 0)
    }
  }

  private mutating func visit(_ item: Value, _ depth: Int) throws(JSONataError) {
    switch item {
    case .object(let object): try visit(object, depth)
    case .record(let record):
      if let value = record[names[depth]] { try deliver(value, depth) }
    case .json(let items): try visitItems(items, depth)
    case .array:
      let found = try item.lookup(names[depth], evaluation)
      try deliver(Compiler.Finish.unwrap(found), depth)
    default: break
    }
  }

  private mutating func visit(_ item: JSON, _ depth: Int) throws(JSONataError) {
    switch item {
    case .object(let object): try visit(object, depth)
    case .array(let items): try visitItems(items, depth)
    case .null, .bool, .number, .string: break
    }
  }

  /// An array in an array: what its items have is flattened before the next name is looked for.
  private mutating func visitItems(_ items: [JSON], _ depth: Int) throws(JSONataError) {
    let found = try Value.json(items).lookup(names[depth], evaluation)
    try deliver(Compiler.Finish.unwrap(found), depth)
  }

  @inline(__always)
  private mutating func visit(_ object: JSONObject, _ depth: Int) throws(JSONataError) {
    guard let place = object.firstIndex(of: names[depth]) else { return }
    try deliver(object.members[place].value, depth)
  }

  private mutating func deliver(_ value: JSON, _ depth: Int) throws(JSONataError) {
    if depth == names.count - 1 {
      if case .array(let items) = value { try evaluation.allocate(items.count) }
      return results.add(Value(value))
    }
    guard case .array(let items) = value else { return try visit(value, depth + 1) }
    try evaluation.step(items.count)
    for item in items { try visit(item, depth + 1) }
  }

  private mutating func deliver(_ value: Value, _ depth: Int) throws(JSONataError) {
    if depth == names.count - 1 {
      if value.isArray { try evaluation.allocate(value.itemCount) }
      return results.add(value)
    }
    switch value {
    case .undefined: break
    case .json(let items):
      try evaluation.step(items.count)
      for item in items { try visit(item, depth + 1) }
    case .array(let array) where !array.marks.contains(.cons):
      try evaluation.step(array.items.count)
      for item in array.items { try visit(item, depth + 1) }
    default: try visit(value, depth + 1)
    }
  }
}
