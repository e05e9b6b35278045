extension OptimizedIntegration {
  /// Step Functions guide, page `connect-databrew`.
  static let dataBrew = OptimizedIntegration(
    service: "databrew", title: "AWS Glue DataBrew", errorPrefix: "DataBrew",
    actions: [
      Action("startJobRun", [.requestResponse, .sync], parameters: ["Name"], required: ["Name"])
    ])
}
