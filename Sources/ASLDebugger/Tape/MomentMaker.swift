import ASLInterpreter
import ASLModel
import ASLRuntime

/// Finds the moments in a step: the phases that a state has gone through, and the events that
/// belong to none.
struct MomentMaker {
  private(set) var moments: [Moment] = []
  var threads = ThreadTable()
  private let step: DriverStep
  private let index: Int
  private let momentsBefore: Int
  private var eventCount: Int
  private let mover: BranchSummary?
  private var machine: StateMachine { step.hosted.machine }
  private var number: Int { step.hosted.number }

  init(_ step: DriverStep, index: Int, eventsBefore: Int, momentsBefore: Int) {
    self.step = step
    self.index = index
    self.momentsBefore = momentsBefore
    eventCount = eventsBefore
    mover = step.execution.lastMoved
  }

  /// Finds the moments of the step, and adds the threads that are new.
  mutating func run() {
    for request in step.requests {
      switch request {
      case .record(let event):
        eventCount += 1
        add(event)
      case .startTask(let task):
        let thread = thread(ofBranch: step.execution.lastMover ?? 0)
        threads.call(number, task.id.number, by: thread)
        threads.goesOn(thread)
        add(thread, task.state, .input)
      default: break
      }
    }
    addFailure()
    addWaiting()
  }

  private mutating func add(
    _ thread: Int, _ state: StateID?, _ phase: Phase?, _ detail: Moment.Detail = .none
  ) {
    let moment = Moment(
      thread: thread, state: state, phase: phase, step: index, event: eventCount, detail: detail)
    threads.note(moment, at: momentsBefore + moments.count)
    moments.append(moment)
  }

  // MARK: Events

  private mutating func add(_ event: HistoryEvent) {
    switch event.kind {
    case .stateEntered(_, let state, name: _, input: _):
      let thread = thread(ofBranch: event.branch)
      threads.goesOn(thread)
      add(thread, state, .enter)
    case .stateExited(_, let state, name: _, output: _, let assigned):
      addLeaving(thread(ofBranch: event.branch), state, assigns: assigned != nil)
    case .task(_, let taskEvent): add(taskEvent, thread(ofBranch: event.branch))
    case .evaluationFailed(let error, location: _, state: _):
      fail(thread(ofBranch: event.branch), error)
    case .parallelStateStarted: start(thread(ofBranch: event.branch), isMap: false)
    case .mapStateStarted: start(thread(ofBranch: event.branch), isMap: true)
    case .parallelStateSucceeded, .mapStateSucceeded:
      let thread = thread(ofBranch: event.branch)
      add(thread, state(of: thread), .result)
    case .mapIterationStarted(let name, let item): iterate(event.branch, name, item)
    case .executionSucceeded(let output): end(.succeeded(output: output))
    case .executionFailed(let error): end(.failed(error))
    case .executionTimedOut: end(.timedOut)
    case .executionAborted(let error): end(.aborted(error))
    case .executionStarted, .executionRedriven, .stateAborted, .parallelStateFailed,
      .mapStateFailed, .mapIterationSucceeded, .mapIterationFailed, .mapIterationAborted,
      .mapRunStarted, .mapRunSucceeded, .mapRunFailed, .mapRunAborted, .mapRunRedriven:
      let thread = thread(ofBranch: event.branch)
      add(thread, state(of: thread), nil)
    }
  }

  private mutating func add(_ event: HistoryEvent.TaskEvent, _ thread: Int) {
    let state = state(of: thread)
    switch event {
    case .scheduled: add(thread, state, .call)
    case .started, .submitted: add(thread, state, nil)
    case .succeeded: add(thread, state, .result)
    case .scheduleFailed(let error), .startFailed(let error), .submitFailed(let error),
      .failed(let error), .timedOut(let error):
      fail(thread, error)
    }
  }

  /// A Parallel or Map starts what is inside.
  private mutating func start(_ thread: Int, isMap: Bool) {
    let state = state(of: thread)
    threads.goesOn(thread)
    add(thread, state, .input)
    if isMap {
      if let state { threads.enterMap(number, state, by: thread) }
      add(thread, state, .items)
    }
    add(thread, state, .call)
  }

  private mutating func iterate(_ branch: Int, _ name: String, _ item: Int) {
    let around = thread(ofBranch: step.execution.lastMover ?? 0)
    let outer =
      state(of: around).map { machine[$0].name } == name ? around : threads[around].parent
    let map = outer.flatMap { state(of: $0) } ?? StateID(index: 0)
    let thread = threads.add(
      number, branch, parent: outer, .iteration(of: map, index: item), part: "\(name)#\(item)")
    add(thread, nil, nil)
  }

  /// A state is left: its phases after the work, or all of them where it has none to wait for.
  private mutating func addLeaving(_ thread: Int, _ id: StateID, assigns: Bool) {
    let state = machine[id]
    let left = step.execution.lastLeft?.inspection
    var isProcessed = true
    if let handling = left?.handling, let index = handling.catchIndex {
      tellFailure(thread, id, handling.error, machine.fate(id, caughtBy: index))
      add(thread, id, .catch, .caught(index: index, handling.error))
      isProcessed = false
    } else {
      switch state.kind {
      case .pass:
        if state.hasInputFields { add(thread, id, .input) }
        add(thread, id, .result)
      case .choice:
        if state.hasInputFields { add(thread, id, .input) }
        add(thread, id, .rule, .rule(left?.choiceRule))
      case .succeed: if state.hasInputFields { add(thread, id, .input) }
      case .task, .wait, .fail, .parallel, .map: break
      }
    }
    if isProcessed, state.data.resultSelector != nil { add(thread, id, .select) }
    if assigns { add(thread, id, .assign) }
    add(thread, id, .output)
    add(thread, id, .next, .to(machine.target(of: id, left)))
    threads.goesOn(thread)
  }

