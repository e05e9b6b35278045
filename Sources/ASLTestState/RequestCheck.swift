internal import ASLInterpreter
internal import ASLModel

/// Which parts of a request go together, and which state they suit.
///
/// - Note: Step Functions API reference, TestState; the order is that of recorded answers.
struct RequestCheck {
  private let request: TestStateRequest
  private let machine: StateMachine
  private let state: State

  init(_ request: TestStateRequest, _ machine: StateMachine, _ state: State) {
    self.request = request
    self.machine = machine
    self.state = state
  }

  func check() throws(TestStateError) {
    if let mock = request.mock {
      try check(mock)
    } else {
      try checkWithoutMock()
    }
    try checkCause()
  }

  private func check(_ mock: TestStateRequest.MockInput) throws(TestStateError) {
    if mock.result != nil, mock.errorOutput != nil {
      throw .validation(
        "A test mock should have only one of the following fields: [result, errorOutput].")
    }
    if request.revealSecrets {
      throw .validation("TestState does not support RevealSecrets when a mock is specified.")
    }
    switch state.type {
    case .task, .parallel, .map: break
    case .pass, .choice, .wait, .succeed, .fail:
      throw .validation(
        "State type '\(state.type.rawValue)' is not supported when a mock is specified")
    }
  }

  private func checkWithoutMock() throws(TestStateError) {
    let configuration = request.configuration
    let given = [
      ("RetrierRetryCount", configuration.retrierRetryCount != nil),
      ("ErrorCausedByState", configuration.errorCausedByState != nil),
      ("MapIterationFailureCount", configuration.mapIterationFailureCount != nil),
      ("MapItemReaderData", configuration.mapItemReaderData != nil),
    ]
    if let (name, _) = given.first(where: { $0.1 }) {
      throw .validation("TestState does not support \(name) when a mock is not specified.")
    }
    switch state.kind {
    case .task(let task): try checkWithoutMock(task)
    case .parallel, .map:
      throw .unsupportedState(
        "TestState API does not support Map or Parallel states. Supported state types include: "
          + "[Task, Wait, Pass, Succeed, Fail, Choice]")
    case .pass, .choice, .wait, .succeed, .fail: break
    }
  }

  /// The texts on activities and patterns have not been recorded, only that they are refused.
  private func checkWithoutMock(_ task: TaskState) throws(TestStateError) {
    switch task.resource.kind {
    case .activity:
      throw .unsupportedState(
        "TestState API does not support Activity tasks when a mock is not specified.")
    case .service(let service) where service.pattern != .requestResponse:
      throw .unsupportedState(
        "TestState API does not support the '.\(service.pattern.rawValue)' service integration "
          + "pattern when a mock is not specified.")
    case .service, .lambdaFunction: break
    }
    guard request.roleARN != nil else { throw .needsRole }
  }

  /// The state that an error is said to come from is inside the tested one.
  private func checkCause() throws(TestStateError) {
    guard let name = request.configuration.errorCausedByState else { return }
    var place = machine.id(named: name).map { machine[$0].parent } ?? nil
    while let parent = place {
      if parent.state == state.id { return }
      place = machine[parent.state].parent
    }
    throw .validation("State not found in definition")
  }
}
