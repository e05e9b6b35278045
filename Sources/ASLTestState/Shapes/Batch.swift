/// What AWS Batch answers.
///
/// - Note: AWS Batch, API model.
extension ServiceShapes {
  static let batch = ServiceShapes(
    "batch",
    """
    submitJob: JobArn string, JobName! string, JobId! string
    """)
}
