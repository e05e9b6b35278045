internal import ASLModel
internal import JSONTree

/// What differs where one state is run alone.
extension Execution {
  init(_ machine: StateMachine, settings: ExecutionSettings, test: StateTest) {
    self.init(Facts(machine: machine, settings: settings, test: test))
  }

  /// Takes a mock for the work of a Parallel state's branches.
  mutating func testParallel(_ slot: Int) throws(EvaluationError) {
    _ = try effectiveInput(slot)
    takeMock(slot)
  }

  /// Takes a mock for the work of a Map state's iterations, or fails where more of them failed than
  /// it tolerates.
  mutating func testMap(_ state: MapState, _ slot: Int) throws(EvaluationError) {
    let input = try effectiveInput(slot)
    let items = try testedItems(state, over: input, slot)
    try inspectNumbers(state, over: input, slot)
    try inspectItems(state, items, over: input, slot)
    let tolerance = try failureTolerance(state, over: input, slot)
    if case .result = facts.test?.mock, tolerance != FailureTolerance(),
      let failed = facts.test?.failedIterations, failed > tolerance.failures(of: items.count)
    {
      return fail(slot, Failure(output: .toleranceExceeded))
    }
    takeMock(slot)
  }

  private mutating func takeMock(_ slot: Int) {
    switch facts.test?.mock {
    case .result(let result):
      branches[slot].phase = .leaving(result)
      wake(slot)
    case .failure(let error): fail(slot, Failure(output: error.cut(to: settings.quotas)))
    case nil: fail(slot, Failure(output: .needsMock))
    }
  }

  private mutating func testedItems(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> [ReadItem] {
    if let reader = state.itemReader {
      let items = facts.test?.readItems ?? []
      if !isJSONata(slot), reader.config.itemsPointer != nil {
        inspect(slot) { $0.afterItemsPointer = .array(items.map(\.value)) }
      }
      return items
    }
    let items = try items(state, over: input, slot)
    if !isJSONata(slot) { inspect(slot) { $0.afterItemsPath = .array(items) } }
    return items.map { ReadItem($0) }
  }

  private mutating func inspectNumbers(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) {
    var concurrency = 0
    if let field = state.maxConcurrency {
      concurrency = try integer(field, "MaxConcurrency", atLeast: 0, over: input, slot)
    }
    inspect(slot) { $0.maxConcurrency = .integer(concurrency) }
    if let field = state.toleratedFailureCount {
      let count = try integer(field, "ToleratedFailureCount", atLeast: 0, over: input, slot)
      inspect(slot) { $0.toleratedFailureCount = .integer(count) }
    }
    if let field = state.toleratedFailurePercentage {
      let percentage = try percentage(field, over: input, slot)
      inspect(slot) { $0.toleratedFailurePercentage = .double(percentage) }
    }
  }

  /// What ItemSelector makes of each item, and ItemBatcher of all.
  private mutating func inspectItems(
    _ state: MapState, _ items: [ReadItem], over input: JSON, _ slot: Int
  ) throws(EvaluationError) {
    var inputs = items.map(\.value)
    if let selector = state.itemSelector {
      inputs = []
      for (index, item) in items.enumerated() {
        inputs.append(
          try evaluate(
            selector, over: input, slot,
            MapItem(index: index, value: item.value, key: item.key, source: item.source)))
      }
      inspect(slot) { $0.afterItemSelector = .array(inputs) }
    }
    guard var batch = try batch(state.itemBatcher, over: input, slot) else { return }
    var batches: [JSON] = []
    for input in inputs {
      if let full = try batch.add(input) { batches.append(full.input) }
    }
    if !batch.isEmpty { batches.append(batch.input) }
    inspect(slot) { $0.afterItemBatcher = .array(batches) }
  }
}

extension ErrorOutput {
  fileprivate static let needsMock = ErrorOutput(
    error: .runtime, cause: "The branches and iterations of a state are not run in a test.")
}
