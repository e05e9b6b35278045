extension OptimizedIntegration {
  /// Step Functions guide, page `connect-emr-serverless`.
  static let emrServerless = OptimizedIntegration(
    service: "emr-serverless", title: "Amazon EMR Serverless", errorPrefix: "EMRServerless",
    actions: [
      Action(
        "cancelJobRun", [.requestResponse, .sync], parameters: ["ApplicationId", "JobRunId"],
        required: ["ApplicationId", "JobRunId"]),
      Action("createApplication", [.requestResponse, .sync]),
      Action(
        "deleteApplication", [.requestResponse, .sync], parameters: ["ApplicationId"],
        required: ["ApplicationId"]),
      Action(
        "startApplication", [.requestResponse, .sync], parameters: ["ApplicationId"],
        required: ["ApplicationId"]),
      Action("startJobRun", [.requestResponse, .sync]),
      Action(
        "stopApplication", [.requestResponse, .sync], parameters: ["ApplicationId"],
        required: ["ApplicationId"]),
    ])
}
