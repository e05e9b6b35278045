extension OptimizedIntegration {
  /// Step Functions guide, page `connect-glue`.
  static let glue = OptimizedIntegration(
    service: "glue", title: "AWS Glue", errorPrefix: "Glue",
    actions: [
      Action(
        "startJobRun", [.requestResponse, .sync],
        parameters: [
          "AllocatedCapacity", "Arguments", "ExecutionClass", "JobName", "JobRunId", "MaxCapacity",
          "NotificationProperty", "NumberOfWorkers", "SecurityConfiguration", "Timeout",
          "WorkerType",
        ], required: ["JobName"])
    ])
}
