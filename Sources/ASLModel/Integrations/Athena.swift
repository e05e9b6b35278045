extension OptimizedIntegration {
  /// Step Functions guide, page `connect-athena`.
  static let athena = OptimizedIntegration(
    service: "athena", title: "Amazon Athena", errorPrefix: "Athena",
    actions: [
      Action(
        "getQueryExecution", [.requestResponse], parameters: ["QueryExecutionId"],
        required: ["QueryExecutionId"]),
      Action(
        "getQueryResults", [.requestResponse],
        parameters: ["MaxResults", "NextToken", "QueryExecutionId"],
        required: ["QueryExecutionId"]),
      Action(
        "startQueryExecution", [.requestResponse, .sync],
        parameters: [
          "ClientRequestToken", "ExecutionParameters", "QueryExecutionContext", "QueryString",
          "ResultConfiguration", "ResultReuseConfiguration", "WorkGroup",
        ], required: ["QueryString"]),
      Action(
        "stopQueryExecution", [.requestResponse], parameters: ["QueryExecutionId"],
        required: ["QueryExecutionId"]),
    ])
}
