extension OptimizedIntegration {
  /// Step Functions guide, page `connect-ecs`.
  static let ecs = OptimizedIntegration(
    service: "ecs", title: "Amazon ECS/Fargate", errorPrefix: "ECS",
    actions: [
      Action(
        "runTask", [.requestResponse, .sync, .waitForTaskToken],
        parameters: [
          "CapacityProviderStrategy", "ClientToken", "Cluster", "Count", "EnableECSManagedTags",
          "EnableExecuteCommand", "Group", "LaunchType", "NetworkConfiguration", "Overrides",
          "PlacementConstraints", "PlacementStrategy", "PlatformVersion", "PropagateTags",
          "ReferenceId", "StartedBy", "Tags", "TaskDefinition", "VolumeConfigurations",
        ], required: ["TaskDefinition"])
    ])
}
