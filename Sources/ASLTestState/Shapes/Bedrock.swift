/// What Amazon Bedrock answers.
///
/// - Note: Amazon Bedrock, API model.
extension ServiceShapes {
  static let bedrock = ServiceShapes(
    "bedrock",
    """
    createModelCustomizationJob: JobArn! string(0..1011)
    """)
}
