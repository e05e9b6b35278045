internal import ASLInterpreter
internal import ASLModel
internal import JSONTree

/// What a request says of the state's surroundings, found to be possible.
extension StateTest {
  init(
    _ request: TestStateRequest, _ machine: StateMachine, _ id: StateID
  ) throws(TestStateError) {
    let state = machine[id]
    try RequestCheck(request, machine, state).check()
    self.init(id, name: StateTrial.stateName)
    variables = try Self.variables(request)
    context = try request.context.map(ContextCheck.read)
    showsRole = request.roleARN != nil
    mock = try request.mock.map { input throws(TestStateError) in
      try MockCheck(input, request.configuration, machine, state).mock()
    }
    retries = request.configuration.retrierRetryCount ?? 0
    failedIterations = request.configuration.mapIterationFailureCount ?? 0
    if let data = request.configuration.mapItemReaderData, case .map(let map) = state.kind {
      readItems = try ReadItems.items(in: data, of: map)
    }
  }

  /// No answer to faulty variables has been recorded.
  private static func variables(_ request: TestStateRequest) throws(TestStateError) -> JSONObject {
    guard let text = request.variables else { return JSONObject() }
    guard case .object(let variables)? = JSON(text) else {
      throw .validation("Variables must be a valid JSON object")
    }
    return variables
  }
}

extension JSON {
  /// nil where the text is not JSON.
  init?(_ text: String) {
    do throws(JSONError) {
      try self.init(parsing: text)
    } catch {
      return nil
    }
  }
}
