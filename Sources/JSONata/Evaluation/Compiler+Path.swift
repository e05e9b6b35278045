import JSONTree

extension Compiler {
  func path(_ node: SyntaxNode, _ steps: [SyntaxNode], _ finish: Finish) -> Code {
    if steps.contains(where: \.isTuple) { return tuplePath(node, steps, finish) }
    let names = steps.compactMap { step -> String? in
      guard case .name(let name) = step.kind, step.stages.isEmpty, step.predicates.isEmpty,
        step.group == nil
      else { return nil }
      return name
    }
    let last: Finish = node.group == nil ? finish : .leave
    let code: Code
    if names.count == steps.count, names.count <= Self.longestWalk, !node.keepsSingletonArray {
      code = namePath(names, last)
    } else if names.count == steps.count - 1, names.count <= Self.longestWalk,
      steps[0].isVariable, steps[0].isBare, !node.keepsSingletonArray
    {
      code = namePath(names, from: compile(steps[0]), last)
    } else {
      code = stepPath(node, steps, last)
    }
    guard let group = node.group else { return code }
    return grouped(code, by: group)
  }

  /// How many names one walk may have: it takes stack for each.
  private static let longestWalk = 32

  /// A path of field names alone: one walk, without a sequence for each step.
  private func namePath(_ names: [String], _ finish: Finish) -> Code {
    if names.count == 1 {
      let name = names[0]
      return Code { (input, frame) throws(JSONataError) in
        switch input {
        case .object(let object): return object[name].map { Value($0) } ?? .undefined
        case .record(let record): return record[name] ?? .undefined
        case .undefined: return .undefined
        default:
          var walk = NameWalk(names, frame.evaluation)
          try walk.start(input)
          return finish(walk.result)
        }
      }
    }
    return Code { (input, frame) throws(JSONataError) in
      var walk = NameWalk(names, frame.evaluation)
      try walk.start(input)
      return finish(walk.result)
    }
  }

  /// A path of field names after a variable.
  private func namePath(_ names: [String], from start: Code, _ finish: Finish) -> Code {
    let rest = namePath(names, finish)
    return Code { (input, frame) throws(JSONataError) in
      let first = try start(input, frame)
      return try rest(first, frame)
    }
  }

  private func stepPath(_ node: SyntaxNode, _ steps: [SyntaxNode], _ finish: Finish) -> Code {
    let parts = parts(of: steps)
    let keepsSingleton = node.keepsSingletonArray
    return Code { (input, frame) throws(JSONataError) in
      var current = input
      for (index, part) in parts.enumerated() {
        let isLast = index == parts.count - 1
        switch part {
        case .names(let names):
          var walk = NameWalk(names, frame.evaluation, isLast: isLast)
          try walk.start(current)
          current = walk.result
        case .constructor(let code): current = try code(current, frame)
        case .step(let step, let asOneItem):
          current = try step.evaluate(current, frame, asOneItem: asOneItem, isLast: isLast)
        }
        if current.isArray ? current.itemCount == 0 : current.isUndefined { break }
      }
      if keepsSingleton { current = current.keepingSingleton }
      return finish(current)
    }
  }

  /// What a path does one after another.
  private enum PathPart: Sendable {
    /// Steps that are field names alone.
    case names([String])
    /// An array constructor at the beginning.
    case constructor(Code)
    case step(Step, asOneItem: Bool)
  }

  private func parts(of steps: [SyntaxNode]) -> [PathPart] {
    var parts: [PathPart] = []
    for (index, step) in steps.enumerated() {
      if case .name(let name) = step.kind, step.isBare {
        if case .names(let names)? = parts.last, names.count < Self.longestWalk {
          parts[parts.count - 1] = .names(names + [name])
        } else {
          parts.append(.names([name]))
        }
      } else if index == 0, step.isConsArray {
        parts.append(.constructor(compileCarrying(step)))
      } else {
        parts.append(.step(Step(step, in: self), asOneItem: index == 0 && step.isVariable))
      }
    }
    return parts
  }

  /// A step of a path that binds no variables.
  struct Step {
    let code: Code
    private let filters: [Filter]
    private let sort: Sort?
    let isCons: Bool
    let isVariable: Bool

