import ASLInterpreter
import ASLModel
import JSONTree

/// How executions begin and end, and what distributed Maps ask for.
extension ExecutionDriver {
  /// - Parameter event: what it begins with: that it starts, or is redriven.
  func begin(_ life: ExecutionLife, _ event: ExecutionEvent) {
    nextNumber += 1
    lives[life.hosted.number] = life
    observer?.began(life.hosted, input: life.input, at: time.now)
    tell(event, to: life)
  }

  /// Forgets an execution that has ended, and tells those who wait for it.
  func finish(_ life: ExecutionLife, _ outcome: Outcome) {
    lives[life.hosted.number] = nil
    observer?.ended(life.hosted, outcome, at: time.now)
    nested.ended(life)
    desk.close(execution: life.hosted.number)
    keep(life, outcome)
    if options.keepsRecords, life !== main {
      records.append(
        Record(
          hosted: life.hosted, outcome: outcome, history: life.history, journal: life.journal))
    }
    for waiter in life.waiters {
      children[waiter.key] = nil
      switch waiter {
      case .map(let parent, let id): tell(.childFinished(id, outcome), to: parent)
      case .task(let parent, let id): taskEnded(id, of: parent, with: life, outcome)
      }
    }
    life.waiters.removeAll()
  }

  func start(_ request: ChildRequest, of parent: ExecutionLife) {
    let ended =
      request.redriveCount > 0
      ? unfinished.removeValue(forKey: request.settings.executionARN) : nil
    if let ended, let outcome = ended.execution.outcome,
      ended.execution.redriveStatus(at: time.now) != .redrivable
    {
      return tell(.childFinished(request.id, outcome), to: parent)
    }
    let child = HostedExecution.MapChild(
      state: request.state, stateName: request.stateName, index: request.index)
    let execution = ended?.execution ?? request.execution
    let hosted = HostedExecution(
      number: nextNumber, origin: .mapRun(parent: parent.hosted, child), machine: request.machine,
      settings: execution.settings)
    let life = ExecutionLife(hosted, execution, input: request.input)
    if let ended { life.live(ended.past) }
    life.waiters = [.map(parent, request.id)]
    children[RequestKey(parent, request.id)] = life
    begin(life, ended == nil ? .started(input: request.input) : .redriven)
  }

  /// Keeps a child that did not succeed, should its Map Run be redriven.
  private func keep(_ life: ExecutionLife, _ outcome: Outcome) {
    guard options.keepsUnfinishedChildren, case .mapRun(_, let child) = life.hosted.origin,
      life.hosted.whole === main.hosted, life.hosted.settings.type == .standard
    else { return }
    switch outcome {
    case .succeeded: break
    case .failed, .timedOut, .aborted:
      unfinished[life.hosted.settings.executionARN] = UnfinishedChild(
        map: child.state, execution: life.execution, past: life.past)
    }
  }

  /// Aborts a child that its Map does not wait for any more.
  func stopChild(_ key: RequestKey) {
    guard let life = children.removeValue(forKey: key) else { return }
    life.waiters.removeAll()
    tell(.stopped(ErrorOutput(error: nil, cause: nil)), to: life)
  }

  func open(
    _ request: ItemsRequest, of life: ExecutionLife, in group: inout DiscardingTaskGroup
  ) {
    guard let storage else {
      let error = ErrorOutput(
        error: "States.ItemReaderFailed", cause: "There is nothing here that items are read from.")
      return tell(.itemsFailed(request.id, error), to: life)
    }
    let key = RequestKey(life, request.id)
    let counts = desk.openReader(key)
    desk.read(request.count, from: key)
    let inbox = inbox
    group.addTask { await readItems(request, of: key, counts, storage, inbox) }
  }

  func open(
    _ request: ResultsRequest, of life: ExecutionLife, in group: inout DiscardingTaskGroup
  ) {
    guard let storage else {
      let error = ErrorOutput(
        error: "States.ResultWriterFailed",
        cause: "There is nothing here that results are written to.")
      return tell(.resultsFailed(request.id, error), to: life)
    }
    let key = RequestKey(life, request.id)
    let commands = desk.openWriter(key)
    let (inbox, backlog) = (inbox, desk.backlog)
    group.addTask { await writeResults(request, of: key, commands, storage, inbox, backlog) }
  }
}
