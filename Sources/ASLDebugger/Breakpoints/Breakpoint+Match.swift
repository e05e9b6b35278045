import ASLInterpreter
import ASLModel

/// What a breakpoint looks at.
struct MomentContext {
  let moment: Moment
  let thread: DebugThread
  let machine: StateMachine
  /// Whether the machine is the one whose definition the session has.
  let isMain: Bool
  /// Whether the moment is the first of its thread.
  let isFirst: Bool

  var state: State? { moment.state.map { machine[$0] } }
}

extension Breakpoint {
  /// Whether a moment is one of its own, whatever its conditions say.
  func matches(_ context: MomentContext) -> Bool {
    guard isEnabled, thread == nil || thread == context.thread.id else { return false }
    let moment = context.moment
    switch trigger {
    case .location(let location): return matches(location, context)
    case .error(let name, let handling):
      guard case .error(let error, let fate) = moment.detail else { return false }
      return (name == nil || name == error.error?.text) && (handling.map { $0.holds(fate) } ?? true)
    case .retry(let state, let attempt):
      guard case .retry(_, let number, _, _) = moment.detail else { return false }
      return (state == nil || state == context.state?.name)
        && (attempt == nil || attempt == number)
    case .transition(let from, let to):
      guard case .to(let target) = moment.detail else { return false }
      return (from == nil || from == context.state?.name)
        && (to == nil || to == target.map { context.machine[$0].name })
    case .choice(let state, let rule):
      guard case .rule(let index) = moment.detail, context.state?.name == state else {
        return false
      }
      return switch rule {
      case nil: true
      case .default: index == nil
      case .index(let wanted): index == wanted
      }
    case .timeout: return moment.phase == .error && moment.error?.error == .timeout
    case .wait: return moment.phase == .wait
    case .task(let resource):
      guard moment.phase == .call, case .task(let task) = context.state?.kind else { return false }
      return resource.map { ASLDebugger.matches(task.resource.arn, pattern: $0) } ?? true
    case .assign: return moment.phase == .assign
    case .mapFailure: return moment.phase == .error && context.state?.type == .map
    case .join:
      guard moment.phase == .result, let type = context.state?.type else { return false }
      return type == .parallel || type == .map
    case .watch: return moment.phase != nil
    }
  }

  private func matches(_ location: Location, _ context: MomentContext) -> Bool {
    guard let phase = context.moment.phase else { return false }
    switch location.target {
    case .line:
      guard context.isMain, case .bound(let places) = binding else { return false }
      return places.contains { place in
        place.state == context.moment.state && (location.phase ?? place.phase) == phase
          && place.index.map { $0 == context.moment.index } ?? true
      }
    case .states(let pattern, let path):
      guard (location.phase ?? .enter) == phase, let name = context.state?.name else {
        return false
      }
      return ASLDebugger.matches(name, pattern: pattern)
        && endsWith(context.thread.label, path: path)
    case .type(let type):
      return (location.phase ?? .enter) == phase && context.state?.type == type
    case .thread(let path):
      return context.isFirst && phase == .enter && endsWith(context.thread.label, path: path)
    }
  }
}

extension Breakpoint.Handling {
  fileprivate func holds(_ fate: Fate) -> Bool {
    switch (self, fate) {
    case (.caught, .caught), (.caught, .tolerated), (.uncaught, .uncaught), (.retried, .retried):
      true
    default: false
    }
  }
}

extension Moment {
  /// The index of the Retry, Catch or Choices entry that it is about.
  var index: Int? {
    switch detail {
    case .rule(let index): index
    case .retry(let index, _, _, _), .caught(let index, _): index
    case .none, .error, .until, .to, .ended: nil
    }
  }
}
