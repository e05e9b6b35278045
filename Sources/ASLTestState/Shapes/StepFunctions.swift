/// What AWS Step Functions answers.
///
/// - Note: AWS Step Functions, API model.
extension ServiceShapes {
  static let states = ServiceShapes(
    "states",
    """
    startExecution: ExecutionArn! string(1..256), StartDate! string
    """)

  static let statesSDK = ServiceShapes(
    "aws-sdk:sfn",
    """
    createActivity: ActivityArn! string(1..256), CreationDate! string
    createStateMachine: StateMachineArn! string(1..256), CreationDate! string,
      StateMachineVersionArn string(1..256)
    createStateMachineAlias: StateMachineAliasArn! string(1..256), CreationDate! string
    describeActivity: ActivityArn! string(1..256), Name! string(1..80), CreationDate! string,
      EncryptionConfiguration EncryptionConfiguration
    describeExecution: ExecutionArn! string(1..256), StateMachineArn! string(1..256),
      Name string(1..80), Status! |RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE,
      StartDate! string, StopDate string, Input string(0..262144),
      InputDetails CloudWatchEventsExecutionDataDetails, Output string(0..262144),
      OutputDetails CloudWatchEventsExecutionDataDetails, TraceHeader string(0..256),
      MapRunArn string(1..2000), Error string(0..256), Cause string(0..32768),
      StateMachineVersionArn string(1..256), StateMachineAliasArn string(1..256),
      RedriveCount number, RedriveDate string, RedriveStatus |REDRIVABLE|NOT_REDRIVABLE
      |REDRIVABLE_BY_MAP_RUN, RedriveStatusReason string(0..262144)
    describeMapRun: MapRunArn! string(1..2000), ExecutionArn! string(1..256), Status! |RUNNING
      |SUCCEEDED|FAILED|ABORTED, StartDate! string, StopDate string,
      MaxConcurrency! number(0..), ToleratedFailurePercentage! number(0..100),
      ToleratedFailureCount! number(0..), ItemCounts! MapRunItemCounts,
      ExecutionCounts! MapRunExecutionCounts, RedriveCount number, RedriveDate string
    describeStateMachine: StateMachineArn! string(1..256), Name! string(1..80), Status |ACTIVE
      |DELETING, Definition! string(1..1048576), RoleArn! string(1..256), Type! |STANDARD
      |EXPRESS, CreationDate! string, LoggingConfiguration LoggingConfiguration,
      TracingConfiguration TracingConfiguration, Label string, RevisionId string,
      Description string(0..256), EncryptionConfiguration EncryptionConfiguration,
      VariableReferences {[string]}
    describeStateMachineAlias: StateMachineAliasArn string(1..256), Name string(1..80),
      Description string(0..256), RoutingConfiguration [RoutingConfigurationListItem],
      CreationDate string, UpdateDate string
    describeStateMachineForExecution: StateMachineArn! string(1..256), Name! string(1..80),
      Definition! string(1..1048576), RoleArn! string(1..256), UpdateDate! string,
      LoggingConfiguration LoggingConfiguration, TracingConfiguration TracingConfiguration,
      MapRunArn string(1..2000), Label string, RevisionId string,
      EncryptionConfiguration EncryptionConfiguration, VariableReferences {[string]}
    getActivityTask: TaskToken string(1..2048), Input string(0..1048576)
    getExecutionHistory: Events! [HistoryEvent], NextToken string(1..1024)
    listActivities: Activities! [ActivityListItem], NextToken string(1..1024)
    listExecutions: Executions! [ExecutionListItem], NextToken string(1..3096)
    listMapRuns: MapRuns! [MapRunListItem], NextToken string(1..1024)
    listStateMachineAliases: StateMachineAliases! [StateMachineAliasListItem],
      NextToken string(1..1024)
    listStateMachineVersions: StateMachineVersions! [StateMachineVersionListItem],
      NextToken string(1..1024)
    listStateMachines: StateMachines! [StateMachineListItem], NextToken string(1..1024)
    listTagsForResource: Tags [Tag]
    publishStateMachineVersion: CreationDate! string, StateMachineVersionArn! string(1..256)
    redriveExecution: RedriveDate! string
    startExecution: ExecutionArn! string(1..256), StartDate! string
    startSyncExecution: ExecutionArn! string(1..256), StateMachineArn string(1..256),
      Name string(1..80), StartDate! string, StopDate! string, Status! |SUCCEEDED|FAILED
      |TIMED_OUT, Error string(0..256), Cause string(0..32768), Input string(0..262144),
      InputDetails CloudWatchEventsExecutionDataDetails, Output string(0..262144),
      OutputDetails CloudWatchEventsExecutionDataDetails, TraceHeader string(0..256),
      BillingDetails BillingDetails
    stopExecution: StopDate! string
    testState: Output string(0..262144), Error string(0..256), Cause string(0..32768),
      InspectionData InspectionData, NextState string(1..80), Status |SUCCEEDED|FAILED|RETRIABLE
      |CAUGHT_ERROR
    updateStateMachine: UpdateDate! string, RevisionId string,
      StateMachineVersionArn string(1..256)
    updateStateMachineAlias: UpdateDate! string
    validateStateMachineDefinition: Result! |OK|FAIL,
      Diagnostics! [ValidateStateMachineDefinitionDiagnostic], Truncated boolean
    ActivityFailedEventDetails: Error string(0..256), Cause string(0..32768)
    ActivityListItem: ActivityArn! string(1..256), Name! string(1..80), CreationDate! string
    ActivityScheduleFailedEventDetails: Error string(0..256), Cause string(0..32768)
    ActivityScheduledEventDetails: Resource! string(1..256), Input string(0..262144),
      InputDetails HistoryEventExecutionDataDetails, TimeoutInSeconds number,
      HeartbeatInSeconds number
    ActivityStartedEventDetails: WorkerName string(0..256)
    ActivitySucceededEventDetails, ExecutionSucceededEventDetails,
      LambdaFunctionSucceededEventDetails: Output string(0..262144),
      OutputDetails HistoryEventExecutionDataDetails
    ActivityTimedOutEventDetails: Error string(0..256), Cause string(0..32768)
    AssignedVariablesDetails: Truncated boolean
    BillingDetails: BilledMemoryUsedInMb number(0..), BilledDurationInMilliseconds number(0..)
    CloudWatchEventsExecutionDataDetails: Included boolean
    CloudWatchLogsLogGroup: LogGroupArn string(1..256)
    EncryptionConfiguration: KmsKeyId string(1..2048),
      KmsDataKeyReusePeriodSeconds number(60..900), Type! |AWS_OWNED_KEY
      |CUSTOMER_MANAGED_KMS_KEY
    EvaluationFailedEventDetails: Error string(0..256), Cause string(0..32768),
      Location string(0..256), State! string(1..80)
    ExecutionAbortedEventDetails: Error string(0..256), Cause string(0..32768)
    ExecutionFailedEventDetails: Error string(0..256), Cause string(0..32768)
    ExecutionListItem: ExecutionArn! string(1..256), StateMachineArn! string(1..256),
      Name! string(1..80), Status! |RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE,
      StartDate! string, StopDate string, MapRunArn string(1..2000), ItemCount number(0..),
      StateMachineVersionArn string(1..256), StateMachineAliasArn string(1..256),
      RedriveCount number, RedriveDate string
    ExecutionRedrivenEventDetails: RedriveCount number
    ExecutionStartedEventDetails: Input string(0..262144),
      InputDetails HistoryEventExecutionDataDetails, RoleArn string(1..256),
      StateMachineAliasArn string(1..256), StateMachineVersionArn string(1..256)
    ExecutionTimedOutEventDetails: Error string(0..256), Cause string(0..32768)
    HistoryEvent: Timestamp! string, Type! |ActivityFailed|ActivityScheduled
      |ActivityScheduleFailed|ActivityStarted|ActivitySucceeded|ActivityTimedOut
      |ChoiceStateEntered|ChoiceStateExited|ExecutionAborted|ExecutionFailed|ExecutionStarted
      |ExecutionSucceeded|ExecutionTimedOut|FailStateEntered|LambdaFunctionFailed
      |LambdaFunctionScheduled|LambdaFunctionScheduleFailed|LambdaFunctionStarted
      |LambdaFunctionStartFailed|LambdaFunctionSucceeded|LambdaFunctionTimedOut
      |MapIterationAborted|MapIterationFailed|MapIterationStarted|MapIterationSucceeded
      |MapStateAborted|MapStateEntered|MapStateExited|MapStateFailed|MapStateStarted
      |MapStateSucceeded|ParallelStateAborted|ParallelStateEntered|ParallelStateExited
      |ParallelStateFailed|ParallelStateStarted|ParallelStateSucceeded|PassStateEntered
      |PassStateExited|SucceedStateEntered|SucceedStateExited|TaskFailed|TaskScheduled
      |TaskStarted|TaskStartFailed|TaskStateAborted|TaskStateEntered|TaskStateExited
      |TaskSubmitFailed|TaskSubmitted|TaskSucceeded|TaskTimedOut|WaitStateAborted
      |WaitStateEntered|WaitStateExited|MapRunAborted|MapRunFailed|MapRunStarted|MapRunSucceeded
      |ExecutionRedriven|MapRunRedriven|EvaluationFailed, Id! number, PreviousEventId number,
      ActivityFailedEventDetails ActivityFailedEventDetails,
      ActivityScheduleFailedEventDetails ActivityScheduleFailedEventDetails,
      ActivityScheduledEventDetails ActivityScheduledEventDetails,
      ActivityStartedEventDetails ActivityStartedEventDetails,
      ActivitySucceededEventDetails ActivitySucceededEventDetails,
      ActivityTimedOutEventDetails ActivityTimedOutEventDetails,
      TaskFailedEventDetails TaskFailedEventDetails,
      TaskScheduledEventDetails TaskScheduledEventDetails,
      TaskStartFailedEventDetails TaskStartFailedEventDetails,
      TaskStartedEventDetails TaskStartedEventDetails,
      TaskSubmitFailedEventDetails TaskSubmitFailedEventDetails,
      TaskSubmittedEventDetails TaskSubmittedEventDetails,
      TaskSucceededEventDetails TaskSucceededEventDetails,
      TaskTimedOutEventDetails TaskTimedOutEventDetails,
      ExecutionFailedEventDetails ExecutionFailedEventDetails,
      ExecutionStartedEventDetails ExecutionStartedEventDetails,
      ExecutionSucceededEventDetails ExecutionSucceededEventDetails,
      ExecutionAbortedEventDetails ExecutionAbortedEventDetails,
      ExecutionTimedOutEventDetails ExecutionTimedOutEventDetails,
      ExecutionRedrivenEventDetails ExecutionRedrivenEventDetails,
      MapStateStartedEventDetails MapStateStartedEventDetails,
      MapIterationStartedEventDetails MapIterationEventDetails,
      MapIterationSucceededEventDetails MapIterationEventDetails,
      MapIterationFailedEventDetails MapIterationEventDetails,
      MapIterationAbortedEventDetails MapIterationEventDetails,
      LambdaFunctionFailedEventDetails LambdaFunctionFailedEventDetails,
      LambdaFunctionScheduleFailedEventDetails LambdaFunctionScheduleFailedEventDetails,
      LambdaFunctionScheduledEventDetails LambdaFunctionScheduledEventDetails,
      LambdaFunctionStartFailedEventDetails LambdaFunctionStartFailedEventDetails,
      LambdaFunctionSucceededEventDetails LambdaFunctionSucceededEventDetails,
      LambdaFunctionTimedOutEventDetails LambdaFunctionTimedOutEventDetails,
      StateEnteredEventDetails StateEnteredEventDetails,
      StateExitedEventDetails StateExitedEventDetails,
      MapRunStartedEventDetails MapRunStartedEventDetails,
      MapRunFailedEventDetails MapRunFailedEventDetails,
      MapRunRedrivenEventDetails MapRunRedrivenEventDetails,
      EvaluationFailedEventDetails EvaluationFailedEventDetails
    HistoryEventExecutionDataDetails: Truncated boolean
    InspectionData: Input string(0..262144), AfterArguments string(0..262144),
      AfterInputPath string(0..262144), AfterParameters string(0..262144),
      Result string(0..262144), AfterResultSelector string(0..262144),
      AfterResultPath string(0..262144), Request InspectionDataRequest,
      Response InspectionDataResponse, Variables string(0..262144),
      ErrorDetails InspectionErrorDetails, AfterItemsPath string(0..262144),
      AfterItemSelector string(0..262144), AfterItemBatcher string(0..262144),
      AfterItemsPointer string(0..262144), ToleratedFailureCount number(0..),
      ToleratedFailurePercentage number(0..100), MaxConcurrency number(0..)
    InspectionDataRequest: Protocol string, Method string, Url string, Headers string,
      Body string
    InspectionDataResponse: Protocol string, StatusCode string, StatusMessage string,
      Headers string, Body string
    InspectionErrorDetails: CatchIndex number(0..), RetryIndex number(0..),
      RetryBackoffIntervalSeconds number(0..)
    LambdaFunctionFailedEventDetails: Error string(0..256), Cause string(0..32768)
    LambdaFunctionScheduleFailedEventDetails: Error string(0..256), Cause string(0..32768)
    LambdaFunctionScheduledEventDetails: Resource! string(1..256), Input string(0..262144),
      InputDetails HistoryEventExecutionDataDetails, TimeoutInSeconds number,
      TaskCredentials TaskCredentials
    LambdaFunctionStartFailedEventDetails: Error string(0..256), Cause string(0..32768)
    LambdaFunctionTimedOutEventDetails: Error string(0..256), Cause string(0..32768)
    LogDestination: CloudWatchLogsLogGroup CloudWatchLogsLogGroup
    LoggingConfiguration: Level |ALL|ERROR|FATAL|OFF, IncludeExecutionData boolean,
      Destinations [LogDestination]
    MapIterationEventDetails: Name string(1..80), Index number(0..)
    MapRunExecutionCounts, MapRunItemCounts: Pending! number(0..), Running! number(0..),
      Succeeded! number(0..), Failed! number(0..), TimedOut! number(0..), Aborted! number(0..),
      Total! number(0..), ResultsWritten! number(0..), FailuresNotRedrivable number,
      PendingRedrive number
    MapRunFailedEventDetails: Error string(0..256), Cause string(0..32768)
    MapRunListItem: ExecutionArn! string(1..256), MapRunArn! string(1..2000),
      StateMachineArn! string(1..256), StartDate! string, StopDate string
    MapRunRedrivenEventDetails: MapRunArn string(1..2000), RedriveCount number
    MapRunStartedEventDetails: MapRunArn string(1..2000)
    MapStateStartedEventDetails: Length number(0..)
    RoutingConfigurationListItem: StateMachineVersionArn! string(1..256), Weight! number(0..100)
    StateEnteredEventDetails: Name! string(1..80), Input string(0..262144),
      InputDetails HistoryEventExecutionDataDetails
    StateExitedEventDetails: Name! string(1..80), Output string(0..262144),
      OutputDetails HistoryEventExecutionDataDetails, AssignedVariables {string},
      AssignedVariablesDetails AssignedVariablesDetails
    StateMachineAliasListItem: StateMachineAliasArn! string(1..2000), CreationDate! string
    StateMachineListItem: StateMachineArn! string(1..256), Name! string(1..80), Type! |STANDARD
      |EXPRESS, CreationDate! string
    StateMachineVersionListItem: StateMachineVersionArn! string(1..2000), CreationDate! string
    Tag: Key string(1..128), Value string(0..256)
    TaskCredentials: RoleArn string(1..2000)
    TaskFailedEventDetails, TaskStartFailedEventDetails, TaskSubmitFailedEventDetails,
      TaskTimedOutEventDetails: ResourceType! string(1..80), Resource! string(1..80),
      Error string(0..256), Cause string(0..32768)
    TaskScheduledEventDetails: ResourceType! string(1..80), Resource! string(1..80),
      Region! string(1..80), Parameters! string(0..262144), TimeoutInSeconds number,
      HeartbeatInSeconds number, TaskCredentials TaskCredentials
    TaskStartedEventDetails: ResourceType! string(1..80), Resource! string(1..80)
    TaskSubmittedEventDetails, TaskSucceededEventDetails: ResourceType! string(1..80),
      Resource! string(1..80), Output string(0..262144),
      OutputDetails HistoryEventExecutionDataDetails
    TracingConfiguration: Enabled boolean
    ValidateStateMachineDefinitionDiagnostic: Severity! |ERROR|WARNING, Code! string,
      Message! string, Location string
    """)
}
