public import ASLModel

extension Execution {
  /// What a machine asks for that cannot be executed yet: the state and a sentence about it.
  ///
  /// Who starts executions asks first, so that none fails half-way.
  public static func unsupported(_ machine: StateMachine) -> [(state: StateID, reason: String)] {
    machine.states.compactMap { state in
      reason(state).map { (state.id, "state '\(state.name)' \($0)") }
    }
  }

  private static func reason(_ state: State) -> String? {
    if case .map(let map) = state.kind, case .distributed = map.mode {
      return "is a Map in DISTRIBUTED mode, which is not executed yet"
    }
    return nil
  }
}
