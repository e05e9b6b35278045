internal import ASLModel
internal import JSONTree

/// What a distributed Map at work is told.
///
/// A ``MapRun`` is changed where it is, never taken out and put back: it may hold many results.
extension Execution {
  mutating func itemsRead(
    _ id: RequestID, _ items: [ReadItem], isLast: Bool, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard let slot = owners[id], activeMapRuns[slot]?.source.expects(id) == true,
      let count = activeMapRuns[slot]?.source.take(items, isLast: isLast)
    else { return false }
    if activeMapRuns[slot]?.source.isLast == true {
      owners[id] = nil
      if !isLast { requests.append(.closeItems(id)) }
    }
    countRead(count, slot)
    continueMapRun(slot, &requests)
    return true
  }

  mutating func itemsFailed(
    _ id: RequestID, _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard let slot = owners[id], activeMapRuns[slot]?.source.expects(id) == true else {
      return false
    }
    owners[id] = nil
    activeMapRuns[slot]?.source.close()
    failMapRun(slot, error, &requests)
    return true
  }

  mutating func childFinished(
    _ id: RequestID, _ outcome: Outcome, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard let slot = owners[id], let child = activeMapRuns[slot]?.children.removeValue(forKey: id)
    else { return false }
    owners[id] = nil
    childEnded(child, outcome, slot, &requests)
    continueMapRun(slot, &requests)
    return true
  }

  mutating func resultsWritten(
    _ id: RequestID, _ output: JSON, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard let slot = owners[id], let run = activeMapRuns[slot], run.writer == id, run.isClosing
    else { return false }
    owners[id] = nil
    mapRuns[run.place].itemCounts.resultsWritten = mapRuns[run.place].itemCounts.ended
    mapRuns[run.place].executionCounts.resultsWritten = mapRuns[run.place].executionCounts.ended
    let result: JSON = [
      "MapRunArn": .string(mapRuns[run.place].arn), "ResultWriterDetails": output,
    ]
    succeedMapRun(slot, with: result, &requests)
    return true
  }

  mutating func resultsFailed(
    _ id: RequestID, _ error: ErrorOutput, _ requests: inout [ExecutionRequest]
  ) -> Bool {
    guard let slot = owners[id], let run = activeMapRuns[slot], run.writer == id else {
      return false
    }
    owners[id] = nil
    if !run.isClosing { requests.append(.closeResults(id)) }
    activeMapRuns[slot]?.writer = nil
    activeMapRuns[slot]?.hasLostResults = run.begun > 0
    failMapRun(slot, error, &requests)
    return true
  }

  /// Counts items that have been read.
  mutating func countRead(_ count: Int, _ slot: Int) {
    guard let run = activeMapRuns[slot] else { return }
    mapRuns[run.place].itemCounts.pending += count
    if run.batch == nil { mapRuns[run.place].executionCounts.pending += count }
  }

  /// Counts a child that has ended, and puts its result where it belongs.
  mutating func childEnded(
    _ child: MapRun.Child, _ outcome: Outcome, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) {
    guard let place = activeMapRuns[slot]?.place else { return }
    mapRuns[place].itemCounts.end(child.items, as: outcome)
    mapRuns[place].executionCounts.end(1, as: outcome)
    if let result = activeMapRuns[slot]?.take(child, outcome, at: now),
      let writer = activeMapRuns[slot]?.writer
    {
      requests.append(.writeResult(writer, result))
    }
  }
}

