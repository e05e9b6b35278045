internal import ASLModel
internal import JSONTree

/// Beginning a distributed Map.
///
/// - Note: As recorded from the service: MaxConcurrency and the items of the state's own data are
///   looked at before MapStateStarted, the other fields after it, and what MaxItems and the reader
///   get wrong fails the Map Run.
extension Execution {
  mutating func startMapRun(
    _ state: MapState, _ type: MapState.ExecutionType, over input: JSON, _ slot: Int,
    _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let concurrency = try maxConcurrency(
      state, upTo: settings.quotas.distributedMapConcurrency, over: input, slot)
    // An ItemReader leaves no room for ItemsPath, which the service passes over.
    let items = state.itemReader == nil ? try items(state, over: input, slot) : []
    record(.mapStateStarted(length: items.count), in: slot, &requests)
    let tolerance = try failureTolerance(state, over: input, slot)
    let batch = try batch(state.itemBatcher, over: input, slot)
    let reading = try reading(state.itemReader, over: input, slot)
    let writing = try writing(state.resultWriter, over: input, slot)

    let names = MapRunNames(
      settings, machine.states[branches[slot].state.index], state, id: random.nextUUID())
    record(.mapRunStarted(mapRunARN: names.mapRunARN), in: slot, &requests)
    let place = addSummary(names, state, concurrency, tolerance, slot)
    let limit = settings.quotas.payloadBytes
    var run = MapRun(
      place: place, settings: childSettings(names, type, slot), input: input,
      concurrency: concurrency, tolerance: tolerance, source: MapItemSource(items), batch: batch,
      results: MapResults(state.resultWriter?.transformation ?? .compact, limit: limit))
    branches[slot].phase = .mapRun
    run.writer = openResults(writing, names.mapRunARN, slot, &requests)
    if let reading { run.source = openItems(reading, slot, &requests) }
    activeMapRuns[slot] = run
    countRead(items.count, slot)
    beginMapRun(reading, slot, &requests)
  }

  private mutating func beginMapRun(
    _ reading: Reading?, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) {
    if let reading, let maxItems = reading.maxItems, maxItems < 0 {
      let error = ErrorOutput(error: .itemReaderFailed, cause: "field MaxItems must be positive")
      return failMapRun(slot, error, &requests)
    }
    continueMapRun(slot, &requests)
  }

  /// Goes on with a Map Run that did not succeed: what succeeded in it stays.
  mutating func redriveMapRun(
    _ run: MapRun, _ state: MapState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    guard mapRuns[run.place].redriveCount < MapRun.redriveLimit else { throw .redrivenTooOften }
    var reading: Reading?
    if run.source.isUnread { reading = try self.reading(state.itemReader, over: run.input, slot) }
    let writing = try writing(state.resultWriter, over: run.input, slot)

    mapRuns[run.place].redrive(run, at: now)
    let (arn, count) = (mapRuns[run.place].arn, mapRuns[run.place].redriveCount)
    record(.mapRunRedriven(mapRunARN: arn, redriveCount: count), in: slot, &requests)
    var run = run
    branches[slot].phase = .mapRun
    run.writer = openResults(writing, arn, goesOn: run.begun > 0, slot, &requests)
    if let reading, let source = openItems(reading, slot, &requests).reader {
      run.source.reopen(source)
    }
    activeMapRuns[slot] = run
    beginMapRun(reading, slot, &requests)
  }

  private mutating func addSummary(
    _ names: MapRunNames, _ state: MapState, _ concurrency: Int, _ tolerance: FailureTolerance,
    _ slot: Int
  ) -> Int {
    let most = settings.quotas.distributedMapConcurrency ?? Self.unlimitedConcurrency
    mapRuns.append(
      MapRunSummary(
        arn: names.mapRunARN, state: branches[slot].state, startDate: now,
        maxConcurrency: concurrency == most ? 0 : concurrency,
        toleratedFailureCount: tolerance.count ?? 0,
        toleratedFailurePercentage: tolerance.percentage ?? 0))
    return mapRuns.count - 1
  }

