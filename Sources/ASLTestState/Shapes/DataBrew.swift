/// What AWS Glue DataBrew answers.
///
/// - Note: AWS Glue DataBrew, API model.
extension ServiceShapes {
  static let dataBrew = ServiceShapes(
    "databrew",
    """
    startJobRun: RunId! string(1..255)
    """)
}