  private mutating func end(_ outcome: Outcome) {
    if case .failed(let error) = outcome, let branch = step.execution.lastMover {
      let thread = thread(ofBranch: branch)
      tellFailure(thread, state(of: thread), error, .uncaught)
    }
    add(thread(ofBranch: 0), nil, .end, .ended(outcome))
  }

  // MARK: What no event tells

  private mutating func fail(_ thread: Int, _ error: ErrorOutput) {
    let fate = step.execution.fate(ofFailureIn: threads[thread].branch) ?? .uncaught
    tellFailure(thread, state(of: thread), error, fate)
  }

  private mutating func tellFailure(
    _ thread: Int, _ state: StateID?, _ error: ErrorOutput, _ fate: Fate
  ) {
    guard !threads.hasFailed(thread) else { return }
    threads.fails(thread)
    add(thread, state, .error, .error(error, fate))
  }

  /// A failure that has no event of its own.
  private mutating func addFailure() {
    guard let mover, let error = mover.failure else { return }
    fail(thread(ofBranch: mover.number), error)
  }

  private mutating func addWaiting() {
    guard let mover,
      step.requests.contains(where: { if case .setTimer = $0 { true } else { false } })
    else { return }
    switch mover.status {
    case .waitingToRetry(_, let until, let attempt, let error):
      let thread = thread(ofBranch: mover.number)
      let index = mover.inspection?.handling?.retryIndex ?? 0
      let delay = until.duration(since: step.execution.now)
      tellFailure(
        thread, mover.state, error,
        .retried(state: mover.state, retrier: index, attempt: attempt, delay: delay))
      add(
        thread, mover.state, .retry,
        .retry(index: index, attempt: attempt, delay: delay, error))
    case .waiting(_, let until):
      let thread = thread(ofBranch: mover.number)
      if machine[mover.state].hasInputFields { add(thread, mover.state, .input) }
      add(thread, mover.state, .wait, .until(until))
    case .entering, .working, .waitingForTask, .waitingForChildren: break
    }
  }

  // MARK: Threads

  private func state(of thread: Int) -> StateID? {
    if let mover, threads[thread].branch == mover.number { return mover.state }
    return step.execution.branch(numbered: threads[thread].branch)?.state
      ?? step.execution.lastLeft.flatMap { $0.number == threads[thread].branch ? $0.state : nil }
  }

  private mutating func thread(ofBranch branch: Int) -> Int {
    if let id = threads.id(number, branch) { return id }
    if branch == 0 { return threads.addFirst(of: step.hosted) }
    let summary = mover?.number == branch ? mover : step.execution.branch(numbered: branch)
    let outer = summary?.parent.map { thread(ofBranch: $0) } ?? thread(ofBranch: 0)
    let index = summary?.index ?? 0
    let around = state(of: outer)
    let name = around.map { machine[$0].name } ?? "?"
    if let around, machine[around].type == .map {
      return threads.add(
        number, branch, parent: outer, .iteration(of: around, index: index),
        part: "\(name)#\(index)")
    }
    return threads.add(
      number, branch, parent: outer, .branch(of: around ?? StateID(index: 0), index: index),
      part: "\(name)[\(index)]")
  }
}

extension ThreadTable {
  /// The top level of an execution.
  fileprivate mutating func addFirst(of hosted: HostedExecution) -> Int {
    switch hosted.origin {
    case .driver: return add(hosted.number, 0, parent: nil, .main, part: "main")
    case .mapRun(let parent, let child):
      return add(
        hosted.number, 0, parent: map(parent.number, child.state) ?? id(parent.number, 0),
        .iteration(of: child.state, index: child.index),
        part: "\(child.stateName)#\(child.index)")
    case .task(let parent, let task):
      let name = hosted.settings.stateMachineName
      return add(
        hosted.number, 0,
        parent: caller(parent.number, task.id.number) ?? id(parent.number, 0),
        .nested(task: task.state, machine: name), part: "\(task.stateName)>\(name)")
    }
  }
}

extension State {
  /// Whether the state has fields that make its effective input of the raw one.
  var hasInputFields: Bool {
    if case .whole = data.inputPath { return data.arguments != nil }
    return true
  }
}

extension StateMachine {
  fileprivate func fate(_ id: StateID, caughtBy index: Int) -> Fate {
    .caught(state: id, catcher: index, next: self[id].catchers[index].next)
  }

  /// Where a state that is left leads; nil at the end of its scope.
  fileprivate func target(of id: StateID, _ left: Inspection?) -> StateID? {
    if let index = left?.handling?.catchIndex { return self[id].catchers[index].next }
    if case .choice(let choice) = self[id].kind {
      return left?.choiceRule.map { choice.rules[$0].next } ?? choice.defaultState
    }
    guard case .next(let next) = self[id].transition else { return nil }
    return next
  }
}
