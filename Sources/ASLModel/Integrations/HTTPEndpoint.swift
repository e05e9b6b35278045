extension OptimizedIntegration {
  /// Step Functions guide, page `call-https-apis`.
  ///
  /// Its errors are `States.Http.Socket` and the status codes: `States.Http.StatusCode.404`.
  static let httpEndpoint = OptimizedIntegration(
    service: "http", title: "HTTPS endpoints", errorPrefix: "States.Http",
    actions: [
      Action(
        "invoke", [.requestResponse],
        parameters: [
          "ApiEndpoint", "Authentication", "Headers", "InvocationConfig", "Method",
          "QueryParameters", "RequestBody", "Transform",
        ], required: ["ApiEndpoint", "Method"])
    ])
}
