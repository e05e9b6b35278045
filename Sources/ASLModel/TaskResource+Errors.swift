extension TaskResource.Service {
  /// Whether an error is named as the service's API names its errors, which is how Step Functions
  /// shows a request that was refused: `ECS.ClusterNotFoundException` of `ecs`, `Sfn.…` of
  /// `aws-sdk:sfn`.
  public func isNamed(in error: ErrorName) -> Bool {
    let prefix = OptimizedIntegration(of: self)?.errorPrefix ?? name
    // The SDK's names of services differ from Resources in their capitals alone.
    return error.text.lowercased().hasPrefix("\(prefix.lowercased()).")
  }
}
