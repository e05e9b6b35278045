public import ASLInterpreter
public import ASLModel
public import JSONTree

/// What became of the state, in the members and the JSON that the API has for it.
///
/// - Note: Step Functions API reference, TestState, response.
public struct TestStateAnswer: Sendable, Equatable {
  public let status: StateTestOutcome.Status
  public let output: JSON?
  public let error: ErrorOutput?
  public let nextState: String?
  /// nil at the level INFO.
  public let inspectionData: InspectionData?
  /// What was seen on the way, whatever the level.
  public let inspection: Inspection

  init(
    _ outcome: StateTestOutcome, _ state: State, input: JSON,
    level: TestStateRequest.InspectionLevel, next: String?
  ) {
    status = outcome.status
    output = outcome.output
    error = outcome.error
    nextState = next
    inspection = outcome.inspection
    inspectionData =
      level == .info ? nil : InspectionData(outcome, state, input: input)
  }

  /// The response as the API sends it: data is JSON text in strings.
  public var json: JSON {
    var object = JSONObject()
    if let output { object["output"] = .string(output.text) }
    if let name = error?.error { object["error"] = .string(name.text) }
    if let cause = error?.cause { object["cause"] = .string(cause) }
    if let inspectionData { object["inspectionData"] = inspectionData.json }
    if let nextState { object["nextState"] = .string(nextState) }
    object["status"] = .string(status.rawValue)
    return .object(object)
  }
}
