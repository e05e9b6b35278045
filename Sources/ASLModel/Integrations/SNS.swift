extension OptimizedIntegration {
  /// Step Functions guide, page `connect-sns`.
  static let sns = OptimizedIntegration(
    service: "sns", title: "Amazon SNS", errorPrefix: "SNS",
    actions: [
      Action(
        "publish", [.requestResponse, .waitForTaskToken],
        parameters: [
          "Message", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId",
          "MessageStructure", "PhoneNumber", "Subject", "TargetArn", "TopicArn",
        ], required: ["Message"])
    ])
}
