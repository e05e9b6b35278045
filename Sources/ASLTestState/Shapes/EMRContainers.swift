/// What Amazon EMR on EKS answers.
///
/// - Note: Amazon EMR on EKS, API model.
extension ServiceShapes {
  static let emrContainers = ServiceShapes(
    "emr-containers",
    """
    createVirtualCluster: Id string(1..64), Name string(1..64), Arn string(60..1024)
    deleteVirtualCluster: Id string(1..64)
    startJobRun: Id string(1..64), Name string(1..64), Arn string(60..1024),
      VirtualClusterId string(1..64)
    """)
}
