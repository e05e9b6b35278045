extension OptimizedIntegration {
  /// Step Functions guide, page `connect-emr-eks`.
  static let emrContainers = OptimizedIntegration(
    service: "emr-containers", title: "Amazon EMR on EKS", errorPrefix: "EMRContainers",
    actions: [
      Action("createVirtualCluster", [.requestResponse]),
      Action(
        "deleteVirtualCluster", [.requestResponse, .sync], parameters: ["Id"], required: ["Id"]),
      Action("startJobRun", [.requestResponse, .sync]),
    ])
}
