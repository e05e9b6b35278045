extension OptimizedIntegration {
  /// Step Functions guide, page `connect-api-gateway`.
  ///
  /// Its errors are the status codes of the answers: `ApiGateway.403`. Source: recorded executions.
  static let apiGateway = OptimizedIntegration(
    service: "apigateway", title: "Amazon API Gateway", errorPrefix: "ApiGateway",
    actions: [
      Action(
        "invoke", [.requestResponse, .waitForTaskToken],
        parameters: [
          "AllowNullValues", "ApiEndpoint", "AuthType", "Headers", "Method", "Path",
          "QueryParameters", "RequestBody", "Stage",
        ], required: ["ApiEndpoint", "Method"])
    ])
}
