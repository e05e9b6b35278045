/// What AWS Lambda answers.
///
/// - Note: AWS Lambda, API model. The recorded answers allow a MemorySize of 10,240 at most.
extension ServiceShapes {
  static let lambda = ServiceShapes(
    "lambda",
    """
    invoke: StatusCode number, FunctionError string, LogResult string, Payload any,
      ExecutedVersion string(1..1024), DurableExecutionArn string(1..1024)
    """)

  static let lambdaSDK = ServiceShapes(
    "aws-sdk:lambda",
    """
    addLayerVersionPermission: Statement string, RevisionId string
    addPermission: Statement string
    checkpointDurableExecution: CheckpointToken string(1..2048),
      NewExecutionState! CheckpointUpdatedExecutionState
    createAlias, getAlias, updateAlias, AliasConfiguration: AliasArn string(0..10000),
      Name string(1..128), FunctionVersion string(1..1024), Description string(0..256),
      RoutingConfig AliasRoutingConfiguration, RevisionId string
    createCapacityProvider: CapacityProvider! CapacityProvider
    createCodeSigningConfig: CodeSigningConfig! CodeSigningConfig
    createEventSourceMapping, deleteEventSourceMapping, getEventSourceMapping,
      updateEventSourceMapping, EventSourceMappingConfiguration: Uuid string(36..36),
      StartingPosition |TRIM_HORIZON|LATEST|AT_TIMESTAMP, StartingPositionTimestamp string,
      BatchSize number(1..10000), MaximumBatchingWindowInSeconds number(0..300),
      ParallelizationFactor number(1..10), EventSourceArn string(0..10000),
      FilterCriteria FilterCriteria, FilterCriteriaError FilterCriteriaError,
      KmsKeyArn string(0..10000), MetricsConfig EventSourceMappingMetricsConfig,
      LoggingConfig EventSourceMappingLoggingConfig, ScalingConfig ScalingConfig,
      FunctionArn string(0..10000), LastModified string, LastProcessingResult string,
      State string, StateTransitionReason string, DestinationConfig DestinationConfig,
      Topics [string(1..249)], Queues [string(1..1000)],
      SourceAccessConfigurations [SourceAccessConfiguration],
      SelfManagedEventSource SelfManagedEventSource,
      MaximumRecordAgeInSeconds number(-1..604800), BisectBatchOnFunctionError boolean,
      MaximumRetryAttempts number(-1..10000), TumblingWindowInSeconds number(0..900),
      FunctionResponseTypes [|ReportBatchItemFailures],
      AmazonManagedKafkaEventSourceConfig AmazonManagedKafkaEventSourceConfig,
      SelfManagedKafkaEventSourceConfig SelfManagedKafkaEventSourceConfig,
      DocumentDbEventSourceConfig DocumentDBEventSourceConfig,
      EventSourceMappingArn string(85..120), ProvisionedPollerConfig ProvisionedPollerConfig
    createFunction, getFunctionConfiguration, publishVersion, updateFunctionCode,
      updateFunctionConfiguration, FunctionConfiguration: FunctionName string(1..256),
      FunctionArn string(0..10000), Runtime Runtime, Role string(0..10000),
      Handler string(0..128), CodeSize number, Description string(0..256),
      Timeout number(1..5400), MemorySize number(128..10240), LastModified string(0..100),
      CodeSha256 string, Version string(1..1024), VpcConfig VpcConfigResponse,
      DeadLetterConfig DeadLetterConfig, Environment EnvironmentResponse,
      KmsKeyArn string(0..10000), TracingConfig TracingConfigResponse,
      MasterArn string(0..10000), RevisionId string, Layers [Layer], State |Pending|Active
      |Inactive|Failed|Deactivating|Deactivated|ActiveNonInvocable|Deleting, StateReason string,
      StateReasonCode |Idle|Creating|Restoring|EniLimitExceeded|InsufficientRolePermissions
      |InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet
      |InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied
      |KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError
      |EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError
      |ServiceQuotaExceededException|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded
      |InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout
      |FunctionError.RuntimeInitError|FunctionError.ExtensionInitError
      |FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory
      |FunctionError.PermissionDenied|FunctionError.TooManyExtensions
      |FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl
      |DrainingDurableExecutions|IncompatibleAcceleratorInstanceTypes|DependencyError,
      LastUpdateStatus |Successful|Failed|InProgress, LastUpdateStatusReason string,
      LastUpdateStatusReasonCode |EniLimitExceeded|InsufficientRolePermissions
      |InvalidConfiguration|InternalError|SubnetOutOfIPAddresses|InvalidSubnet
      |InvalidSecurityGroup|ImageDeleted|ImageAccessDenied|InvalidImage|KMSKeyAccessDenied
      |KMSKeyNotFound|InvalidStateKMSKey|DisabledKMSKey|EFSIOError|EFSMountConnectivityError
      |EFSMountFailure|EFSMountTimeout|InvalidRuntime|InvalidZipFileException|FunctionError
      |ServiceQuotaExceededException|VcpuLimitExceeded|CapacityProviderScalingLimitExceeded
      |InsufficientCapacity|EC2RequestLimitExceeded|FunctionError.InitTimeout
      |FunctionError.RuntimeInitError|FunctionError.ExtensionInitError
      |FunctionError.InvalidEntryPoint|FunctionError.InvalidWorkingDirectory
      |FunctionError.PermissionDenied|FunctionError.TooManyExtensions
      |FunctionError.InitResourceExhausted|DisallowedByVpcEncryptionControl
      |IncompatibleAcceleratorInstanceTypes|DependencyError,
      FileSystemConfigs [FileSystemConfig], SigningProfileVersionArn string(0..10000),
      SigningJobArn string(0..10000), PackageType |Zip|Image,
      ImageConfigResponse ImageConfigResponse, Architectures [|x86_64|arm64],
      EphemeralStorage EphemeralStorage, SnapStart SnapStartResponse,
      RuntimeVersionConfig RuntimeVersionConfig, LoggingConfig LoggingConfig,
      TenancyConfig TenancyConfig, CapacityProviderConfig CapacityProviderConfig,
      ConfigSha256 string, DurableConfig DurableConfig, RuntimeConfig FunctionRuntimeConfig,
      AcceleratorConfig AcceleratorConfig
    createFunctionUrlConfig: FunctionUrl! string(40..100), FunctionArn! string(0..10000),
      AuthType! |NONE|AWS_IAM, Cors Cors, CreationTime! string(0..100), InvokeMode |BUFFERED
      |RESPONSE_STREAM
    deleteCapacityProvider: CapacityProvider! CapacityProvider
    deleteDurableExecution: DeletionRequestTimestamp! string
    deleteFunction: StatusCode number
    getAccountSettings: AccountLimit AccountLimit, AccountUsage AccountUsage
    getCapacityProvider: CapacityProvider! CapacityProvider
    getCodeSigningConfig: CodeSigningConfig! CodeSigningConfig
    getDurableExecution: DurableExecutionArn! string(1..1024),
      DurableExecutionName! string(1..64), FunctionArn! string(0..10000),
      InputPayload string(0..6291456), Result string(0..6291456), Error ErrorObject,
      StartTimestamp! string, Status! |RUNNING|SUCCEEDED|FAILED|TIMED_OUT|STOPPED|DELETING
      |PAUSING|PAUSED, EndTimestamp string, Version string(1..1024), TraceHeader TraceHeader,
      ExecutionDataIncluded boolean, DurableConfig DurableConfig, PauseDetails PauseDetails,
      ExpectedExecutionTimeoutTimestamp string
    getDurableExecutionHistory: Events! [Event], NextMarker string
    getDurableExecutionState: Operations! [Operation], NextMarker string
    getFunction: Configuration FunctionConfiguration, Code FunctionCodeLocation,
      Tags {string(0..256)}, TagsError TagsError, Concurrency Concurrency
    getFunctionCodeSigningConfig, putFunctionCodeSigningConfig:
      CodeSigningConfigArn! string(0..200), FunctionName! string(1..140)
    getFunctionConcurrency: ReservedConcurrentExecutions number(0..)
    getFunctionEventInvokeConfig, putFunctionEventInvokeConfig, updateFunctionEventInvokeConfig,
      FunctionEventInvokeConfig: LastModified string, FunctionArn string(0..10000),
      MaximumRetryAttempts number(0..2), MaximumEventAgeInSeconds number(60..21600),
      DestinationConfig DestinationConfig
    getFunctionRecursionConfig: RecursiveLoop |Allow|Terminate
    getFunctionScalingConfig: FunctionArn string(0..10000),
      AppliedFunctionScalingConfig FunctionScalingConfig,
      RequestedFunctionScalingConfig FunctionScalingConfig
    getFunctionUrlConfig, updateFunctionUrlConfig: FunctionUrl! string(40..100),
      FunctionArn! string(0..10000), AuthType! |NONE|AWS_IAM, Cors Cors,
      CreationTime! string(0..100), LastModifiedTime! string(0..100), InvokeMode |BUFFERED
      |RESPONSE_STREAM
    getLayerVersion, getLayerVersionByArn, publishLayerVersion:
      Content LayerVersionContentOutput, LayerArn string(1..2048),
      LayerVersionArn string(1..2048), Description string(0..256), CreatedDate string(0..100),
      Version number, CompatibleArchitectures [|x86_64|arm64], CompatibleRuntimes [Runtime],
      LicenseInfo string(0..512)
    getLayerVersionPolicy: Policy string, RevisionId string
    getPolicy: Policy string, RevisionId string
    getProvisionedConcurrencyConfig: RequestedProvisionedConcurrentExecutions number(1..),
      AvailableProvisionedConcurrentExecutions number(0..),
      AllocatedProvisionedConcurrentExecutions number(0..), Status |IN_PROGRESS|READY|FAILED,
      StatusReason string, LastModified string(0..100)
    getResourcePolicy: Policy string(1..20480), RevisionId string(36..36)
    getRuntimeManagementConfig: UpdateRuntimeOn |Auto|Manual|FunctionUpdate,
      FunctionArn string(0..10000), RuntimeVersionArn string(26..2048)
    invoke: StatusCode number, FunctionError string, LogResult string, Payload string,
      ExecutedVersion string(1..1024), DurableExecutionArn string(1..1024)
    invokeAsync: Status number
    invokeWithResponseStream: StatusCode number, ExecutedVersion string(1..1024),
      EventStream InvokeWithResponseStreamResponseEvent, ResponseStreamContentType string
    listAliases: NextMarker string, Aliases [AliasConfiguration]
    listCapacityProviders: CapacityProviders! [CapacityProvider], NextMarker string
    listCodeSigningConfigs: NextMarker string, CodeSigningConfigs [CodeSigningConfig]
    listDurableExecutionsByFunction: DurableExecutions [Execution], NextMarker string
    listEventSourceMappings: NextMarker string,
      EventSourceMappings [EventSourceMappingConfiguration]
    listFunctionEventInvokeConfigs: FunctionEventInvokeConfigs [FunctionEventInvokeConfig],
      NextMarker string
    listFunctionUrlConfigs: FunctionUrlConfigs! [FunctionUrlConfig], NextMarker string
    listFunctionVersionsByCapacityProvider: CapacityProviderArn! string(1..140),
      FunctionVersions! [FunctionVersionsByCapacityProviderListItem], NextMarker string
    listFunctions: NextMarker string, Functions [FunctionConfiguration]
    listFunctionsByCodeSigningConfig: NextMarker string, FunctionArns [string(0..10000)]
    listLayerVersions: NextMarker string, LayerVersions [LayerVersionsListItem]
    listLayers: NextMarker string, Layers [LayersListItem]
    listProvisionedConcurrencyConfigs:
      ProvisionedConcurrencyConfigs [ProvisionedConcurrencyConfigListItem], NextMarker string
    listTags: Tags {string(0..256)}
    listVersionsByFunction: NextMarker string, Versions [FunctionConfiguration]
    putFunctionConcurrency: ReservedConcurrentExecutions number(0..)
    putFunctionRecursionConfig: RecursiveLoop |Allow|Terminate
    putFunctionScalingConfig: FunctionState |Pending|Active|Inactive|Failed|Deactivating
      |Deactivated|ActiveNonInvocable|Deleting
    putProvisionedConcurrencyConfig: RequestedProvisionedConcurrentExecutions number(1..),
      AllocatedProvisionedConcurrentExecutions number(0..),
      AvailableProvisionedConcurrentExecutions number(0..), Status |IN_PROGRESS|READY|FAILED,
      StatusReason string, LastModified string(0..100)
    putResourcePolicy: Policy string(1..20480), RevisionId string(36..36)
    putRuntimeManagementConfig: UpdateRuntimeOn! |Auto|Manual|FunctionUpdate,
      FunctionArn! string(0..10000), RuntimeVersionArn string(26..2048)
    stopDurableExecution: StopTimestamp! string
    updateCapacityProvider: CapacityProvider! CapacityProvider
    updateCodeSigningConfig: CodeSigningConfig! CodeSigningConfig
    AcceleratorConfig: AcceleratorMemorySize! number
    AccountLimit: TotalCodeSize number, CodeSizeUnzipped number, CodeSizeZipped number,
      ConcurrentExecutions number, UnreservedConcurrentExecutions number(0..)
    AccountUsage: TotalCodeSize number, FunctionCount number
    AliasRoutingConfiguration: AdditionalVersionWeights {number(0..1)}
    AllowedPublishers: SigningProfileVersionArns! [string(0..10000)]
    AmazonManagedKafkaEventSourceConfig: ConsumerGroupId string(1..200),
      SchemaRegistryConfig KafkaSchemaRegistryConfig
    CallbackDetails: CallbackId string(1..1024), Result string(0..6291456), Error ErrorObject
    CallbackFailedDetails: Error! EventError
    CallbackStartedDetails: CallbackId! string(1..1024), HeartbeatTimeout number(0..),
      Timeout number(0..)
    CallbackSucceededDetails: Result! EventResult
    CallbackTimedOutDetails: Error! EventError
    CapacityProvider: CapacityProviderArn! string(1..140), State! |Pending|Active|Failed
      |Deleting, VpcConfig! CapacityProviderVpcConfig,
      PermissionsConfig! CapacityProviderPermissionsConfig,
      InstanceRequirements InstanceRequirements,
      CapacityProviderScalingConfig CapacityProviderScalingConfig, KmsKeyArn string(0..10000),
      LastModified string(0..100), PropagateTags PropagateTags,
      TelemetryConfig CapacityProviderTelemetryConfig
    CapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig!
      LambdaManagedInstancesCapacityProviderConfig
    CapacityProviderLoggingConfig: SystemLogLevel |DEBUG|INFO|WARN, LogGroup string(1..512)
    CapacityProviderPermissionsConfig: CapacityProviderOperatorRoleArn! string(0..10000)
    CapacityProviderScalingConfig: MaxVCpuCount number(2..15000), ScalingMode |Auto|Manual,
      ScalingPolicies [TargetTrackingScalingPolicy]
    CapacityProviderTelemetryConfig: LoggingConfig CapacityProviderLoggingConfig
    CapacityProviderVpcConfig: SubnetIds! [string(0..1024)], SecurityGroupIds! [string(0..1024)]
    ChainedInvokeDetails: Result string(0..6291456), Error ErrorObject
    ChainedInvokeFailedDetails: Error! EventError
    ChainedInvokeStartedDetails: FunctionName! string(1..256), TenantId string(1..256),
      Input EventInput, ExecutedVersion string(1..1024), DurableExecutionArn string(1..1024)
    ChainedInvokeStoppedDetails: Error! EventError
    ChainedInvokeSucceededDetails: Result! EventResult
    ChainedInvokeTimedOutDetails: Error! EventError
    CheckpointUpdatedExecutionState: Operations [Operation], NextMarker string
    CodeSigningConfig: CodeSigningConfigId! string, CodeSigningConfigArn! string(0..200),
      Description string(0..256), AllowedPublishers! AllowedPublishers,
      CodeSigningPolicies! CodeSigningPolicies, LastModified! string(0..100)
    CodeSigningPolicies: UntrustedArtifactOnDeployment |Warn|Enforce
    Concurrency: ReservedConcurrentExecutions number(0..)
    ContextDetails: ReplayChildren boolean, Result string(0..6291456), Error ErrorObject
    ContextFailedDetails: Error! EventError
    ContextSucceededDetails: Result! EventResult
    Cors: AllowCredentials boolean, AllowHeaders [string(0..1024)], AllowMethods [string(0..6)],
      AllowOrigins [string(1..253)], ExposeHeaders [string(0..1024)], MaxAge number(0..86400)
    DeadLetterConfig: TargetArn string(0..10000)
    DestinationConfig: OnSuccess OnSuccess, OnFailure OnFailure
    DocumentDBEventSourceConfig: DatabaseName string(1..63), CollectionName string(1..57),
      FullDocument |UpdateLookup|Default
    DurableConfig: KmsKeyArn string(0..10000), RetentionPeriodInDays number(1..90),
      ExecutionTimeout number(1..31622400)
    EnvironmentError: ErrorCode string, Message string
    EnvironmentResponse: Variables {string}, Error EnvironmentError
    EphemeralStorage: Size! number(512..32768)
    ErrorObject: ErrorMessage string, ErrorType string, ErrorData string, StackTrace [string]
    Event: EventType |ExecutionStarted|ExecutionSucceeded|ExecutionFailed|ExecutionTimedOut
      |ExecutionStopped|ContextStarted|ContextSucceeded|ContextFailed|WaitStarted|WaitSucceeded
      |WaitCancelled|StepStarted|StepSucceeded|StepFailed|ChainedInvokeStarted
      |ChainedInvokeSucceeded|ChainedInvokeFailed|ChainedInvokeTimedOut|ChainedInvokeStopped
      |CallbackStarted|CallbackSucceeded|CallbackFailed|CallbackTimedOut|InvocationCompleted
      |ExecutionPaused|ExecutionResumed, SubType string(1..32), EventId number(1..),
      Id string(1..64), Name string(1..256), EventTimestamp string, ParentId string(1..64),
      ExecutionStartedDetails ExecutionStartedDetails,
      ExecutionSucceededDetails ExecutionSucceededDetails,
      ExecutionFailedDetails ExecutionFailedDetails,
      ExecutionTimedOutDetails ExecutionTimedOutDetails,
      ExecutionStoppedDetails ExecutionStoppedDetails, ContextStartedDetails {any},
      ContextSucceededDetails ContextSucceededDetails,
      ContextFailedDetails ContextFailedDetails, WaitStartedDetails WaitStartedDetails,
      WaitSucceededDetails WaitSucceededDetails, WaitCancelledDetails WaitCancelledDetails,
      StepStartedDetails {any}, StepSucceededDetails StepSucceededDetails,
      StepFailedDetails StepFailedDetails,
      ChainedInvokeStartedDetails ChainedInvokeStartedDetails,
      ChainedInvokeSucceededDetails ChainedInvokeSucceededDetails,
      ChainedInvokeFailedDetails ChainedInvokeFailedDetails,
      ChainedInvokeTimedOutDetails ChainedInvokeTimedOutDetails,
      ChainedInvokeStoppedDetails ChainedInvokeStoppedDetails,
      CallbackStartedDetails CallbackStartedDetails,
      CallbackSucceededDetails CallbackSucceededDetails,
      CallbackFailedDetails CallbackFailedDetails,
      CallbackTimedOutDetails CallbackTimedOutDetails,
      InvocationCompletedDetails InvocationCompletedDetails,
      ExecutionPausedDetails ExecutionPausedDetails,
      ExecutionResumedDetails ExecutionResumedDetails
    EventError: Payload ErrorObject, Truncated boolean
    EventInput: Payload string(0..6291456), Truncated boolean
    EventPauseReason: Payload string(0..1024), Truncated boolean
    EventResult: Payload string(0..6291456), Truncated boolean
    EventResumeReason: Payload string(0..1024), Truncated boolean
    EventSourceMappingLoggingConfig: SystemLogLevel |DEBUG|INFO|WARN
    EventSourceMappingMetricsConfig: Metrics [|EventCount|ErrorCount|KafkaMetrics]
    Execution: DurableExecutionArn! string(1..1024), DurableExecutionName! string(1..64),
      FunctionArn! string(0..10000), Status! |RUNNING|SUCCEEDED|FAILED|TIMED_OUT|STOPPED
      |DELETING|PAUSING|PAUSED, StartTimestamp! string, EndTimestamp string,
      KmsKeyArn string(0..10000)
    ExecutionDetails: InputPayload string(0..6291456)
    ExecutionFailedDetails: Error! EventError
    ExecutionPausedDetails: PauseRequestTimestamp! string, Reason EventPauseReason,
      ExecutionTimeoutPaused! boolean
    ExecutionResumedDetails: ResumeRequestTimestamp! string, Reason EventResumeReason
    ExecutionStartedDetails: Input! EventInput, ExecutionTimeout! number(0..)
    ExecutionStoppedDetails: Error! EventError
    ExecutionSucceededDetails: Result! EventResult
    ExecutionTimedOutDetails: Error EventError
    FileSystemConfig: Arn! string(0..256), LocalMountPath! string(0..160),
      S3FilesConfig S3FilesConfig
    Filter: Pattern string(0..4096)
    FilterCriteria: Filters [Filter]
    FilterCriteriaError: ErrorCode string(10..50), Message string(10..2048)
    FunctionCodeLocation: RepositoryType string, Location string(0..10000), ImageUri string,
      ResolvedImageUri string, ResolvedS3Object ResolvedS3Object,
      SourceKmsKeyArn string(0..10000), Error FunctionCodeLocationError
    FunctionCodeLocationError: ErrorCode string, Message string
    FunctionRuntimeConfig: RuntimeArn! string(48..2048), RuntimeAlias! string(1..128)
    FunctionScalingConfig: MinExecutionEnvironments number(0..15000),
      MaxExecutionEnvironments number(0..15000)
    FunctionUrlConfig: FunctionUrl! string(40..100), FunctionArn! string(0..10000),
      CreationTime! string(0..100), LastModifiedTime! string(0..100), Cors Cors, AuthType! |NONE
      |AWS_IAM, InvokeMode |BUFFERED|RESPONSE_STREAM
    FunctionVersionsByCapacityProviderListItem: FunctionArn! string(0..10000), State! |Pending
      |Active|Inactive|Failed|Deactivating|Deactivated|ActiveNonInvocable|Deleting
    ImageConfig: EntryPoint [string], Command [string], WorkingDirectory string(0..1000)
    ImageConfigError: ErrorCode string, Message string
    ImageConfigResponse: ImageConfig ImageConfig, Error ImageConfigError
    InstanceRequirements: Architectures [|x86_64|arm64], AllowedInstanceTypes [string(1..30)],
      ExcludedInstanceTypes [string(1..30)]
    InvocationCompletedDetails: StartTimestamp! string, EndTimestamp! string, RequestId! string,
      Error EventError
    InvokeResponseStreamUpdate: Payload string
    InvokeWithResponseStreamCompleteEvent: ErrorCode string, ErrorDetails string,
      LogResult string
    InvokeWithResponseStreamResponseEvent: PayloadChunk InvokeResponseStreamUpdate,
      InvokeComplete InvokeWithResponseStreamCompleteEvent
    KafkaSchemaRegistryAccessConfig: Type |BASIC_AUTH|CLIENT_CERTIFICATE_TLS_AUTH
      |SERVER_ROOT_CA_CERTIFICATE|OAUTHBEARER_AUTH, Uri string(0..10000)
    KafkaSchemaRegistryConfig: SchemaRegistryUri string(1..10000), EventRecordFormat |JSON
      |SOURCE, AccessConfigs [KafkaSchemaRegistryAccessConfig],
      SchemaValidationConfigs [KafkaSchemaValidationConfig]
    KafkaSchemaValidationConfig: Attribute |KEY|VALUE
    LambdaManagedInstancesCapacityProviderConfig: CapacityProviderArn! string(1..140),
      PerExecutionEnvironmentMaxConcurrency number(1..1600),
      ExecutionEnvironmentMemoryGiBPerVCpu number(2..8)
    Layer: Arn string(1..2048), CodeSize number, SigningProfileVersionArn string(0..10000),
      SigningJobArn string(0..10000)
    LayerVersionContentOutput: Location string(0..10000), CodeSha256 string, CodeSize number,
      SigningProfileVersionArn string(0..10000), SigningJobArn string(0..10000),
      ResolvedS3Object ResolvedS3Object
    LayerVersionsListItem: LayerVersionArn string(1..2048), Version number,
      Description string(0..256), CreatedDate string(0..100), CompatibleArchitectures [|x86_64
      |arm64], CompatibleRuntimes [Runtime], LicenseInfo string(0..512)
    LayersListItem: LayerName string(1..140), LayerArn string(1..2048),
      LatestMatchingVersion LayerVersionsListItem
    LoggingConfig: LogFormat |JSON|Text, ApplicationLogLevel |TRACE|DEBUG|INFO|WARN|ERROR|FATAL,
      SystemLogLevel |DEBUG|INFO|WARN, LogGroup string(1..512)
    OnFailure: Destination string(0..350)
    OnSuccess: Destination string(0..350)
    Operation: Id! string(1..64), ParentId string(1..64), Name string(1..256), Type! |EXECUTION
      |CONTEXT|STEP|WAIT|CALLBACK|CHAINED_INVOKE, SubType string(1..32), StartTimestamp! string,
      EndTimestamp string, Status! |STARTED|PENDING|READY|SUCCEEDED|FAILED|CANCELLED|TIMED_OUT
      |STOPPED, ExecutionDetails ExecutionDetails, ContextDetails ContextDetails,
      StepDetails StepDetails, WaitDetails WaitDetails, CallbackDetails CallbackDetails,
      ChainedInvokeDetails ChainedInvokeDetails
    PauseDetails: PauseRequestTimestamp! string, Reason string(0..1024),
      ExecutionTimeoutPaused! boolean
    PropagateTags: Mode |None|Explicit, ExplicitTags {string(0..256)}
    ProvisionedConcurrencyConfigListItem: FunctionArn string(0..10000),
      RequestedProvisionedConcurrentExecutions number(1..),
      AvailableProvisionedConcurrentExecutions number(0..),
      AllocatedProvisionedConcurrentExecutions number(0..), Status |IN_PROGRESS|READY|FAILED,
      StatusReason string, LastModified string(0..100)
    ProvisionedPollerConfig: MinimumPollers number(1..200), MaximumPollers number(1..10000),
      PollerGroupName string(0..128)
    ResolvedS3Object: S3Bucket string(3..63), S3Key string(1..1024),
      S3ObjectVersion string(1..1024)
    RetryDetails: CurrentAttempt number(0..), NextAttemptDelaySeconds number(0..)
    Runtime: |nodejs|nodejs4.3|nodejs6.10|nodejs8.10|nodejs10.x|nodejs12.x|nodejs14.x|nodejs16.x
      |nodejs18.x|nodejs20.x|nodejs22.x|nodejs24.x|java8|java8.al2|java11|java17|java21|java25
      |python2.7|python3.6|python3.7|python3.8|python3.9|python3.10|python3.11|python3.12
      |python3.13|python3.14|dotnetcore1.0|dotnetcore2.0|dotnetcore2.1|dotnetcore3.1|dotnet6
      |dotnet8|dotnet10|nodejs4.3-edge|go1.x|ruby2.5|ruby2.7|ruby3.2|ruby3.3|ruby3.4|ruby4.0
      |provided|provided.al2|provided.al2023|nodejs26.x|python3.15|java8.al2023|java11.al2023
      |java17.al2023|custom
    RuntimeVersionConfig: RuntimeVersionArn string(26..2048), Error RuntimeVersionError
    RuntimeVersionError: ErrorCode string, Message string
    S3FilesConfig: DirectS3Read |ENABLED|DISABLED|AUTO
    ScalingConfig: MaximumConcurrency number(2..1000)
    SelfManagedEventSource: Endpoints {[string(1..300)]}
    SelfManagedKafkaEventSourceConfig: ConsumerGroupId string(1..200),
      SchemaRegistryConfig KafkaSchemaRegistryConfig, ConsumptionMode |Stream|Queue
    SnapStartResponse: ApplyOn |PublishedVersions|None, OptimizationStatus |On|Off
    SourceAccessConfiguration: Type |BASIC_AUTH|VPC_SUBNET|VPC_SECURITY_GROUP
      |SASL_SCRAM_512_AUTH|SASL_SCRAM_256_AUTH|VIRTUAL_HOST|CLIENT_CERTIFICATE_TLS_AUTH
      |SERVER_ROOT_CA_CERTIFICATE|OAUTHBEARER_AUTH|OAUTHBEARER_SCOPE|OAUTHBEARER_AUDIENCE
      |OAUTHBEARER_LOGICAL_CLUSTER|OAUTHBEARER_IDENTITY_POOL|IAM_AUTH|IAM_OAUTHBEARER_AUTH,
      Uri string(1..200)
    StepDetails: Attempt number(0..), NextAttemptTimestamp string, Result string(0..6291456),
      Error ErrorObject
    StepFailedDetails: Error! EventError, RetryDetails! RetryDetails
    StepSucceededDetails: Result! EventResult, RetryDetails! RetryDetails
    TagsError: ErrorCode! string(10..21), Message! string(84..1000)
    TargetTrackingScalingPolicy:
      PredefinedMetricType! |LambdaCapacityProviderAverageCPUUtilization
      |LambdaCapacityProviderAverageGPUUtilization, TargetValue! number(0..100)
    TenancyConfig: TenantIsolationMode! |PER_TENANT
    TraceHeader: XAmznTraceId string(0..8192)
    TracingConfigResponse: Mode |Active|PassThrough
    VpcConfigResponse: SubnetIds [string(0..1024)], SecurityGroupIds [string(0..1024)],
      VpcId string, Ipv6AllowedForDualStack boolean
    WaitCancelledDetails: Error EventError
    WaitDetails: ScheduledEndTimestamp string
    WaitStartedDetails: Duration! number(0..), ScheduledEndTimestamp! string
    WaitSucceededDetails: Duration number(0..)
    """)
}
