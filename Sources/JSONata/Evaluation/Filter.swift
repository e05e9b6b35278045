import JSONTree

/// A predicate: keeps the items for which a condition holds, or those at the positions it gives.
struct Filter {
  private let kind: Kind

  private enum Kind {
    case position(Double)
    case condition(Code)
  }

  init(_ condition: SyntaxNode, in compiler: Compiler) {
    if case .number(let position) = condition.kind, condition.predicates.isEmpty {
      kind = .position(position)
    } else {
      kind = .condition(compiler.compile(condition))
    }
  }

  /// What is left of a value; anything that is no array counts as one item.
  func apply(_ input: Value, _ frame: Frame) throws(JSONataError) -> Value {
    let count = input.itemCount
    switch kind {
    case .position(let position):
      guard let index = Self.index(position, count), !input.isUndefined else {
        return .rawSequence([])
      }
      let item = input.item(index)
      if item.isUndefined { return .rawSequence([]) }
      return item.isArray ? item : .rawSequence([item])
    case .condition(let condition):
      if input.isUndefined { return .rawSequence([]) }
      try frame.evaluation.step(count)
      var kept: ContiguousArray<Value> = []
      var index = 0
      try input.forEachItem { (item) throws(JSONataError) in
        let result = try condition(item, frame)
        for _ in 0..<(try Self.matches(result, index, count, frame.evaluation)) {
          kept.append(item)
        }
        index += 1
      }
      return .rawSequence(kept)
    }
  }

  func apply(_ tuples: ContiguousArray<Tuple>) throws(JSONataError) -> ContiguousArray<Tuple> {
    switch kind {
    case .position(let position):
      return Self.index(position, tuples.count).map { [tuples[$0]] } ?? []
    case .condition(let condition):
      var kept: ContiguousArray<Tuple> = []
      for (index, tuple) in tuples.enumerated() {
        let evaluation = tuple.frame.evaluation
        try evaluation.step()
        let result = try condition(tuple.value, tuple.frame)
        for _ in 0..<(try Self.matches(result, index, tuples.count, evaluation)) {
          kept.append(tuple)
        }
      }
      return kept
    }
  }

  /// How often the item at an index is kept: positions may name it more than once.
  @inline(__always)
  private static func matches(
    _ result: Value, _ index: Int, _ count: Int, _ evaluation: Evaluation
  ) throws(JSONataError) -> Int {
    switch result {
    case .bool(let holds): return holds ? 1 : 0
    case .number(let position):
      try checkFinite(position)
      return Self.index(position, count) == index ? 1 : 0
    case .json, .array:
      try evaluation.allocate(result.itemCount)
      guard let positions = try positions(result) else {
        return try result.isTrue(evaluation) ? 1 : 0
      }
      return positions.reduce(0) { $0 + (Self.index($1, count) == index ? 1 : 0) }
    default: return try result.isTrue(evaluation) ? 1 : 0
    }
  }

  /// The positions that an array of numbers gives; nil for any other array.
  private static func positions(_ value: Value) throws(JSONataError) -> [Double]? {
    var positions: [Double] = []
    guard value.itemCount > 0 else { return nil }
    for index in 0..<value.itemCount {
      guard case .number(let position) = value.item(index) else { return nil }
      try checkFinite(position)
      positions.append(position)
    }
    return positions
  }

  private static func checkFinite(_ value: Double) throws(JSONataError) {
    if value.isInfinite { throw JSONataError("D1001", value: .null) }
  }

  /// A position rounded down and, if negative, counted from the end; nil outside the array.
  private static func index(_ position: Double, _ count: Int) -> Int? {
    var index = position.rounded(.down)
    if index < 0 { index += Double(count) }
    guard index >= 0, index < Double(count) else { return nil }
    return Int(index)
  }
}
