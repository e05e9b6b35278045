import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// Why things went as they did, in lines of text.
extension DebugSession {
  /// The cause of the last transition of the thread shown.
  public func why() -> [String] {
    guard let thread = lastStop?.thread.id else { return ["nothing has happened yet"] }
    let indices = tape.threads.momentIndices(of: thread).filter { $0 <= cursor }
    for index in indices.reversed() {
      let moment = tape.moments[index]
      switch moment.detail {
      case .rule: return choiceLines(at: index)
      case .retry(let retrier, let attempt, let delay, let error):
        return retryLines(moment, retrier, attempt, delay, error)
      case .caught(let catcher, let error): return catchLines(moment, catcher, error)
      case .error(let error, let fate) where index == indices.last:
        return errorLines(moment, error, fate)
      case .to(let target):
        if let lines = causeOfLeaving(indices, before: index) { return lines }
        let from = stateName(moment)
        guard let target else { return ["\(from) ends its scope: it has End"] }
        let to = name(of: target, in: tape.threads[moment.thread].execution)
        return ["\(from) has Next: \(to)"]
      case .none, .until, .error, .ended: continue
      }
    }
    return ["no state has been left yet: the execution begins with StartAt"]
  }

  /// Of a state that is left by a Choice Rule or a Catcher, that.
  private func causeOfLeaving(_ indices: [Int], before index: Int) -> [String]? {
    for place in indices.reversed() where place < index {
      let moment = tape.moments[place]
      if moment.phase == .enter { return nil }
      if case .rule = moment.detail { return choiceLines(at: place) }
      if case .caught(let catcher, let error) = moment.detail {
        return catchLines(moment, catcher, error)
      }
    }
    return nil
  }

  private func stateName(_ moment: Moment) -> String {
    moment.state.map { name(of: $0, in: tape.threads[moment.thread].execution) } ?? "?"
  }

  private func state(_ moment: Moment) -> State? {
    moment.state.map { machine(of: tape.threads[moment.thread].execution)[$0] }
  }

  /// The rules of a Choice from the first, each with what it compared.
  private func choiceLines(at index: Int) -> [String] {
    let moment = tape.moments[index]
    guard let state = state(moment), case .choice(let choice) = state.kind else { return [] }
    let thread = tape.threads[moment.thread]
    let execution = timelines[current].tape.execution(thread.execution, at: moment.step)
    let outcomes = execution?.ruleOutcomes(ofBranch: thread.branch, left: true) ?? []
    var lines = ["\(state.name) is a Choice:"]
    for (place, rule) in choice.rules.enumerated() {
      let isTaken = moment.detail == .rule(place)
      guard outcomes.indices.contains(place) else { continue }
      lines.append(line(of: rule, place, outcomes[place], isTaken, moment))
      if isTaken { break }
    }
    if moment.detail == .rule(nil), let target = choice.defaultState {
      lines.append("  Default -> \(name(of: target, in: thread.execution)): no rule is true")
    }
    return lines
  }

  private func line(
    of rule: ChoiceRule, _ place: Int, _ outcome: RuleOutcome, _ isTaken: Bool, _ moment: Moment
  ) -> String {
    let target = name(of: rule.next, in: tape.threads[moment.thread].execution)
    let operands = outcome.operands.map { "\($0.path) is \($0.value?.text ?? "not there")" }
    let why = outcome.failure ?? operands.joined(separator: ", ")
    let word = outcome.failure != nil ? "fails" : outcome.holds ? "true" : "false"
    return "  Choices[\(place)] -> \(target): \(rule.condition.text) is \(word)"
      + (why.isEmpty ? "" : " (\(why))") + (isTaken ? ", the first that is true" : "")
  }

  private func retryLines(
    _ moment: Moment, _ index: Int, _ attempt: Int, _ delay: Duration, _ error: ErrorOutput
  ) -> [String] {
    guard let state = state(moment), state.retriers.indices.contains(index) else { return [] }
    let retrier = state.retriers[index]
    return [
      "\(state.name) failed with \(error.name)",
      "  Retry[\(index)] matches: \(retrier.errorEquals.map(\.text).joined(separator: ", "))",
      "  retry \(attempt) of at most \(retrier.maxAttempts) in \(delay.secondsText)"
        + (retrier.jitter == .full ? ", with jitter" : "")
        + " (IntervalSeconds \(retrier.intervalSeconds), BackoffRate \(retrier.backoffRate))",
    ]
  }

  private func catchLines(_ moment: Moment, _ index: Int, _ error: ErrorOutput) -> [String] {
    guard let state = state(moment), state.catchers.indices.contains(index) else { return [] }
    var lines = ["\(state.name) failed with \(error.name)"]
    if !state.retriers.isEmpty { lines.append("  no Retrier tries again") }
    for (place, catcher) in state.catchers.prefix(index + 1).enumerated() {
      let names = catcher.errorEquals.map(\.text).joined(separator: ", ")
      let target = name(of: catcher.next, in: tape.threads[moment.thread].execution)
      lines.append(
        place == index
          ? "  Catch[\(place)] matches: \(names) -> \(target)"
          : "  Catch[\(place)] does not match: \(names)")
    }
    return lines
  }