    init(_ node: SyntaxNode, in compiler: Compiler) {
      code = compiler.compileCarrying(node)
      filters = node.stages.compactMap { stage in
        if case .filter(let condition) = stage { Filter(condition, in: compiler) } else { nil }
      }
      if case .sort(let terms) = node.kind {
        sort = Sort(terms, at: node.range, in: compiler)
      } else {
        sort = nil
      }
      isCons = node.isConsArray
      if case .variable = node.kind { isVariable = true } else { isVariable = false }
    }

    /// The step applied to each item of a sequence, the results flattened by one level.
    func evaluate(
      _ input: Value, _ frame: Frame, asOneItem: Bool, isLast: Bool
    ) throws(JSONataError) -> Value {
      if let sort {
        var result = try sort.sorted(input, frame)
        for filter in filters { result = try filter.apply(result, frame) }
        return result
      }
      var results = StepResults(isLast: isLast)
      if asOneItem || !input.isArray {
        try add(input, frame, to: &results)
      } else {
        try frame.evaluation.step(input.itemCount)
        try input.forEachItem { (item) throws(JSONataError) in
          try add(item, frame, to: &results)
        }
      }
      return results.value
    }

    @inline(__always)
    private func add(
      _ item: Value, _ frame: Frame, to results: inout StepResults
    ) throws(JSONataError) {
      var result = try code(item, frame)
      for filter in filters {
        result = try filter.apply(result, frame)
      }
      if result.isArray { try frame.evaluation.allocate(result.itemCount) }
      results.add(result)
    }
  }

  // MARK: Filters

  func filtered(
    _ code: Code, by condition: SyntaxNode, carrying node: SyntaxNode, _ finish: Finish
  ) -> Code {
    guard node.isTuple else {
      let filter = Filter(condition, in: self)
      return Code { (input, frame) throws(JSONataError) in
        finish(try filter.apply(try code(input, frame), frame))
      }
    }
    let names = node.carriedNames
    let scope = Scope(names, in: scope)
    let filter = Filter(condition, in: within(scope))
    return Code { (input, frame) throws(JSONataError) in
      let value = try code(input, frame)
      guard case .tuples(let stream) = value else {
        return finish(try filter.apply(value, Frame.make(names.count, in: frame)))
      }
      let tuples = stream.tuples.map { tuple in
        let own = Frame.make(names.count, in: frame)
        scope.adopt(tuple, of: stream.scope, into: own)
        return Tuple(value: tuple.value, frame: own)
      }
      let kept = try filter.apply(ContiguousArray(tuples))
      return .tuples(TupleStream(kept, scope: scope))
    }
  }
}

/// The results of one step, flattened by one level as they come.
///
/// The only result of a path's last step stays the array it is, if the data held it so.
struct StepResults {
  private let isLast: Bool
  private var count = 0
  private var single = Value.undefined
  private var items: ContiguousArray<Value> = []
  /// How many results there may be, as far as that is known.
  var expectedCount = 0

  init(isLast: Bool) { self.isLast = isLast }

  @inline(__always)
  mutating func add(_ result: Value) {
    if case .undefined = result { return }
    count += 1
    if count == 1 {
      single = result
    } else {
      if count == 2 {
        items.reserveCapacity(expectedCount)
        flatten(single)
      }
      flatten(result)
    }
  }

  @inline(__always)
  private mutating func flatten(_ result: Value) {
    switch result {
    case .json(let elements): for element in elements { items.append(Value(element)) }
    case .array(let array) where !array.marks.contains(.cons):
      items.append(contentsOf: array.items)
    default: items.append(result)
    }
  }

  var value: Value {
    mutating get {
      guard count == 1 else { return .rawSequence(items) }
      switch single {
      case .json: if isLast { return single }
      case .array(let array):
        if isLast, !array.marks.contains(.sequence) { return single }
      default: return .rawSequence([single])
      }
      flatten(single)
      return .rawSequence(items)
    }
  }
}

extension Value {
  /// The array marked to stay one though it has a single item.
  var keepingSingleton: Value {
    guard case .array(var array) = self else { return self }
    if array.marks.contains(.cons), !array.marks.contains(.sequence) {
      return .array(ArrayValue(items: [self], marks: [.sequence, .keepsSingleton]))
    }
    array.marks.insert(.keepsSingleton)
    return .array(array)
  }
}
