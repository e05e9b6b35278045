internal import ASLInterpreter
internal import ASLModel
internal import Diagnostics

/// The definition of a request, and the state in it that is asked for.
enum TestedDefinition {
  static func read(
    _ request: TestStateRequest
  ) throws(TestStateError) -> (StateMachine, StateID) {
    let source = SourceText(name: "definition", request.definition)
    let (machine, diagnostics) =
      request.stateName == nil
      ? StateMachine.parse(state: source, named: StateTrial.stateName) : StateMachine.parse(source)
    guard let machine, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw .invalidDefinition(diagnostics)
    }
    guard let name = request.stateName else { return (machine, machine.top.startAt) }
    guard let state = machine.id(named: name) else {
      throw .validation("State not found in definition")
    }
    return (machine, state)
  }
}
