/// What Amazon ECS answers.
///
/// - Note: Amazon ECS, API model.
extension ServiceShapes {
  static let ecs = ServiceShapes(
    "ecs",
    """
    runTask: Tasks [Task], Failures [Failure]
    Attachment: Id string, Type string, Status string, Details [KeyValuePair]
    Attribute: Name! string, Value string, TargetType |container-instance, TargetId string
    Container: ContainerArn string, TaskArn string, Name string, Image string,
      ImageDigest string, RuntimeId string, LastStatus string, ExitCode number, Reason string,
      NetworkBindings [NetworkBinding], NetworkInterfaces [NetworkInterface],
      HealthStatus |HEALTHY|UNHEALTHY|UNKNOWN, ManagedAgents [ManagedAgent], Cpu string,
      Memory string, MemoryReservation string, GpuIds [string], NeuronDeviceIds [string],
      GpuSharingStrategy SharingStrategy
    ContainerOverride: Name string, Command [string], Environment [KeyValuePair],
      EnvironmentFiles [EnvironmentFile], Cpu number, Memory number, MemoryReservation number,
      ResourceRequirements [ResourceRequirement]
    EnvironmentFile: Value! string, Type! |s3
    EphemeralStorage: SizeInGiB! number
    Failure: Arn string, Reason string, Detail string
    InferenceAccelerator: DeviceName! string, DeviceType! string
    InferenceAcceleratorOverride: DeviceName string, DeviceType string
    KeyValuePair: Name string, Value string
    ManagedAgent: LastStartedAt any, Name |ExecuteCommandAgent, Reason string, LastStatus string
    NetworkBinding: BindIP string, ContainerPort number, HostPort number, Protocol |tcp|udp,
      ContainerPortRange string, HostPortRange string
    NetworkInterface: AttachmentId string, PrivateIpv4Address string, Ipv6Address string
    NvidiaMpsAllocation: Memory! number(1..), MaxComputePercent number(1..100)
    ResourceRequirement: Value string, Type! |GPU|InferenceAccelerator|NeuronDevice,
      SharingStrategy SharingStrategy
    SharingStrategy: NvidiaMps NvidiaMpsAllocation
    Tag: Key string(1..128), Value string(0..256)
    Task: Attachments [Attachment], Attributes [Attribute], AvailabilityZone string,
      CapacityProviderName string, ClusterArn string, Connectivity |CONNECTED|DISCONNECTED,
      ConnectivityAt any, ContainerInstanceArn string, Containers [Container], Cpu string,
      CreatedAt any, DesiredStatus string, EnableExecuteCommand boolean, ExecutionStoppedAt any,
      Group string, HealthStatus |HEALTHY|UNHEALTHY|UNKNOWN,
      InferenceAccelerators [InferenceAccelerator], LastStatus string,
      LaunchType |EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES, Memory string, Overrides TaskOverride,
      PlatformVersion string, PlatformFamily string, PullStartedAt any, PullStoppedAt any,
      StartedAt any, StartedBy string,
      StopCode |TaskFailedToStart|EssentialContainerExited|UserInitiated
      |ServiceSchedulerInitiated|SpotInterruption|TerminationNotice|InfrastructureHealth,
      StoppedAt any, StoppedReason string, StoppingAt any, Tags [Tag], TaskArn string,
      TaskDefinitionArn string, Version number, EphemeralStorage EphemeralStorage,
      FargateEphemeralStorage TaskEphemeralStorage,
      TrustedExecutionSummary TrustedExecutionSummary
    TaskEphemeralStorage: SizeInGiB number, KmsKeyId string
    TaskOverride: ContainerOverrides [ContainerOverride], Cpu string,
      InferenceAcceleratorOverrides [InferenceAcceleratorOverride], ExecutionRoleArn string,
      Memory string, TaskRoleArn string, EphemeralStorage EphemeralStorage
    TrustedExecutionSummary: IsolationMode! |SHARED|ISOLATED_SANDBOX|CONFIDENTIAL_SANDBOX,
      AttestationPolicyStatus |CONFIGURED
    """)
}
