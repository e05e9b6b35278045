/// What Amazon EventBridge answers.
///
/// - Note: Amazon EventBridge, API model.
extension ServiceShapes {
  static let eventBridge = ServiceShapes(
    "events",
    """
    putEvents: FailedEntryCount number, Entries [PutEventsResultEntry]
    PutEventsResultEntry: EventId string(0..64), ErrorCode string, ErrorMessage string
    """)

  static let eventBridgeSDK = ServiceShapes(
    "aws-sdk:eventbridge",
    """
    cancelReplay: ReplayArn string(1..1600), State |STARTING|RUNNING|CANCELLING|COMPLETED
      |CANCELLED|FAILED, StateReason string(0..512)
    createApiDestination, updateApiDestination: ApiDestinationArn string(1..1600),
      ApiDestinationState |ACTIVE|INACTIVE, CreationTime string, LastModifiedTime string
    createArchive, updateArchive: ArchiveArn string(1..1600), State |ENABLED|DISABLED|CREATING
      |UPDATING|CREATE_FAILED|UPDATE_FAILED, StateReason string(0..512), CreationTime string
    createConnection: ConnectionArn string(1..1600), ConnectionState ConnectionState,
      CreationTime string, LastModifiedTime string
    createEndpoint: Name string(1..64), Arn string(1..1600), RoutingConfig RoutingConfig,
      ReplicationConfig ReplicationConfig, EventBuses [EndpointEventBus],
      RoleArn string(1..256), State |ACTIVE|CREATING|UPDATING|DELETING|CREATE_FAILED
      |UPDATE_FAILED|DELETE_FAILED
    createEventBus: EventBusArn string, Description string(0..512),
      KmsKeyIdentifier string(0..2048), DeadLetterConfig DeadLetterConfig, LogConfig LogConfig
    createPartnerEventSource: EventSourceArn string
    deauthorizeConnection, deleteConnection, updateConnection: ConnectionArn string(1..1600),
      ConnectionState ConnectionState, CreationTime string, LastModifiedTime string,
      LastAuthorizedTime string
    describeApiDestination: ApiDestinationArn string(1..1600), Name string(1..64),
      Description string(0..512), ApiDestinationState |ACTIVE|INACTIVE,
      ConnectionArn string(1..1600), InvocationEndpoint string(1..2048), HttpMethod |POST|GET
      |HEAD|OPTIONS|PUT|PATCH|DELETE, InvocationRateLimitPerSecond number(1..),
      CreationTime string, LastModifiedTime string
    describeArchive: ArchiveArn string(1..1600), ArchiveName string(1..48),
      EventSourceArn string(1..1600), Description string(0..512), EventPattern string(0..4096),
      State |ENABLED|DISABLED|CREATING|UPDATING|CREATE_FAILED|UPDATE_FAILED,
      StateReason string(0..512), KmsKeyIdentifier string(0..2048), RetentionDays number(0..),
      SizeBytes number, EventCount number, CreationTime string
    describeConnection: ConnectionArn string(1..1600), Name string(1..64),
      Description string(0..512),
      InvocationConnectivityParameters DescribeConnectionConnectivityParameters,
      ConnectionState ConnectionState, StateReason string(0..512), AuthorizationType |BASIC
      |OAUTH_CLIENT_CREDENTIALS|API_KEY, SecretArn string(20..2048),
      KmsKeyIdentifier string(0..2048), AuthParameters ConnectionAuthResponseParameters,
      CreationTime string, LastModifiedTime string, LastAuthorizedTime string
    describeEndpoint, Endpoint: Name string(1..64), Description string(0..512),
      Arn string(1..1600), RoutingConfig RoutingConfig, ReplicationConfig ReplicationConfig,
      EventBuses [EndpointEventBus], RoleArn string(1..256), EndpointId string(1..50),
      EndpointUrl string(1..256), State |ACTIVE|CREATING|UPDATING|DELETING|CREATE_FAILED
      |UPDATE_FAILED|DELETE_FAILED, StateReason string(1..512), CreationTime string,
      LastModifiedTime string
    describeEventBus: Name string, Arn string, Description string(0..512),
      KmsKeyIdentifier string(0..2048), DeadLetterConfig DeadLetterConfig, Policy string,
      LogConfig LogConfig, CreationTime string, LastModifiedTime string,
      ManagedBy string(1..128)
    describeEventSource, EventSource: Arn string, CreatedBy string, CreationTime string,
      ExpirationTime string, Name string, State |PENDING|ACTIVE|DELETED
    describePartnerEventSource: Arn string, Name string
    describeReplay: ReplayName string(1..64), ReplayArn string(1..1600),
      Description string(0..512), State |STARTING|RUNNING|CANCELLING|COMPLETED|CANCELLED|FAILED,
      StateReason string(0..512), EventSourceArn string(1..1600), Destination ReplayDestination,
      EventStartTime string, EventEndTime string, EventLastReplayedTime string,
      ReplayStartTime string, ReplayEndTime string
    describeRule: Name string(1..64), Arn string(1..1600), EventPattern string(0..4096),
      ScheduleExpression string(0..256), State |ENABLED|DISABLED
      |ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, Description string(0..512),
      RoleArn string(1..1600), ManagedBy string(1..128), EventBusName string(1..256),
      CreatedBy string(1..128)
    listApiDestinations: ApiDestinations [ApiDestination], NextToken string(1..2048)
    listArchives: Archives [Archive], NextToken string(1..2048)
    listConnections: Connections [Connection], NextToken string(1..2048)
    listEndpoints: Endpoints [Endpoint], NextToken string(1..2048)
    listEventBuses: EventBuses [EventBus], NextToken string(1..2048)
    listEventSources: EventSources [EventSource], NextToken string(1..2048)
    listPartnerEventSourceAccounts: PartnerEventSourceAccounts [PartnerEventSourceAccount],
      NextToken string(1..2048)
    listPartnerEventSources: PartnerEventSources [PartnerEventSource], NextToken string(1..2048)
    listReplays: Replays [Replay], NextToken string(1..2048)
    listRuleNamesByTarget: RuleNames [string(1..64)], NextToken string(1..2048)
    listRules: Rules [Rule], NextToken string(1..2048)
    listTagsForResource: Tags [Tag]
    listTargetsByRule: Targets [Target], NextToken string(1..2048)
    putEvents: FailedEntryCount number, Entries [PutEventsResultEntry]
    putPartnerEvents: FailedEntryCount number, Entries [PutPartnerEventsResultEntry]
    putRule: RuleArn string(1..1600)
    putTargets: FailedEntryCount number, FailedEntries [PutTargetsResultEntry]
    removeTargets: FailedEntryCount number, FailedEntries [RemoveTargetsResultEntry]
    startReplay: ReplayArn string(1..1600), State |STARTING|RUNNING|CANCELLING|COMPLETED
      |CANCELLED|FAILED, StateReason string(0..512), ReplayStartTime string
    testEventPattern: Result boolean
    updateEndpoint: Name string(1..64), Arn string(1..1600), RoutingConfig RoutingConfig,
      ReplicationConfig ReplicationConfig, EventBuses [EndpointEventBus],
      RoleArn string(1..256), EndpointId string(1..50), EndpointUrl string(1..256),
      State |ACTIVE|CREATING|UPDATING|DELETING|CREATE_FAILED|UPDATE_FAILED|DELETE_FAILED
    updateEventBus: Arn string, Name string(1..256), KmsKeyIdentifier string(0..2048),
      Description string(0..512), DeadLetterConfig DeadLetterConfig, LogConfig LogConfig
    ApiDestination: ApiDestinationArn string(1..1600), Name string(1..64),
      ApiDestinationState |ACTIVE|INACTIVE, ConnectionArn string(1..1600),
      InvocationEndpoint string(1..2048), HttpMethod |POST|GET|HEAD|OPTIONS|PUT|PATCH|DELETE,
      InvocationRateLimitPerSecond number(1..), CreationTime string, LastModifiedTime string
    AppSyncParameters: GraphQlOperation string(1..1048576)
    Archive: ArchiveName string(1..48), EventSourceArn string(1..1600), State |ENABLED|DISABLED
      |CREATING|UPDATING|CREATE_FAILED|UPDATE_FAILED, StateReason string(0..512),
      RetentionDays number(0..), SizeBytes number, EventCount number, CreationTime string
    AwsVpcConfiguration: Subnets! [string], SecurityGroups [string], AssignPublicIp |ENABLED
      |DISABLED
    BatchArrayProperties: Size number
    BatchParameters: JobDefinition! string, JobName! string,
      ArrayProperties BatchArrayProperties, RetryStrategy BatchRetryStrategy
    BatchRetryStrategy: Attempts number
    CapacityProviderStrategyItem: CapacityProvider! string(1..255), Weight number(0..1000),
      Base number(0..100000)
    Connection: ConnectionArn string(1..1600), Name string(1..64),
      ConnectionState ConnectionState, StateReason string(0..512), AuthorizationType |BASIC
      |OAUTH_CLIENT_CREDENTIALS|API_KEY, CreationTime string, LastModifiedTime string,
      LastAuthorizedTime string
    ConnectionApiKeyAuthResponseParameters: ApiKeyName string(1..512)
    ConnectionAuthResponseParameters: BasicAuthParameters ConnectionBasicAuthResponseParameters,
      OAuthParameters ConnectionOAuthResponseParameters,
      ApiKeyAuthParameters ConnectionApiKeyAuthResponseParameters,
      InvocationHttpParameters ConnectionHttpParameters,
      ConnectivityParameters DescribeConnectionConnectivityParameters
    ConnectionBasicAuthResponseParameters: Username string(1..512)
    ConnectionBodyParameter: Key string, Value string, IsValueSecret boolean
    ConnectionHeaderParameter, ConnectionQueryStringParameter: Key string(0..512),
      Value string(0..512), IsValueSecret boolean
    ConnectionHttpParameters: HeaderParameters [ConnectionHeaderParameter],
      QueryStringParameters [ConnectionQueryStringParameter],
      BodyParameters [ConnectionBodyParameter]
    ConnectionOAuthClientResponseParameters: ClientId string(1..512)
    ConnectionOAuthResponseParameters: ClientParameters ConnectionOAuthClientResponseParameters,
      AuthorizationEndpoint string(1..2048), HttpMethod |GET|POST|PUT,
      OAuthHttpParameters ConnectionHttpParameters
    ConnectionState: |CREATING|UPDATING|DELETING|AUTHORIZED|DEAUTHORIZED|AUTHORIZING
      |DEAUTHORIZING|ACTIVE|FAILED_CONNECTIVITY
    DeadLetterConfig: Arn string(1..1600)
    DescribeConnectionConnectivityParameters:
      ResourceParameters! DescribeConnectionResourceParameters
    DescribeConnectionResourceParameters: ResourceConfigurationArn! string(0..2048),
      ResourceAssociationArn! string(17..2048)
    EcsParameters: TaskDefinitionArn! string(1..1600), TaskCount number(1..), LaunchType |EC2
      |FARGATE|EXTERNAL, NetworkConfiguration NetworkConfiguration, PlatformVersion string,
      Group string, CapacityProviderStrategy [CapacityProviderStrategyItem],
      EnableEcsManagedTags boolean, EnableExecuteCommand boolean,
      PlacementConstraints [PlacementConstraint], PlacementStrategy [PlacementStrategy],
      PropagateTags |TASK_DEFINITION, ReferenceId string(0..1024), Tags [Tag]
    EndpointEventBus: EventBusArn! string(1..512)
    EventBus: Name string, Arn string, Description string(0..512), Policy string,
      CreationTime string, LastModifiedTime string, ManagedBy string(1..128)
    FailoverConfig: Primary! Primary, Secondary! Secondary
    HttpParameters: PathParameterValues [string], HeaderParameters {string(0..512)},
      QueryStringParameters {string(0..512)}
    InputTransformer: InputPathsMap {string(0..256)}, InputTemplate! string(1..8192)
    KinesisParameters: PartitionKeyPath! string(0..256)
    LogConfig: IncludeDetail |NONE|FULL, Level |OFF|ERROR|INFO|TRACE
    NetworkConfiguration: AwsvpcConfiguration AwsVpcConfiguration
    PartnerEventSource: Arn string, Name string
    PartnerEventSourceAccount: Account string(12..12), CreationTime string,
      ExpirationTime string, State |PENDING|ACTIVE|DELETED
    PlacementConstraint: Type |distinctInstance|memberOf, Expression string(0..2000)
    PlacementStrategy: Type |random|spread|binpack, Field string(0..255)
    Primary: HealthCheck! string(1..1600)
    PutEventsResultEntry: EventId string(0..64), ErrorCode string, ErrorMessage string
    PutPartnerEventsResultEntry: EventId string(0..64), ErrorCode string, ErrorMessage string
    PutTargetsResultEntry, RemoveTargetsResultEntry: TargetId string(1..64), ErrorCode string,
      ErrorMessage string
    RedshiftDataParameters: SecretManagerArn string(1..1600), Database! string(1..64),
      DbUser string(1..128), Sql string(1..100000), StatementName string(1..500),
      WithEvent boolean, Sqls [string(1..100000)]
    Replay: ReplayName string(1..64), EventSourceArn string(1..1600), State |STARTING|RUNNING
      |CANCELLING|COMPLETED|CANCELLED|FAILED, StateReason string(0..512), EventStartTime string,
      EventEndTime string, EventLastReplayedTime string, ReplayStartTime string,
      ReplayEndTime string
    ReplayDestination: Arn! string(1..1600), FilterArns [string(1..1600)]
    ReplicationConfig: State |ENABLED|DISABLED
    RetryPolicy: MaximumRetryAttempts number(0..185), MaximumEventAgeInSeconds number(60..86400)
    RoutingConfig: FailoverConfig! FailoverConfig
    Rule: Name string(1..64), Arn string(1..1600), EventPattern string(0..4096), State |ENABLED
      |DISABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, Description string(0..512),
      ScheduleExpression string(0..256), RoleArn string(1..1600), ManagedBy string(1..128),
      EventBusName string(1..256)
    RunCommandParameters: RunCommandTargets! [RunCommandTarget]
    RunCommandTarget: Key! string(1..128), Values! [string(1..256)]
    SageMakerPipelineParameter: Name! string(1..256), Value! string(0..1024)
    SageMakerPipelineParameters: PipelineParameterList [SageMakerPipelineParameter]
    Secondary: Route! string(9..20)
    SqsParameters: MessageGroupId string(0..100)
    Tag: Key! string(1..128), Value! string(0..256)
    Target: Id! string(1..64), Arn! string(1..1600), RoleArn string(1..1600),
      Input string(0..8192), InputPath string(0..256), InputTransformer InputTransformer,
      KinesisParameters KinesisParameters, RunCommandParameters RunCommandParameters,
      EcsParameters EcsParameters, BatchParameters BatchParameters, SqsParameters SqsParameters,
      HttpParameters HttpParameters, RedshiftDataParameters RedshiftDataParameters,
      SageMakerPipelineParameters SageMakerPipelineParameters,
      DeadLetterConfig DeadLetterConfig, RetryPolicy RetryPolicy,
      AppSyncParameters AppSyncParameters
    """)
}
