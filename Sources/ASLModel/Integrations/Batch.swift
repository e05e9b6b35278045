extension OptimizedIntegration {
  /// Step Functions guide, page `connect-batch`.
  static let batch = OptimizedIntegration(
    service: "batch", title: "AWS Batch", errorPrefix: "Batch",
    actions: [
      Action(
        "submitJob", [.requestResponse, .sync],
        parameters: [
          "ArrayProperties", "ContainerOverrides", "DependsOn", "JobDefinition", "JobName",
          "JobQueue", "Parameters", "RetryStrategy", "Tags", "Timeout",
        ], required: ["JobDefinition", "JobName", "JobQueue"])
    ])
}
