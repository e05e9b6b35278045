/// What Amazon EKS answers.
///
/// - Note: Amazon EKS, API model.
extension ServiceShapes {
  static let eks = ServiceShapes(
    "eks",
    """
    createCluster: Cluster Cluster
    createNodegroup: Nodegroup Nodegroup
    deleteCluster: Cluster Cluster
    deleteNodegroup: Nodegroup Nodegroup
    AccessConfigResponse: BootstrapClusterCreatorAdminPermissions boolean,
      AuthenticationMode |API|API_AND_CONFIG_MAP|CONFIG_MAP
    ActiveCertificateAuthority: Id string, ActivatedBy |EKS|CUSTOMER
    AutoScalingGroup: Name string
    BlockStorage: Enabled boolean
    Certificate: Data string, Active ActiveCertificateAuthority
    Cluster: Name string, Arn string, CreatedAt any, Version string, Endpoint string,
      RoleArn string, ResourcesVpcConfig VpcConfigResponse,
      KubernetesNetworkConfig KubernetesNetworkConfigResponse, Logging Logging,
      Identity Identity, Status |CREATING|ACTIVE|DELETING|FAILED|UPDATING|PENDING,
      CertificateAuthority Certificate, ClientRequestToken string, PlatformVersion string,
      Tags {string(0..256)}, EncryptionConfig [EncryptionConfig],
      ConnectorConfig ConnectorConfigResponse, Id string, Health ClusterHealth,
      OutpostConfig OutpostConfigResponse, AccessConfig AccessConfigResponse,
      UpgradePolicy UpgradePolicyResponse, ZonalShiftConfig ZonalShiftConfigResponse,
      RemoteNetworkConfig RemoteNetworkConfigResponse, ComputeConfig ComputeConfigResponse,
      StorageConfig StorageConfigResponse, DeletionProtection boolean,
      ControlPlaneScalingConfig ControlPlaneScalingConfig,
      KubeApiServerConfig KubeApiServerConfigResponse,
      KubeSchedulerConfig KubeSchedulerConfigResponse,
      KubeControllerManagerConfig KubeControllerManagerConfigResponse
    ClusterHealth: Issues [ClusterIssue]
    ClusterIssue: Code |AccessDenied|ClusterUnreachable|ConfigurationConflict|InternalFailure
      |ResourceLimitExceeded|ResourceNotFound|IamRoleNotFound|VpcNotFound
      |InsufficientFreeAddresses|Ec2ServiceNotSubscribed|Ec2SubnetNotFound
      |Ec2SecurityGroupNotFound|KmsGrantRevoked|KmsKeyNotFound|KmsKeyMarkedForDeletion
      |KmsKeyDisabled|StsRegionalEndpointDisabled|UnsupportedVersion|Other, Message string,
      ResourceIds [string]
    ComputeConfigResponse: Enabled boolean, NodePools [string], NodeRoleArn string
    ConnectorConfigResponse: ActivationId string, ActivationCode string, ActivationExpiry any,
      Provider string, RoleArn string
    ControlPlanePlacementResponse: GroupName string, SpreadLevel |host|rack
    ControlPlaneScalingConfig: Tier |standard|tier-xl|tier-2xl|tier-4xl|tier-8xl
    CrdManagementConfiguration: Managed boolean
    ElasticLoadBalancing: Enabled boolean, GatewayApi GatewayApiConfiguration
    EncryptionConfig: Resources [string], Provider Provider
    EtcdPlacementResponse: SpreadLevel |host|rack
    GatewayApiConfiguration: Crds CrdManagementConfiguration
    HorizontalPodAutoscalerControllerConfigResponse: HorizontalPodAutoscalerSyncPeriod string
    Identity: Oidc OIDC
    Issue: Code |AutoScalingGroupNotFound|AutoScalingGroupInvalidConfiguration
      |Ec2SecurityGroupNotFound|Ec2SecurityGroupDeletionFailure|Ec2LaunchTemplateNotFound
      |Ec2LaunchTemplateVersionMismatch|Ec2SubnetNotFound|Ec2SubnetInvalidConfiguration
      |IamInstanceProfileNotFound|Ec2SubnetMissingIpv6Assignment|IamLimitExceeded
      |IamNodeRoleNotFound|NodeCreationFailure|AsgInstanceLaunchFailures|InstanceLimitExceeded
      |InsufficientFreeAddresses|AccessDenied|InternalFailure|ClusterUnreachable|AmiIdNotFound
      |AutoScalingGroupOptInRequired|AutoScalingGroupRateLimitExceeded
      |Ec2LaunchTemplateDeletionFailure|Ec2LaunchTemplateInvalidConfiguration
      |Ec2LaunchTemplateMaxLimitExceeded|Ec2SubnetListTooLong|IamThrottling
      |NodeTerminationFailure|PodEvictionFailure|SourceEc2LaunchTemplateNotFound|LimitExceeded
      |Unknown|AutoScalingGroupInstanceRefreshActive|KubernetesLabelInvalid
      |Ec2LaunchTemplateVersionMaxLimitExceeded|Ec2InstanceTypeDoesNotExist, Message string,
      ResourceIds [string]
    KubeApiServerConfigResponse: EventTtl string, ServiceNodePortRange ServiceNodePortRange
    KubeControllerManagerConfigResponse: PodGcControllerConfig PodGcControllerConfigResponse,
      HorizontalPodAutoscalerControllerConfig HorizontalPodAutoscalerControllerConfigResponse
    KubeSchedulerConfigResponse: NodeResourcesFit NodeResourcesFitConfig
    KubernetesNetworkConfigResponse: ServiceIpv4Cidr string, ServiceIpv6Cidr string,
      IpFamily |ipv4|ipv6, ElasticLoadBalancing ElasticLoadBalancing
    LaunchTemplateSpecification: Name string, Version string, Id string
    LogSetup: Types [|api|audit|authenticator|controllerManager|scheduler], Enabled boolean
    Logging: ClusterLogging [LogSetup]
    NodeRepairConfig: Enabled boolean, MaxUnhealthyNodeThresholdCount number(1..),
      MaxUnhealthyNodeThresholdPercentage number(1..100),
      MaxParallelNodesRepairedCount number(1..),
      MaxParallelNodesRepairedPercentage number(1..100),
      NodeRepairConfigOverrides [NodeRepairConfigOverrides]
    NodeRepairConfigOverrides: NodeMonitoringCondition string, NodeUnhealthyReason string,
      MinRepairWaitTimeMins number(1..), RepairAction |Replace|Reboot|NoAction
    NodeResourcesFitConfig: ScoringStrategy ScoringStrategy
    Nodegroup: NodegroupName string, NodegroupArn string, ClusterName string, Version string,
      ReleaseVersion string, CreatedAt any, ModifiedAt any,
      Status |CREATING|ACTIVE|UPDATING|DELETING|CREATE_FAILED|DELETE_FAILED|DEGRADED,
      CapacityType |ON_DEMAND|SPOT|CAPACITY_BLOCK, ScalingConfig NodegroupScalingConfig,
      InstanceTypes [string], Subnets [string], RemoteAccess RemoteAccessConfig,
      AmiType |AL2_x86_64|AL2_x86_64_GPU|AL2_ARM_64|CUSTOM|BOTTLEROCKET_ARM_64
      |BOTTLEROCKET_x86_64|BOTTLEROCKET_ARM_64_FIPS|BOTTLEROCKET_x86_64_FIPS
      |BOTTLEROCKET_ARM_64_NVIDIA|BOTTLEROCKET_x86_64_NVIDIA|BOTTLEROCKET_ARM_64_NVIDIA_FIPS
      |BOTTLEROCKET_x86_64_NVIDIA_FIPS|WINDOWS_CORE_2019_x86_64|WINDOWS_FULL_2019_x86_64
      |WINDOWS_CORE_2022_x86_64|WINDOWS_FULL_2022_x86_64|WINDOWS_CORE_2025_x86_64
      |WINDOWS_FULL_2025_x86_64|AL2023_x86_64_STANDARD|AL2023_ARM_64_STANDARD
      |AL2023_x86_64_NEURON|AL2023_x86_64_NVIDIA|AL2023_ARM_64_NVIDIA, NodeRole string,
      Labels {string(1..63)}, Taints [Taint], Resources NodegroupResources, DiskSize number,
      Health NodegroupHealth, UpdateConfig NodegroupUpdateConfig,
      NodeRepairConfig NodeRepairConfig, LaunchTemplate LaunchTemplateSpecification,
      Tags {string(0..256)}, WarmPoolConfig WarmPoolConfig
    NodegroupHealth: Issues [Issue]
    NodegroupResources: AutoScalingGroups [AutoScalingGroup], RemoteAccessSecurityGroup string
    NodegroupScalingConfig: MinSize number(0..), MaxSize number(1..), DesiredSize number(0..)
    NodegroupUpdateConfig: MaxUnavailable number(1..), MaxUnavailablePercentage number(1..100),
      UpdateStrategy |DEFAULT|MINIMAL
    OIDC: Issuer string
    OutpostConfigResponse: OutpostArns! [string], ControlPlaneInstanceType! string,
      ControlPlanePlacement ControlPlanePlacementResponse, EtcdInstanceType string,
      EtcdPlacement EtcdPlacementResponse
    PodGcControllerConfigResponse: TerminatedPodGcThreshold number(1..1000000)
    Provider: KeyArn string
    RemoteAccessConfig: Ec2SshKey string, SourceSecurityGroups [string]
    RemoteNetworkConfigResponse: RemoteNodeNetworks [RemoteNodeNetwork],
      RemotePodNetworks [RemotePodNetwork]
    RemoteNodeNetwork: Cidrs [string]
    RemotePodNetwork: Cidrs [string]
    ResourceWeight: Name string(1..253), Weight number(1..100)
    ScoringStrategy: Type |LeastAllocated|MostAllocated, Resources [ResourceWeight]
    ServiceNodePortRange: MinPort number, MaxPort number
    StorageConfigResponse: BlockStorage BlockStorage
    Taint: Key string(1..63), Value string(0..63),
      Effect |NO_SCHEDULE|NO_EXECUTE|PREFER_NO_SCHEDULE
    UpgradePolicyResponse: SupportType |STANDARD|EXTENDED
    VpcConfigResponse: SubnetIds [string], SecurityGroupIds [string],
      ClusterSecurityGroupId string, VpcId string, EndpointPublicAccess boolean,
      EndpointPrivateAccess boolean, PublicAccessCidrs [string],
      ControlPlaneEgressMode |AWS_MANAGED|CUSTOMER_ROUTED|CUSTOMER_ISOLATED
    WarmPoolConfig: Enabled boolean, MinSize number(0..), MaxGroupPreparedCapacity number,
      PoolState |STOPPED|RUNNING|HIBERNATED, ReuseOnScaleIn boolean
    ZonalShiftConfigResponse: Enabled boolean
    """)
}
