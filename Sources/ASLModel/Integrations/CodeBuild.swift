extension OptimizedIntegration {
  /// Step Functions guide, page `connect-codebuild`.
  static let codeBuild = OptimizedIntegration(
    service: "codebuild", title: "AWS CodeBuild", errorPrefix: "CodeBuild",
    actions: [
      Action("batchDeleteBuilds", [.requestResponse], parameters: ["Ids"], required: ["Ids"]),
      Action("batchGetBuildBatches", [.requestResponse], parameters: ["Ids"], required: ["Ids"]),
      Action(
        "batchGetReports", [.requestResponse], parameters: ["ReportArns"],
        required: ["ReportArns"]),
      Action("deleteBuildBatch", [.requestResponse], parameters: ["Id"], required: ["Id"]),
      Action(
        "retryBuildBatch", [.requestResponse, .sync],
        parameters: ["Id", "IdempotencyToken", "RetryType"]),
      Action("startBuild", [.requestResponse, .sync]),
      Action("startBuildBatch", [.requestResponse, .sync]),
      Action("stopBuild", [.requestResponse], parameters: ["Id"], required: ["Id"]),
      Action("stopBuildBatch", [.requestResponse], parameters: ["Id"], required: ["Id"]),
    ])
}
