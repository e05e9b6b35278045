public import ASLModel
public import Diagnostics

extension MockConfiguration.Machine {
  /// What in the test cases does not fit the state machine that they are for: states that it does
  /// not have, states that are no Tasks, iterations of states in no Map.
  public func diagnostics(for machine: StateMachine) -> [Diagnostic] {
    var reported: Set<String> = []
    return testCases.flatMap(\.states).compactMap { mocked in
      guard let diagnostic = mocked.diagnostic(for: machine) else { return nil }
      // A misspelt state usually stands in every test case; once is enough.
      return reported.insert("\(diagnostic.rule) \(mocked.name)").inserted ? diagnostic : nil
    }
  }
}

extension MockConfiguration.MockedState {
  fileprivate func diagnostic(for machine: StateMachine) -> Diagnostic? {
    guard let id = machine.id(named: name) else {
      let tasks = machine.states.filter { $0.type == .task }.map(\.name)
      return report(
        "unknown-state", .unknownState(name),
        help: nearestName(to: name, among: tasks).map { "did you mean \"\($0)\"?" }
          ?? "its Task states are: \(tasks.joined(separator: ", "))")
    }
    let state = machine[id]
    guard state.type == .task else {
      return report("state-is-no-task", .noTask(name, state.type), help: nil)
    }
    if case .byIteration = responses, !machine.isInMap(state) {
      return report("state-in-no-map", .inNoMap(name), help: "give it the name of one response")
    }
    return nil
  }

  private func report(
    _ rule: Diagnostic.Rule, _ message: Diagnostic.Message, help: String?
  ) -> Diagnostic {
    Diagnostic(
      rule, .error, message, at: nameRange, pointer: pointer, help: help.map { [$0] } ?? [])
  }
}

extension StateMachine {
  fileprivate func isInMap(_ state: State) -> Bool {
    var parent = state.parent
    while let place = parent {
      if self[place.state].type == .map { return true }
      parent = self[place.state].parent
    }
    return false
  }
}

extension Diagnostic.Message {
  fileprivate static func unknownState(_ name: String) -> Self {
    "the state machine has no state \"\(name)\""
  }
  fileprivate static func noTask(_ name: String, _ type: StateType) -> Self {
    "only Task states can be mocked, and \"\(name)\" is a \(type.rawValue) state"
  }
  fileprivate static func inNoMap(_ name: String) -> Self {
    "\"\(name)\" has responses by Map iteration but stands in no Map state"
  }
}