  private func childSettings(
    _ names: MapRunNames, _ type: MapState.ExecutionType, _ slot: Int
  ) -> ExecutionSettings {
    var child = settings
    child.type = type == .standard ? .standard : .express
    child.stateMachineName = names.machine
    child.stateMachineARN = names.stateMachineARN
    child.executionARN = names.executionPrefix(child.type)
    child.quotas = settings.quotas.ofChild(child.type)
    child.mapRun = MapRunPlace(mapRunARN: names.mapRunARN, iterations: iterations(around: slot))
    return child
  }

  // MARK: Fields

  mutating func batch(
    _ batcher: ItemBatcher?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> MapBatch? {
    guard let batcher else { return nil }
    let maxItems = try positive(batcher.maxItemsPerBatch, "MaxItemsPerBatch", over: input, slot)
    let maxBytes = try positive(
      batcher.maxInputBytesPerBatch, "MaxInputBytesPerBatch", over: input, slot)
    let batchInput = try value(of: batcher.batchInput, over: input, slot)
    return MapBatch(
      maxItems: maxItems,
      maxBytes: [maxBytes, settings.quotas.payloadBytes].compactMap { $0 }.min(),
      batchInput: batchInput)
  }

  private mutating func value(
    of template: PayloadTemplate?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSON? {
    guard let template else { return nil }
    return try evaluate(template, over: input, slot)
  }

  private mutating func positive(
    _ field: Field<Int>?, _ name: String, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int? {
    guard let field else { return nil }
    let value = try integer(field, name, atLeast: 1, over: input, slot)
    guard value > 0 else { throw EvaluationError(.runtime, "field \(name) must be positive") }
    return value
  }

  private struct Reading {
    let reader: ItemReader
    let arguments: JSON
    /// nil where there is no limit; a negative one is a fault.
    let maxItems: Int?
  }

  private mutating func reading(
    _ reader: ItemReader?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Reading? {
    guard let reader else { return nil }
    let arguments = try value(of: reader.arguments, over: input, slot)
    var maxItems: Int?
    if let field = reader.config.maxItems {
      maxItems = try integer(field, "MaxItems", atLeast: Int.min, over: input, slot)
    }
    // As recorded, 0 is no limit.
    if maxItems == 0 { maxItems = nil }
    return Reading(reader: reader, arguments: arguments ?? .object([:]), maxItems: maxItems)
  }

  private struct Writing {
    let resource: TaskResource
    let arguments: JSON
    let config: WriterConfig
  }

  /// nil where results stay in the state's output.
  private mutating func writing(
    _ writer: ResultWriter?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Writing? {
    guard let writer, let resource = writer.resource else { return nil }
    let arguments = try value(of: writer.arguments, over: input, slot)
    return Writing(
      resource: resource, arguments: arguments ?? .object([:]),
      config: writer.config ?? WriterConfig(transformation: .none, outputType: .json))
  }

  // MARK: Requests

  private mutating func openResults(
    _ writing: Writing?, _ mapRunARN: String, goesOn: Bool = false, _ slot: Int,
    _ requests: inout [ExecutionRequest]
  ) -> RequestID? {
    guard let writing else { return nil }
    let id = newRequest()
    owners[id] = slot
    requests.append(
      .openResults(
        ResultsRequest(
          id: id, state: branches[slot].state,
          stateName: machine.states[branches[slot].state.index].name,
          iterations: iterations(around: slot), resource: writing.resource,
          arguments: writing.arguments, config: writing.config, mapRunARN: mapRunARN, goesOn: goesOn
        )))
    return id
  }

  private mutating func openItems(
    _ reading: Reading, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) -> MapItemSource {
    let id = newRequest()
    if let maxItems = reading.maxItems, maxItems < 0 { return MapItemSource([]) }
    owners[id] = slot
    requests.append(
      .openItems(
        ItemsRequest(
          id: id, state: branches[slot].state,
          stateName: machine.states[branches[slot].state.index].name,
          iterations: iterations(around: slot), resource: reading.reader.resource,
          arguments: reading.arguments, config: reading.reader.config, maxItems: reading.maxItems,
          count: min(MapItemSource.pageSize, reading.maxItems ?? MapItemSource.pageSize))))
    return MapItemSource(id, maxItems: reading.maxItems)
  }
}

extension ResultWriter {
  /// How results look in the state's output; with a Resource they are not in it.
  fileprivate var transformation: WriterConfig.Transformation { config?.transformation ?? .none }
}
