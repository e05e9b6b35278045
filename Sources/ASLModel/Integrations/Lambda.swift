extension OptimizedIntegration {
  /// Step Functions guide, page `connect-lambda`.
  static let lambda = OptimizedIntegration(
    service: "lambda", title: "AWS Lambda", errorPrefix: "Lambda",
    actions: [
      Action(
        "invoke", [.requestResponse, .waitForTaskToken],
        parameters: [
          "ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier",
        ], required: ["FunctionName"])
    ])
}
