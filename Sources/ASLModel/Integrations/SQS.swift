extension OptimizedIntegration {
  /// Step Functions guide, page `connect-sqs`.
  static let sqs = OptimizedIntegration(
    service: "sqs", title: "Amazon SQS", errorPrefix: "SQS",
    actions: [
      Action(
        "sendMessage", [.requestResponse, .waitForTaskToken],
        parameters: [
          "DelaySeconds", "MessageAttributes", "MessageBody", "MessageDeduplicationId",
          "MessageGroupId", "QueueUrl",
        ], required: ["MessageBody", "QueueUrl"])
    ])
}