  private func errorLines(_ moment: Moment, _ error: ErrorOutput, _ fate: Fate) -> [String] {
    guard let state = state(moment) else { return [] }
    var lines = ["\(state.name) failed with \(error.name)"]
    for (place, retrier) in state.retriers.enumerated() {
      lines.append(
        "  Retry[\(place)] is for \(retrier.errorEquals.map(\.text).joined(separator: ", "))")
    }
    for (place, catcher) in state.catchers.enumerated() {
      lines.append(
        "  Catch[\(place)] is for \(catcher.errorEquals.map(\.text).joined(separator: ", "))")
    }
    switch fate {
    case .retried(_, let index, _, let delay):
      lines.append("  so Retry[\(index)] tries again in \(delay.secondsText)")
    case .caught(let owner, let index, let next):
      let execution = tape.threads[moment.thread].execution
      lines.append(
        "  so Catch[\(index)] of \(name(of: owner, in: execution)) leads to "
          + name(of: next, in: execution))
    case .tolerated: lines.append("  so the Map around it counts it and goes on")
    case .uncaught: lines.append("  so the execution fails")
    }
    return lines
  }

  // MARK: Why not

  /// Why a state was not entered: the nearest transition that leads there, and what became of it.
  public func whyNot(_ wanted: String) -> [String] {
    let machine = configuration.machine
    guard let id = machine.id(named: wanted) else {
      let near = nearestName(to: wanted, among: names).map { "; did you mean '\($0)'?" } ?? ""
      return ["no state is called '\(wanted)'\(near)"]
    }
    if let index = lastEntry(of: wanted) {
      return ["\(wanted) was entered, at event #\(tape.moments[index].event)"]
    }
    return whyNot(id, machine, depth: 0)
  }

  private func whyNot(_ id: StateID, _ machine: StateMachine, depth: Int) -> [String] {
    let target = machine[id]
    let scope = machine.scope(holding: id)
    let edges = StateGraph(machine, scope).transitions.filter { $0.target == id }
    for edge in edges {
      if let index = lastEntry(of: machine[edge.source].name) {
        return reason(against: edge, enteredAt: index, machine)
      }
    }
    if let edge = edges.first, depth < 64 {
      let source = machine[edge.source].name
      return ["\(target.name) follows from \(source), which was not entered:"]
        + whyNot(edge.source, machine, depth: depth + 1)
    }
    if let parent = target.parent {
      let around = machine[parent.state].name
      if lastEntry(of: around) == nil, depth < 64 {
        return ["\(target.name) is inside of \(around), which was not entered:"]
          + whyNot(parent.state, machine, depth: depth + 1)
      }
      return ["\(target.name) is inside of \(around), which has not started it"]
    }
    return ["no transition leads to \(target.name)"]
  }

  private func reason(
    against edge: StateGraph.Edge, enteredAt index: Int, _ machine: StateMachine
  ) -> [String] {
    let source = machine[edge.source].name
    let thread = tape.moments[index].thread
    let later = tape.threads.momentIndices(of: thread).filter { $0 > index && $0 <= cursor }
    let rule = later.first { if case .rule = tape.moments[$0].detail { true } else { false } }
    switch edge.kind {
    case .choice, .default:
      guard let rule else { return ["\(source) has not been decided yet"] }
      return choiceLines(at: rule)
    case .catcher(let place):
      let names = machine[edge.source].catchers[place].errorEquals.map(\.text)
      let error = later.compactMap { tape.moments[$0].error }.first
      guard let error else {
        return ["Catch[\(place)] of \(source) leads there, and \(source) has not failed"]
      }
      return [
        "Catch[\(place)] of \(source) leads there for \(names.joined(separator: ", ")), and it "
          + "failed with \(error.name)"
      ]
    case .next: return ["\(source) leads there and has not been left yet, or has failed"]
    }
  }

  // MARK: Origin

  /// What changed the value of an expression last, in the threads that the data came through.
  public func origin(of expression: String) -> [String] {
    guard let (index, old, new) = change(of: expression) else {
      return ["the value has not changed since the execution began"]
    }
    let moment = tape.moments[index]
    var lines = [
      "\(stateName(moment)) @\(moment.phase?.rawValue ?? "event"), event #\(moment.event)",
      "  \(old) -> \(new)",
    ]
    if let range = range(of: moment) {
      let place = source.position(at: range.start)
      lines.append("  \(source.name):\(place.line):\(place.column)")
    }
    return lines
  }

  /// Goes to the moment that changed the value of an expression last; nil where none did.
  public func gotoOrigin(of expression: String) -> Stop? {
    change(of: expression).flatMap { goto(moment: $0.0) }
  }

  private func change(of expression: String) -> (Int, String, String)? {
    func text(_ index: Int) -> String {
      do throws(EvaluationFailure) {
        return try evaluator(at: index).value(of: expression)?.text ?? "undefined"
      } catch {
        return "<\(error)>"
      }
    }
    guard tape.moments.indices.contains(cursor) else { return nil }
    let thread = tape.moments[cursor].thread
    let now = text(cursor)
    var later = cursor
    for index in (0..<cursor).reversed() {
      let moment = tape.moments[index]
      guard moment.phase != nil, moment.state != nil,
        tape.threads.isInside(thread, moment.thread)
      else { continue }
      let value = text(index)
      if value != now { return (later, value, now) }
      later = index
    }
    return nil
  }
}

extension ErrorOutput {
  fileprivate var name: String { error?.text ?? "no Error Name" }
}

extension Duration {
  fileprivate var secondsText: String {
    let (seconds, attoseconds) = components
    let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    return milliseconds % 1_000 == 0 ? "\(seconds)s" : "\(Double(milliseconds) / 1_000)s"
  }
}

extension StateMachine {
  /// The scope that a state belongs to.
  fileprivate func scope(holding id: StateID) -> Scope {
    guard let parent = self[id].parent else { return top }
    return self[parent.state].innerScopes[parent.branch]
  }
}
