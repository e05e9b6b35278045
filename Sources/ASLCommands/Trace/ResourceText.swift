import ASLModel
import JSONTree

extension TaskResource {
  /// The Resource in a few words: `ecs:runTask.sync`, `lambda charge-card`, `activity approve`.
  ///
  /// - Parameter parameters: what the task is given, which names the function of `lambda:invoke`.
  func briefText(parameters: JSON? = nil) -> String {
    switch kind {
    case .lambdaFunction: return "lambda \(Self.functionName(arn))"
    case .activity: return "activity \(arn.split(separator: ":").last ?? "")"
    case .service(let service):
      let text = "\(service.resourceType):\(service.resource)"
      if let arn = parameters?["StateMachineArn"]?.stringValue {
        return "\(text) \(Self.stateMachineName(arn))"
      }
      guard service.name == "lambda", let name = parameters?["FunctionName"]?.stringValue else {
        return text
      }
      return "\(text) \(Self.functionName(name))"
    }
  }

  /// The name, with its version or alias, in `arn:aws:states:REGION:ACCOUNT:stateMachine:NAME`.
  private static func stateMachineName(_ arn: String) -> String {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 6 && parts[5] == "stateMachine" ? parts[6...].joined(separator: ":") : arn
  }

  /// The name, with its qualifier, in `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`.
  private static func functionName(_ arn: String) -> String {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 6 && parts[5] == "function" ? parts[6...].joined(separator: ":") : arn
  }
}
