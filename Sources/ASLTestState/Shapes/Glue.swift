/// What AWS Glue answers.
///
/// - Note: AWS Glue, API model.
extension ServiceShapes {
  static let glue = ServiceShapes(
    "glue",
    """
    startJobRun: JobRunId string(1..255)
    """)
}
