import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// A request of StartExecution or StartSyncExecution.
struct StartExecutionRequest {
  let arn: StateMachineARN
  let name: String
  /// Whether the name was given.
  let hasName: Bool
  let input: JSON

  /// - Parameters:
  ///   - parameters: of the form that the service takes.
  ///   - name: for an execution that is given none.
  init(_ parameters: JSON, name generated: String) throws(StepFunctionsError) {
    let text = parameters["StateMachineArn"]?.stringValue ?? ""
    guard let arn = StateMachineARN(text) else { throw .invalidARN(text) }
    self.arn = arn
    let given = parameters["Name"]?.stringValue
    if let given, !given.isExecutionName { throw .invalidName(given) }
    name = given ?? generated
    hasName = given != nil
    input = try Self.input(parameters["Input"])
  }

  /// What the API takes is text: a string is taken as it is, any other value as its JSON text, and
  /// null as if it were left out.
  private static func input(_ value: JSON?) throws(StepFunctionsError) -> JSON {
    switch value {
    case nil, .null: return .object([:])
    case .string(let text):
      do throws(JSONError) {
        return try JSON(parsing: text)
      } catch {
        throw .invalidInput(JacksonError.find(in: text)?.message ?? "Invalid execution input.")
      }
    case .bool, .number, .array, .object: return value ?? .null
    }
  }

  /// The settings of the execution, which begins later.
  func settings(
    of local: LocalStateMachine, startedBy parent: HostedExecution, _ random: inout RandomSource
  ) -> ExecutionSettings {
    let type: ExecutionSettings.ExecutionType = local.type == .express ? .express : .standard
    var settings = ExecutionSettings(
      name: name, stateMachineName: arn.name, region: arn.region, accountID: arn.account,
      seed: random.next(), type: type,
      quotas: parent.settings.quotas.carried(from: parent.settings.type, to: type),
      inspects: parent.settings.inspects)
    settings.stateMachineARN = arn.unqualified
    if type == .express { settings.executionARN += ":\(random.nextUUID())" }
    return settings
  }
}

extension Quotas {
  /// The quotas of another type of execution, but for those that somebody has set.
  fileprivate func carried(
    from old: ExecutionSettings.ExecutionType, to new: ExecutionSettings.ExecutionType
  ) -> Quotas {
    guard old != new else { return self }
    let before = Quotas(old)
    var quotas = self
    if historyEvents == before.historyEvents { quotas.historyEvents = Quotas(new).historyEvents }
    if executionSeconds == before.executionSeconds {
      quotas.executionSeconds = Quotas(new).executionSeconds
    }
    return quotas
  }
}

extension String {
  /// - Note: Step Functions API, StartExecution, `name`.
  fileprivate var isExecutionName: Bool {
    (1...80).contains(unicodeScalars.count)
      && unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && !(0x7F...0x9F).contains(scalar.value)
          && !"<>{}[]?*\"#%\\^|~`$&,;:/".unicodeScalars.contains(scalar)
      }
  }
}