/// Children of a distributed Map.
extension Execution {
  /// Starts the children that there is room for, those that go on before new ones, reads on where
  /// items are short, and ends the Map Run after the last child.
  mutating func continueMapRun(_ slot: Int, _ requests: inout [ExecutionRequest]) {
    guard case .map(let state) = machine.states[branches[slot].state.index].kind else { return }
    if activeMapRuns[slot]?.exceedsTolerance == true {
      return failMapRun(slot, .toleranceExceeded, &requests)
    }
    redriveChildren(state, slot, &requests)
    do {
      while let (input, items) = try nextInput(state, slot) {
        startChild(state, slot, input, items, &requests)
      }
    } catch {
      return failMapRun(slot, error, &requests)
    }
    switch activeMapRuns[slot]?.next() {
    case .read(let reader, let count)?: requests.append(.readItems(reader, count: count))
    case .finish?: finishMapRun(slot, &requests)
    case .wait?, nil: break
    }
  }

  /// What the next child is given, and how many items that is; nil when there is no room for one,
  /// or nothing to give it yet.
  private mutating func nextInput(
    _ state: MapState, _ slot: Int
  ) throws(EvaluationError) -> (input: JSON, items: Int)? {
    guard activeMapRuns[slot]?.hasRoom == true else { return nil }
    while let (index, item) = activeMapRuns[slot]?.source.next() {
      do {
        let value = try selected(item, index, state, slot)
        guard state.itemBatcher != nil else {
          try checkItem(value, index, item.source, state, slot)
          return (value, 1)
        }
        if let batch = try activeMapRuns[slot]?.batch?.add(value) { return batch }
      } catch {
        activeMapRuns[slot]?.source.putBack(item)
        throw error
      }
    }
    return activeMapRuns[slot]?.takeLastBatch()
  }

  private func checkItem(
    _ input: JSON, _ index: Int, _ source: String?, _ state: MapState, _ slot: Int
  ) throws(EvaluationError) {
    guard let limit = settings.quotas.payloadBytes, input.textSize(upTo: limit) > limit else {
      return
    }
    let mapName = machine.states[branches[slot].state.index].name
    let place = source.map { " of \($0)" } ?? ""
    throw state.itemReader == nil
      ? .itemTooLarge(mapName)
      : EvaluationError(
        .itemReaderFailed,
        "The item at index \(index)\(place) is larger than the maximum of \(limit) bytes.")
  }

  /// An item after ItemSelector.
  private mutating func selected(
    _ item: ReadItem, _ index: Int, _ state: MapState, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    guard let selector = state.itemSelector else { return item.value }
    return try evaluate(
      selector, over: activeMapRuns[slot]?.input ?? .null, slot,
      MapItem(index: index, value: item.value, key: item.key, source: item.source))
  }

  private mutating func startChild(
    _ state: MapState, _ slot: Int, _ input: JSON, _ items: Int,
    _ requests: inout [ExecutionRequest]
  ) {
    let mapName = machine.states[branches[slot].state.index].name
    let (name, seed) = (random.nextUUID(), random.next())
    guard let index = activeMapRuns[slot]?.begun, let place = activeMapRuns[slot]?.place,
      let settings = activeMapRuns[slot]?.childSettings(index, name, mapName, seed, at: now)
    else { return }
    let id = newRequest()
    owners[id] = slot
    activeMapRuns[slot]?.begun += 1
    activeMapRuns[slot]?.children[id] = MapRun.Child(
      index: index, name: name, items: items, input: input, startDate: now)
    mapRuns[place].itemCounts.begin(items)
    mapRuns[place].executionCounts.begin(1)
    requests.append(
      .startChild(
        ChildRequest(
          id: id, state: branches[slot].state, stateName: mapName, index: index,
          attempt: branches[slot].retryCount, machine: machine.inside(state.processor),
          settings: settings, input: input)))
  }
}

extension EvaluationError {
  /// An item over the limit. The texts have not been recorded.
  fileprivate static func itemTooLarge(_ name: String) -> EvaluationError {
    EvaluationError(
      .dataLimitExceeded,
      "The state/task '\(name)' has an input with a size exceeding the maximum number of bytes "
        + "service limit.")
  }
}

extension ErrorOutput {
  static let toleranceExceeded = ErrorOutput(
    error: .exceedToleratedFailureThreshold,
    cause: "The specified tolerated failure threshold was exceeded")
}
