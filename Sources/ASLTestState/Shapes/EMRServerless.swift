/// What Amazon EMR Serverless answers.
///
/// - Note: Amazon EMR Serverless, API model.
extension ServiceShapes {
  static let emrServerless = ServiceShapes(
    "emr-serverless",
    """
    createApplication: ApplicationId! string(1..64), Name string(1..64), Arn! string(60..1024)
    startJobRun: ApplicationId! string(1..64), JobRunId! string(1..64), Arn! string(60..1024)
    cancelJobRun: ApplicationId! string(1..64), JobRunId! string(1..64)
    """)
}
