/// What AWS Elemental MediaConvert answers.
///
/// - Note: AWS Elemental MediaConvert, API model.
extension ServiceShapes {
  static let mediaConvert = ServiceShapes(
    "mediaconvert",
    """
    createJob: Job any
    """)
}
