public import ASLModel
import Diagnostics
import JSONTree

/// Breakpoints: made, bound to the definition, changed, deleted.
extension DebugSession {
  /// Adds a breakpoint, and says where it is; one that can never be hit is kept, unverified.
  @discardableResult
  public func add(
    _ trigger: Breakpoint.Trigger, _ change: @Sendable (inout Breakpoint) -> Void = { _ in }
  ) -> Breakpoint {
    var breakpoint = Breakpoint(id: nextBreakpoint, trigger)
    change(&breakpoint)
    breakpoint.binding = binding(of: trigger)
    nextBreakpoint += 1
    if case .watch(let expression) = trigger, !tape.moments.isEmpty {
      do throws(EvaluationFailure) {
        watched[breakpoint.id] =
          try evaluator(at: cursor).value(of: expression).map { .value($0.text) } ?? .nothing
      } catch {
        watched[breakpoint.id] = .nothing
      }
    }
    breakpoints.append(breakpoint)
    return breakpoint
  }

  /// - Returns: the breakpoint as it is then; nil where there is none of that id.
  @discardableResult
  public func change(
    _ id: Int, _ change: @Sendable (inout Breakpoint) -> Void
  ) -> Breakpoint? {
    guard let place = breakpoints.firstIndex(where: { $0.id == id }) else { return nil }
    change(&breakpoints[place])
    breakpoints[place].binding = binding(of: breakpoints[place].trigger)
    return breakpoints[place]
  }

  /// - Returns: whether there was one.
  @discardableResult
  public func deleteBreakpoint(_ id: Int) -> Bool {
    guard let place = breakpoints.firstIndex(where: { $0.id == id }) else { return false }
    breakpoints.remove(at: place)
    return true
  }

  public func deleteBreakpoints(where isMeant: @Sendable (Breakpoint) -> Bool) {
    breakpoints.removeAll(where: isMeant)
  }

  /// The place that a text names.
  public func location(_ text: String) throws(LocationError) -> Location {
    try Location(text, names: names)
  }

  /// All places of the definition in some lines.
  public func places(lines: ClosedRange<Int>) -> [Breakpoint.Place] { fields.places(lines: lines) }

  func binding(of trigger: Breakpoint.Trigger) -> Breakpoint.Binding {
    switch trigger {
    case .location(let location): return binding(of: location)
    case .retry(let name?, _), .choice(let name, _):
      return state(named: name).map { .bound([entering($0)]) } ?? missing(name)
    case .transition(let from, let to):
      for name in [from, to] { if let name, state(named: name) == nil { return missing(name) } }
      return .pending
    case .error, .retry, .timeout, .wait, .task, .assign, .mapFailure, .join, .watch:
      return .pending
    }
  }

  private func binding(of location: Location) -> Breakpoint.Binding {
    let machine = configuration.machine
    switch location.target {
    case .line(let line, let column):
      let places = fields.places(line: line, column: column)
      return places.isEmpty
        ? .unverified(reason: "line \(line) belongs to no state", near: []) : .bound(places)
    case .type(let type):
      let states = machine.states.filter { $0.type == type }
      return states.isEmpty
        ? .unverified(reason: "there is no \(type.rawValue) state", near: [])
        : bound(states, location.phase)
    case .thread(let path): return binding(ofThread: path)
    case .states(let pattern, let path):
      let states = machine.states.filter { matches($0.name, pattern: pattern) }
      if states.isEmpty { return missing(pattern) }
      if let reason = unreachable(path) { return reason }
      return bound(states, location.phase)
    }
  }

  /// Where no state can have the phase, that is said.
  private func bound(_ states: [State], _ phase: Phase?) -> Breakpoint.Binding {
    let phase = phase ?? .enter
    let possible = states.filter { $0.phases.contains(phase) }
    guard let first = states.first, !possible.isEmpty else {
      let phases = states.first?.phases.map { "@\($0.rawValue)" } ?? []
      return .unverified(
        reason: "'\(states.first?.name ?? "")' has no @\(phase.rawValue): it has "
          + phases.joined(separator: " "), near: [])
    }
    _ = first
    return .bound(
      possible.map { state in
        Breakpoint.Place(
          state: state.id, phase: phase,
          range: fields.range(of: state.id, phase) ?? state.nameRange)
      })
  }

  private func binding(ofThread path: [String]) -> Breakpoint.Binding {
    unreachable(path) ?? .pending
  }

  /// Why there is no thread of that path.
  private func unreachable(_ path: [String]) -> Breakpoint.Binding? {
    for part in path {
      let name = String(part.prefix { $0 != "[" && $0 != "#" && $0 != ">" })
      guard let state = state(named: name) else {
        if name.contains("*") { continue }
        return missing(name)
      }
      switch (state.kind, part.dropFirst(name.count).first) {
      case (.parallel(let parallel), "["), (.parallel(let parallel), nil):
        if let match = part.wholeMatch(of: /.*\[(\d+)\]/), let index = Int(match.1),
          index >= parallel.branches.count
        {
          return .unverified(
            reason: "'\(name)' has \(parallel.branches.count) branches, from [0]", near: [])
        }
      case (.map, "#"), (.map, nil), (.task, ">"): break
      default:
        return .unverified(reason: "nothing runs inside '\(name)' that is called so", near: [])
      }
    }
    return nil
  }

  private func missing(_ name: String) -> Breakpoint.Binding {
    .unverified(
      reason: "no state is called '\(name)'",
      near: nearestName(to: name, among: names).map { [$0] } ?? [])
  }

  private func state(named name: String) -> State? {
    configuration.machine.states.first { $0.name == name }
  }

  private func entering(_ state: State) -> Breakpoint.Place {
    Breakpoint.Place(
      state: state.id, phase: .enter, range: fields.nameRange(of: state.id) ?? state.nameRange)
  }
}

extension State {
  /// The phases that the state can go through.
  public var phases: [Phase] {
    var phases: [Phase] = [.enter]
    switch kind {
    case .task, .parallel: phases += [.input, .call, .result]
    case .map: phases += [.input, .items, .call, .result]
    case .pass: phases += (hasInputFields ? [.input] : []) + [.result]
    case .choice: phases += (hasInputFields ? [.input] : []) + [.rule]
    case .wait: phases += (hasInputFields ? [.input] : []) + [.wait]
    case .succeed: phases += hasInputFields ? [.input] : []
    case .fail: return [.enter, .error]
    }
    phases.append(.error)
    if !retriers.isEmpty { phases.append(.retry) }
    if !catchers.isEmpty { phases.append(.catch) }
    if data.resultSelector != nil { phases.append(.select) }
    if assigns { phases.append(.assign) }
    return phases + [.output, .next]
  }

  private var assigns: Bool {
    if data.assign != nil || catchers.contains(where: { $0.assign != nil }) { return true }
    guard case .choice(let choice) = kind else { return false }
    return choice.rules.contains { $0.assign != nil }
  }
}
