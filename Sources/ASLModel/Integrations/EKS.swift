extension OptimizedIntegration {
  /// Step Functions guide, page `connect-eks`.
  ///
  /// The guide gives the service `.waitForTaskToken`, which is for what runs in the cluster.
  static let eks = OptimizedIntegration(
    service: "eks", title: "Amazon EKS", errorPrefix: "EKS",
    actions: [
      Action(
        "call", [.requestResponse, .waitForTaskToken],
        parameters: [
          "CertificateAuthority", "ClusterName", "Endpoint", "Method", "Path", "QueryParameters",
          "RequestBody",
        ], required: ["CertificateAuthority", "ClusterName", "Endpoint", "Method", "Path"]),
      Action("createCluster", [.requestResponse, .sync]),
      Action("createFargateProfile", [.requestResponse, .sync]),
      Action("createNodegroup", [.requestResponse, .sync]),
      Action("deleteCluster", [.requestResponse, .sync]),
      Action("deleteFargateProfile", [.requestResponse, .sync]),
      Action("deleteNodegroup", [.requestResponse, .sync]),
      Action(
        "runJob", [.requestResponse, .sync, .waitForTaskToken],
        parameters: [
          "CertificateAuthority", "ClusterName", "Endpoint", "Job", "LogOptions", "Namespace",
        ], required: ["CertificateAuthority", "ClusterName", "Endpoint", "Job"]),
    ])
}
