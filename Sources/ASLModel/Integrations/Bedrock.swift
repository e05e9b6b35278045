extension OptimizedIntegration {
  /// Step Functions guide, page `connect-bedrock`.
  ///
  /// The guide gives the service all three patterns, and does not say which action has which.
  static let bedrock = OptimizedIntegration(
    service: "bedrock", title: "Amazon Bedrock", errorPrefix: "Bedrock",
    actions: [
      Action("createModelCustomizationJob", [.requestResponse, .sync, .waitForTaskToken]),
      Action(
        "invokeModel", [.requestResponse, .waitForTaskToken],
        parameters: ["Accept", "Body", "ContentType", "Input", "ModelId", "Output"],
        required: ["ModelId"]),
    ])
}
