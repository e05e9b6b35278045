public import ASLInterpreter
public import ASLModel
internal import JSONTree

/// One state on trial: what a request asks for, found to be possible.
///
/// ``run()`` goes on until the state is left, or until somebody has to say what came of a Task that
/// no mock stands in for.
public struct StateTrial: Sendable {
  public let machine: StateMachine
  public let state: StateID
  private let request: TestStateRequest
  private let input: JSON
  private var tested: TestedState

  public enum Progress: Sendable, Equatable {
    case needsTask(TaskRequest)
    case ended(TestStateAnswer)
  }

  /// The name that a state without a machine has.
  ///
  /// - Note: As recorded: in the Context Object and in the locations of findings.
  public static let stateName = "StateName"

  /// - Parameter settings: names, ARNs, time and seed of the execution that the state sees.
  public init(
    _ request: TestStateRequest, settings: ExecutionSettings
  ) throws(TestStateError) {
    try request.checkParameters()
    let (machine, state) = try TestedDefinition.read(request)
    try self.init(request, of: state, in: machine, settings: settings)
  }

  /// With a definition that has been read; that of the request is not looked at.
  public init(
    _ request: TestStateRequest, of state: StateID, in machine: StateMachine,
    settings: ExecutionSettings
  ) throws(TestStateError) {
    self.machine = machine
    self.state = state
    self.request = request
    input = try Self.input(request)
    let test = try StateTest(request, machine, state)
    var settings = settings
    if let role = request.roleARN { settings.roleARN = role }
    tested = TestedState(machine, test, input: input, settings: settings)
  }

  public mutating func run() -> Progress {
    switch tested.run() {
    case .needsTask(let task): .needsTask(task)
    case .ended(let outcome):
      .ended(
        TestStateAnswer(
          outcome, machine[state], input: input, level: request.inspectionLevel,
          next: outcome.next.map { machine[$0].name }))
    }
  }

  /// Says what came of the task that ``run()`` asked for.
  public mutating func answer(_ id: RequestID, _ mock: StateTest.Mock) {
    tested.answer(id, mock)
  }

  private static func input(_ request: TestStateRequest) throws(TestStateError) -> JSON {
    guard let text = request.input else { return .object([:]) }
    do throws(JSONError) {
      return try JSON(parsing: text)
    } catch {
      throw .invalidInput(JacksonError.find(in: text)?.message ?? error.message)
    }
  }
}
