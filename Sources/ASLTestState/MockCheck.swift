internal import ASLInterpreter
internal import ASLModel
internal import JSONTree

/// Whether a mock is something that the state's work can come to.
///
/// The texts are those of recorded answers.
struct MockCheck {
  private let input: TestStateRequest.MockInput
  private let configuration: TestStateRequest.Configuration
  private let machine: StateMachine
  private let state: State

  init(
    _ input: TestStateRequest.MockInput, _ configuration: TestStateRequest.Configuration,
    _ machine: StateMachine, _ state: State
  ) {
    self.input = input
    self.configuration = configuration
    self.machine = machine
    self.state = state
  }

  func mock() throws(TestStateError) -> StateTest.Mock {
    guard let text = input.result else {
      let output = input.errorOutput
      return .failure(
        ErrorOutput(error: output?.error.map { ErrorName($0) }, cause: output?.cause))
    }
    guard let result = JSON(text) else {
      throw .validation("Mocked result must be valid JSON")
    }
    switch state.kind {
    case .task(let task): try check(result, of: task)
    case .parallel(let parallel): try check(result, of: parallel)
    case .map(let map): try check(result, of: map)
    case .pass, .choice, .wait, .succeed, .fail: break
    }
    return .result(result)
  }

  private func check(_ result: JSON, of task: TaskState) throws(TestStateError) {
    guard input.validation != .none, let shape = ResultShape(of: task.resource) else {
      return
    }
    if let fault = shape.fault(in: result, isStrict: input.validation == .strict) {
      throw .validation("Mock result schema validation error: \(fault)")
    }
  }

  private func check(_ result: JSON, of parallel: ParallelState) throws(TestStateError) {
    guard let results = result.arrayValue else {
      throw .validation("Mocked result must be an array.")
    }
    guard results.count == parallel.branches.count else {
      throw .validation(
        "Mocked result must contain the same number of items as number of Parallel branches.")
    }
  }

  /// A Map with a ResultWriter gives an object; what is said where it does not has not been
  /// recorded.
  private func check(_ result: JSON, of map: MapState) throws(TestStateError) {
    if map.resultWriter != nil {
      guard result.objectValue != nil else {
        throw .validation("Mocked result must be a JSON object.")
      }
      return
    }
    guard let results = result.arrayValue else {
      throw .validation("Mocked result must be an array.")
    }
    guard (configuration.mapIterationFailureCount ?? 0) <= results.count else {
      throw .validation(
        "Map iteration failure count must be less than or equal to the number of Map iterations")
    }
  }
}
