internal import ASLModel
internal import JSONTree

extension Execution {
  mutating func startMap(
    _ state: MapState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard facts.test == nil else { return try testMap(state, slot) }
    if let run = suspendedMapRuns.removeValue(forKey: branches[slot].number) {
      return try redriveMapRun(run, state, slot, &requests)
    }
    let input = try effectiveInput(slot)
    if case .distributed(let type) = state.mode {
      return try startMapRun(state, type, over: input, slot, &requests)
    }
    let concurrency = try maxConcurrency(
      state, upTo: settings.quotas.inlineMapConcurrency, over: input, slot)
    let items = try items(state, over: input, slot)
    inspect(slot) { $0.afterItemsPath = .array(items) }
    record(.mapStateStarted(length: items.count), in: slot, &requests)
    var children = Children(results: Array(repeating: .null, count: items.count))
    children.items = items
    children.input = input
    children.concurrency = concurrency == Self.unlimitedConcurrency ? nil : concurrency
    let tolerance = try failureTolerance(state, over: input, slot)
    children.hasTolerance = tolerance != FailureTolerance()
    children.toleratedFailures = tolerance.failures(of: items.count)
    branches[slot].children = children
    branches[slot].phase = .children
    let started = branches[slot].lastEvent
    for _ in 0..<min(items.count, concurrency) {
      try startIteration(state, of: slot, after: started, &requests)
    }
    if items.isEmpty { finishContainer(slot, .mapStateSucceeded, after: started, &requests) }
  }

  private mutating func startIteration(
    _ state: MapState, of slot: Int, after previous: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard let index = branches[slot].children?.next, let children = branches[slot].children,
      index < children.items.count
    else { return }
    let item = MapItem(index: index, value: children.items[index])
    var input = item.value
    if let selector = state.itemSelector {
      input = try evaluate(selector, over: children.input, slot, item)
    }
    branches[slot].children?.next = index + 1
    branches[slot].children?.running += 1
    let child = startChild(
      of: slot, at: index, state.processor.startAt, input, sizeBound(of: input, slot), item)
    branches[child].lastEvent = record(
      .mapIterationStarted(name: machine.states[branches[slot].state.index].name, index: index),
      branch: branches[child].number, after: previous, &requests)
  }

  /// ItemSelector sees the item as `$$.Map.Item`.
  mutating func evaluate(
    _ selector: PayloadTemplate, over input: JSON, _ slot: Int, _ item: MapItem
  ) throws(EvaluationError) -> JSON {
    var context = contextSource(slot)
    context.item = item
    let scope = BranchScope(
      input: input, variables: branches[slot].variables, contextSource: context)
    var random = self.random
    let value =
      isJSONata(slot)
      ? try selector.evaluate(in: StatesScope(branch: scope, now: now), random: &random)
      : try selector.evaluate(in: scope, random: &random)
    self.random = random
    return value
  }

  mutating func iterationSucceeded(
    _ state: MapState, _ child: Branch, of slot: Int, at index: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    let name = machine.states[branches[slot].state.index].name
    let event = record(
      .mapIterationSucceeded(name: name, index: index), branch: child.number,
      after: child.lastEvent, &requests)
    continueMap(state, slot, after: child.lastEvent, or: event, &requests)
  }

  /// Starts the next iteration, or ends the Map after the last.
  ///
  /// - Parameters:
  ///   - last: the last event inside the iteration that made room.
  ///   - end: the event of that iteration's end.
  mutating func continueMap(
    _ state: MapState, _ slot: Int, after last: Int, or end: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    guard let children = branches[slot].children else { return }
    if let held = children.held.first {
      branches[slot].children?.held.removeFirst()
      wakeReady(under: held)
    } else if children.next < children.items.count {
      do {
        try startIteration(state, of: slot, after: last, &requests)
      } catch {
        mapFailed(slot, error, after: last, &requests)
      }
    } else if children.running == 0 {
      finishContainer(slot, .mapStateSucceeded, after: end, &requests)
    }
  }

  /// An iteration's input cannot be made. What succeeded before is there for a redrive.
  private mutating func mapFailed(
    _ slot: Int, _ error: EvaluationError, after last: Int, _ requests: inout [ExecutionRequest]
  ) {
    branches[slot].lastEvent = last
    guard error.error != .runtime else { return fail(slot, error, &requests) }
    let interruption = interruption(of: slot)
    abortChildren(of: slot, after: last, &requests)
    branches[slot].children = nil
    branches[slot].phase = .starting
    let output = errorOutput(of: error, slot, &requests)
    fail(slot, Failure(output: output, interruption: interruption))
  }
}
