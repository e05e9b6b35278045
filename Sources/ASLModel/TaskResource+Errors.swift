extension TaskResource.Service {
  /// Whether an error is named as the service's API names its errors, which is how Step Functions
  /// shows a request that was refused: `ECS.ClusterNotFoundException` of `ecs`.
  public func isNamed(in error: ErrorName) -> Bool {
    guard let dot = error.text.firstIndex(of: ".") else { return false }
    let prefix = error.text[..<dot].lowercased()
    return errorPrefixes.contains { $0.lowercased() == prefix }
  }

  private var errorPrefixes: [String] {
    switch name {
    case "states", "sfn": ["StepFunctions", "Sfn"]
    case "events": ["EventBridge"]
    default: [name.filter { $0 != "-" }]
    }
  }
}
