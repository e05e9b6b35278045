extension OptimizedIntegration {
  /// Step Functions guide, page `connect-emr`.
  static let emr = OptimizedIntegration(
    service: "elasticmapreduce", title: "Amazon EMR", errorPrefix: "ElasticMapReduce",
    actions: [
      Action(
        "addStep", [.requestResponse, .sync],
        parameters: ["ClusterId", "ExecutionRoleArn", "Step"], required: ["ClusterId", "Step"]),
      Action(
        "cancelStep", [.requestResponse], parameters: ["ClusterId", "StepId"],
        required: ["ClusterId", "StepId"]),
      Action("createCluster", [.requestResponse, .sync]),
      Action(
        "modifyInstanceFleetByName", [.requestResponse],
        parameters: ["ClusterId", "InstanceFleet", "InstanceFleetName"],
        required: ["ClusterId", "InstanceFleet", "InstanceFleetName"]),
      Action(
        "modifyInstanceGroupByName", [.requestResponse],
        parameters: ["ClusterId", "InstanceGroup", "InstanceGroupName"],
        required: ["ClusterId", "InstanceGroup", "InstanceGroupName"]),
      Action(
        "setClusterTerminationProtection", [.requestResponse],
        parameters: ["ClusterId", "TerminationProtected"],
        required: ["ClusterId", "TerminationProtected"]),
      Action(
        "terminateCluster", [.requestResponse, .sync], parameters: ["ClusterId"],
        required: ["ClusterId"]),
    ])
}
