extension OptimizedIntegration {
  /// Step Functions guide, page `connect-stepfunctions`.
  static let stepFunctions = OptimizedIntegration(
    service: "states", title: "AWS Step Functions", errorPrefix: "StepFunctions",
    actions: [
      Action(
        "startExecution", [.requestResponse, .sync, .syncParsed, .waitForTaskToken],
        parameters: ["Input", "Name", "StateMachineArn", "TraceHeader"],
        required: ["StateMachineArn"])
    ])
}
