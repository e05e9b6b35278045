extension OptimizedIntegration {
  /// Step Functions guide, page `connect-lambda`, which describes one action and lists none;
  /// published definitions call others.
  static let lambda = OptimizedIntegration(
    service: "lambda", title: "AWS Lambda", errorPrefix: "Lambda",
    actions: [
      Action(
        "invoke", [.requestResponse, .waitForTaskToken],
        parameters: [
          "ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier",
        ], required: ["FunctionName"])
    ], listsActions: false)
}
