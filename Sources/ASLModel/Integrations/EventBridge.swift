extension OptimizedIntegration {
  /// Step Functions guide, page `connect-eventbridge`.
  ///
  /// An entry that was not taken is the error `EventBridge.FailedEntry`, the answer its cause.
  /// Source: recorded executions.
  static let eventBridge = OptimizedIntegration(
    service: "events", title: "Amazon EventBridge", errorPrefix: "EventBridge",
    actions: [
      Action(
        "putEvents", [.requestResponse, .waitForTaskToken], parameters: ["Entries"],
        required: ["Entries"])
    ])
}
