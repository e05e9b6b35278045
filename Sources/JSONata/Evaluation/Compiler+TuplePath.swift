import JSONTree

extension Compiler {
  /// A path some step of which binds a variable, or keeps its input for a `%`.
  func tuplePath(_ node: SyntaxNode, _ steps: [SyntaxNode], _ finish: Finish) -> Code {
    var names = node.carriedNames
    for name in node.assignedNames where !names.contains(name) { names.append(name) }
    let scope = Scope(names, in: scope)
    let inner = within(scope)
    let first = steps.firstIndex(where: \.isTuple) ?? 0
    let plainSteps = steps[..<first].map { Step($0, in: inner) }
    let tupleSteps = steps[first...].map { TupleStep($0, scope, in: inner) }
    let startsWithVariable = steps[0].isVariable
    let isCarrying = node.isTuple
    let keepsSingleton = node.keepsSingletonArray
    let group = node.group.map { Grouping($0, in: inner) }
    let slotCount = scope.slotCount
    return Code { (input, frame) throws(JSONataError) in
      let base = Frame.make(slotCount, in: frame)
      var current = input
      for (index, step) in plainSteps.enumerated() {
        if index == 0, step.isCons {
          current = try step.code(current, base)
        } else {
          current = try step.evaluate(
            current, base, asOneItem: index == 0 && startsWithVariable, isLast: false)
        }
        if current.isArray ? current.itemCount == 0 : current.isUndefined { return .undefined }
      }
      let isOneItem = first == 0 && startsWithVariable
      let items = isOneItem ? [current] : current.items
      var tuples = ContiguousArray(items.lazy.map { Tuple(value: $0, frame: base) })
      for (index, step) in tupleSteps.enumerated() {
        tuples = try step.evaluate(tuples, areFresh: index == 0)
      }
      if let group { return finish(try group.evaluate(tuples, in: base)) }
      if isCarrying { return .tuples(TupleStream(tuples, scope: scope)) }
      var result = Value.rawSequence(ContiguousArray(tuples.lazy.map(\.value)))
      if keepsSingleton { result = result.keepingSingleton }
      return finish(result)
    }
  }

  /// A step of a path whose items are tuples.
  struct TupleStep: Sendable {
    private let code: Code
    private let sort: Sort?
    private let stages: [Stage]
    private let focus: Int?
    private let index: Int?
    private let ancestor: Int?
    private let scope: Scope

    private enum Stage {
      case filter(Filter)
      case index(Int)
    }

    init(_ node: SyntaxNode, _ scope: Scope, in compiler: Compiler) {
      func slot(_ name: String) -> Int {
        guard let slot = scope.slot(of: name) else {
          preconditionFailure("a path's scope declares all that its steps carry")
        }
        return slot
      }
      self.scope = scope
      code = compiler.compileCarrying(node)
      if case .sort(let terms) = node.kind {
        sort = Sort(terms, at: node.range, in: compiler)
      } else {
        sort = nil
      }
      stages = node.stages.map { stage in
        switch stage {
        case .filter(let condition): .filter(Filter(condition, in: compiler))
        case .index(let name): .index(slot(name))
        }
      }
      focus = node.focus.map(slot)
      index = node.index.map(slot)
      ancestor = node.ancestor.map { slot("!\($0.label)") }
    }

    func evaluate(
      _ tuples: ContiguousArray<Tuple>, areFresh: Bool
    ) throws(JSONataError) -> ContiguousArray<Tuple> {
      var results: ContiguousArray<Tuple> = []
      if let sort {
        results = try sort.sorted(tuples)
        if areFresh, let index { number(&results, index) }
      } else {
        for tuple in tuples {
          try tuple.frame.evaluation.step()
          try append(try code(tuple.value, tuple.frame), of: tuple, to: &results)
        }
      }
      for stage in stages {
        switch stage {
        case .filter(let filter): results = try filter.apply(results)
        case .index(let slot): number(&results, slot)
        }
      }
      return results
    }

    private func append(
      _ result: Value, of tuple: Tuple, to results: inout ContiguousArray<Tuple>
    ) throws(JSONataError) {
      if case .undefined = result { return }
      if case .tuples(let stream) = result {
        for inner in stream.tuples {
          let frame = tuple.frame.copy()
          scope.adopt(inner, of: stream.scope, into: frame)
          results.append(Tuple(value: inner.value, frame: frame))
        }
        return
      }
      let bindsNothing = focus == nil && index == nil && ancestor == nil
      var position = 0
      try result.forEachItem { (item) throws(JSONataError) in
        try tuple.frame.evaluation.allocate(bytes: 64)
        let frame = bindsNothing ? tuple.frame : tuple.frame.copy()
        if let focus { frame[focus] = item }
        if let index { frame[index] = .number(Double(position)) }
        if let ancestor { frame[ancestor] = tuple.value }
        results.append(Tuple(value: focus == nil ? item : tuple.value, frame: frame))
        position += 1
      }
    }

    /// Binds each tuple's position to a variable.
    private func number(_ tuples: inout ContiguousArray<Tuple>, _ slot: Int) {
      for position in tuples.indices {
        let frame = tuples[position].frame.copy()
        frame[slot] = .number(Double(position))
        tuples[position].frame = frame
      }
    }
  }
}
