/// What Amazon DynamoDB answers.
///
/// - Note: Amazon DynamoDB, API model.
extension ServiceShapes {
  static let dynamoDB = ServiceShapes(
    "dynamodb",
    """
    getItem: Item {AttributeValue}, ConsumedCapacity ConsumedCapacity
    putItem, updateItem, deleteItem: Attributes {AttributeValue},
      ConsumedCapacity ConsumedCapacity, ItemCollectionMetrics ItemCollectionMetrics
    AttributeValue: S string, N string, B string, SS [string], NS [string], BS [string],
      M {AttributeValue}, L [AttributeValue], NULL boolean, BOOL boolean
    Capacity: ReadCapacityUnits number, WriteCapacityUnits number, CapacityUnits number
    ConsumedCapacity: TableName string(1..1024), CapacityUnits number, ReadCapacityUnits number,
      WriteCapacityUnits number, Table Capacity, LocalSecondaryIndexes {Capacity},
      GlobalSecondaryIndexes {Capacity}, VectorIndexes {VectorCapacity}
    ItemCollectionMetrics: ItemCollectionKey {AttributeValue}, SizeEstimateRangeGB [number]
    VectorCapacity: VectorSearchRequestBytes number, VectorWriteRequestBytes number
    """)

  static let dynamoDBSDK = ServiceShapes(
    "aws-sdk:dynamodb",
    """
    batchExecuteStatement: Responses [BatchStatementResponse],
      ConsumedCapacity [ConsumedCapacity]
    batchGetItem: Responses {[{AttributeValue}]}, UnprocessedKeys {KeysAndAttributes},
      ConsumedCapacity [ConsumedCapacity]
    batchWriteItem: UnprocessedItems {[WriteRequest]},
      ItemCollectionMetrics {[ItemCollectionMetrics]}, ConsumedCapacity [ConsumedCapacity]
    cancelBulkOperation: BulkOperationArn! string(37..1024), BulkOperationStatus! |IN_PROGRESS
      |COMPLETED|COMPLETED_WITH_ERRORS|CANCELLING|CANCELLED|FAILED
    createBackup: BackupDetails BackupDetails
    createGlobalTable: GlobalTableDescription GlobalTableDescription
    createTable: TableDescription TableDescription
    deleteBackup: BackupDescription BackupDescription
    deleteItem, putItem, updateItem: Attributes {AttributeValue},
      ConsumedCapacity ConsumedCapacity, ItemCollectionMetrics ItemCollectionMetrics
    deleteResourcePolicy: RevisionId string(1..255)
    deleteTable: TableDescription TableDescription
    describeBackup: BackupDescription BackupDescription
    describeBulkOperation: BulkOperationDescription! BulkOperationDescription
    describeContinuousBackups: ContinuousBackupsDescription ContinuousBackupsDescription
    describeContributorInsights: TableName string(3..255), IndexName string(3..255),
      ContributorInsightsRuleList [string], ContributorInsightsStatus |ENABLING|ENABLED
      |DISABLING|DISABLED|FAILED, LastUpdateDateTime string, FailureException FailureException,
      ContributorInsightsMode |ACCESSED_AND_THROTTLED_KEYS|THROTTLED_KEYS
    describeEndpoints: Endpoints! [Endpoint]
    describeExport: ExportDescription ExportDescription
    describeGlobalTable: GlobalTableDescription GlobalTableDescription
    describeGlobalTableSettings, updateGlobalTableSettings: GlobalTableName string(3..255),
      ReplicaSettings [ReplicaSettingsDescription]
    describeImport: ImportTableDescription! ImportTableDescription
    describeKinesisStreamingDestination: TableName string(3..255),
      KinesisDataStreamDestinations [KinesisDataStreamDestination]
    describeLimits: AccountMaxReadCapacityUnits number(1..),
      AccountMaxWriteCapacityUnits number(1..), TableMaxReadCapacityUnits number(1..),
      TableMaxWriteCapacityUnits number(1..)
    describeTable: Table TableDescription
    describeTableReplicaAutoScaling: TableAutoScalingDescription TableAutoScalingDescription
    describeTimeToLive: TimeToLiveDescription TimeToLiveDescription
    disableKinesisStreamingDestination, enableKinesisStreamingDestination:
      TableName string(3..255), StreamArn string(37..1024), DestinationStatus |ENABLING|ACTIVE
      |DISABLING|DISABLED|ENABLE_FAILED|UPDATING,
      EnableKinesisStreamingConfiguration EnableKinesisStreamingConfiguration
    executeStatement: Items [{AttributeValue}], NextToken string(1..32768),
      ConsumedCapacity ConsumedCapacity, LastEvaluatedKey {AttributeValue}
    executeTransaction: Responses [ItemResponse], ConsumedCapacity [ConsumedCapacity]
    exportTableToPointInTime: ExportDescription ExportDescription
    getItem: Item {AttributeValue}, ConsumedCapacity ConsumedCapacity
    getResourcePolicy: Policy string, RevisionId string(1..255)
    importTable: ImportTableDescription! ImportTableDescription
    listBackups: BackupSummaries [BackupSummary], LastEvaluatedBackupArn string(37..1024)
    listBulkOperations: BulkOperationsSummaryList [BulkOperationSummary],
      NextToken string(1..1024)
    listContributorInsights: ContributorInsightsSummaries [ContributorInsightsSummary],
      NextToken string
    listExports: ExportSummaries [ExportSummary], NextToken string
    listGlobalTables: GlobalTables [GlobalTable], LastEvaluatedGlobalTableName string(3..255)
    listImports: ImportSummaryList [ImportSummary], NextToken string(112..1024)
    listTables: TableNames [string(3..255)], LastEvaluatedTableName string(3..255)
    listTagsOfResource: Tags [Tag], NextToken string
    putResourcePolicy: RevisionId string(1..255)
    query, scan: Items [{AttributeValue}], Count number, ScannedCount number,
      LastEvaluatedKey {AttributeValue}, ConsumedCapacity ConsumedCapacity
    restoreTableFromBackup: TableDescription TableDescription
    restoreTableToPointInTime: TableDescription TableDescription
    searchVectors: ConsumedCapacity VectorCapacity, SearchResults [SearchResultItem]
    startBulkPutItems: BulkOperationDescription! BulkOperationDescription
    transactGetItems: ConsumedCapacity [ConsumedCapacity], Responses [ItemResponse]
    transactWriteItems: ConsumedCapacity [ConsumedCapacity],
      ItemCollectionMetrics {[ItemCollectionMetrics]}
    updateContinuousBackups: ContinuousBackupsDescription ContinuousBackupsDescription
    updateContributorInsights, ContributorInsightsSummary: TableName string(3..255),
      IndexName string(3..255), ContributorInsightsStatus |ENABLING|ENABLED|DISABLING|DISABLED
      |FAILED, ContributorInsightsMode |ACCESSED_AND_THROTTLED_KEYS|THROTTLED_KEYS
    updateGlobalTable: GlobalTableDescription GlobalTableDescription
    updateKinesisStreamingDestination: TableName string(3..255), StreamArn string(37..1024),
      DestinationStatus |ENABLING|ACTIVE|DISABLING|DISABLED|ENABLE_FAILED|UPDATING,
      UpdateKinesisStreamingConfiguration UpdateKinesisStreamingConfiguration
    updateTable: TableDescription TableDescription
    updateTableReplicaAutoScaling: TableAutoScalingDescription TableAutoScalingDescription
    updateTimeToLive: TimeToLiveSpecification TimeToLiveSpecification
    ArchivalSummary: ArchivalDateTime string, ArchivalReason string,
      ArchivalBackupArn string(37..1024)
    AttributeDefinition: AttributeName! string(1..255), AttributeType! |S|N|B
    AttributeValue: S string, N string, B string, Ss [string], Ns [string], Bs [string],
      M {AttributeValue}, L [AttributeValue], Null boolean, Bool boolean
    AutoScalingPolicyDescription: PolicyName string(1..256),
      TargetTrackingScalingPolicyConfiguration
      AutoScalingTargetTrackingScalingPolicyConfigurationDescription
    AutoScalingSettingsDescription: MinimumUnits number(1..), MaximumUnits number(1..),
      AutoScalingDisabled boolean, AutoScalingRoleArn string,
      ScalingPolicies [AutoScalingPolicyDescription]
    AutoScalingTargetTrackingScalingPolicyConfigurationDescription: DisableScaleIn boolean,
      ScaleInCooldown number, ScaleOutCooldown number, TargetValue! number
    BackupDescription: BackupDetails BackupDetails, SourceTableDetails SourceTableDetails,
      SourceTableFeatureDetails SourceTableFeatureDetails
    BackupDetails: BackupArn! string(37..1024), BackupName! string(3..255),
      BackupSizeBytes number(0..), BackupStatus! |CREATING|DELETED|AVAILABLE, BackupType! |USER
      |SYSTEM|AWS_BACKUP, BackupCreationDateTime! string, BackupExpiryDateTime string
    BackupSummary: TableName string(3..255), TableId string, TableArn string(1..1024),
      BackupArn string(37..1024), BackupName string(3..255), BackupCreationDateTime string,
      BackupExpiryDateTime string, BackupStatus |CREATING|DELETED|AVAILABLE, BackupType |USER
      |SYSTEM|AWS_BACKUP, BackupSizeBytes number(0..)
    BatchStatementError: Code |ConditionalCheckFailed|ItemCollectionSizeLimitExceeded
      |RequestLimitExceeded|ValidationError|ProvisionedThroughputExceeded|TransactionConflict
      |ThrottlingError|InternalServerError|ResourceNotFound|AccessDenied|DuplicateItem,
      Message string, Item {AttributeValue}
    BatchStatementResponse: Error BatchStatementError, TableName string(3..255),
      Item {AttributeValue}
    BillingModeSummary: BillingMode |PROVISIONED|PAY_PER_REQUEST,
      LastUpdateToPayPerRequestDateTime string
    BulkOperationBytes: BulkPutBytes number(0..)
    BulkOperationDescription: BulkOperationArn string(37..1024),
      BulkOperationStatus |IN_PROGRESS|COMPLETED|COMPLETED_WITH_ERRORS|CANCELLING|CANCELLED
      |FAILED, TableDetails [BulkOperationTableDetail], ClientToken string,
      InputS3Configuration InputS3Configuration, OutputS3Configuration OutputS3Configuration,
      StartTime string, EndTime string, ProcessedItemCount number(0..),
      ProcessedInputBytes number(0..), TotalInputBytes number(0..),
      BulkOperationUsage [BulkOperationUsage], FailedItemCount number(0..), FailureCode string,
      FailureMessage string, MaxWriteRequestUnits number(1024..), PerformanceTier |STANDARD
      |ACCELERATED
    BulkOperationSummary: BulkOperationArn! string(37..1024), BulkOperationStatus! |IN_PROGRESS
      |COMPLETED|COMPLETED_WITH_ERRORS|CANCELLING|CANCELLED|FAILED, StartTime! string,
      EndTime string
    BulkOperationTableDetail: TableName string(1..1024), TableId string
    BulkOperationUsage: TableName string(1..1024), BulkPutBytes number(0..),
      Table BulkOperationBytes, LocalSecondaryIndexes {BulkOperationBytes},
      GlobalSecondaryIndexes {BulkOperationBytes}, VectorIndexes {BulkOperationVectorBytes}
    BulkOperationVectorBytes: BulkPutVectorBytes number(0..)
    Capacity: ReadCapacityUnits number, WriteCapacityUnits number, CapacityUnits number
    ConsumedCapacity: TableName string(1..1024), CapacityUnits number, ReadCapacityUnits number,
      WriteCapacityUnits number, Table Capacity, LocalSecondaryIndexes {Capacity},
      GlobalSecondaryIndexes {Capacity}, VectorIndexes {VectorCapacity}
    ContinuousBackupsDescription: ContinuousBackupsStatus! |ENABLED|DISABLED,
      PointInTimeRecoveryDescription PointInTimeRecoveryDescription
    CsvOptions: Delimiter string(1..1), HeaderList [string(1..65536)]
    DeleteRequest: Key! {AttributeValue}
    EnableKinesisStreamingConfiguration, UpdateKinesisStreamingConfiguration:
      ApproximateCreationDateTimePrecision |MILLISECOND|MICROSECOND
    Endpoint: Address! string, CachePeriodInMinutes! number
    ExportDescription: ExportArn string(37..1024), ExportStatus |IN_PROGRESS|COMPLETED|FAILED,
      StartTime string, EndTime string, ExportManifest string, TableArn string(1..1024),
      TableId string, ExportTime string, ClientToken string, S3Bucket string(0..255),
      S3BucketOwner string, S3Prefix string(0..1024), S3SseAlgorithm |AES256|KMS,
      S3SseKmsKeyId string(1..2048), FailureCode string, FailureMessage string,
      ExportFormat |DYNAMODB_JSON|ION, BilledSizeBytes number(0..), ItemCount number(0..),
      ExportType |FULL_EXPORT|INCREMENTAL_EXPORT,
      IncrementalExportSpecification IncrementalExportSpecification,
      FilterSpecification FilterSpecification
    ExportSummary: ExportArn string(37..1024), ExportStatus |IN_PROGRESS|COMPLETED|FAILED,
      ExportType |FULL_EXPORT|INCREMENTAL_EXPORT
    FailureException: ExceptionName string, ExceptionDescription string
    FilterSpecification: FilterExpression string, ProjectionExpression string,
      KeyConditionExpression string, ExpressionAttributeNames {string(0..65535)},
      ExpressionAttributeValues {AttributeValue}
    GlobalSecondaryIndex: IndexName! string(3..255), KeySchema! [KeySchemaElement],
      Projection! Projection, ProvisionedThroughput ProvisionedThroughput,
      OnDemandThroughput OnDemandThroughput, WarmThroughput WarmThroughput
    GlobalSecondaryIndexDescription: IndexName string(3..255), KeySchema [KeySchemaElement],
      Projection Projection, IndexStatus |CREATING|UPDATING|DELETING|ACTIVE,
      Backfilling boolean, ProvisionedThroughput ProvisionedThroughputDescription,
      IndexSizeBytes number, ItemCount number, IndexArn string,
      OnDemandThroughput OnDemandThroughput,
      WarmThroughput GlobalSecondaryIndexWarmThroughputDescription
    GlobalSecondaryIndexInfo: IndexName string(3..255), KeySchema [KeySchemaElement],
      Projection Projection, ProvisionedThroughput ProvisionedThroughput,
      OnDemandThroughput OnDemandThroughput
    GlobalSecondaryIndexWarmThroughputDescription: ReadUnitsPerSecond number(1..),
      WriteUnitsPerSecond number(1..), Status |CREATING|UPDATING|DELETING|ACTIVE
    GlobalTable: GlobalTableName string(3..255), ReplicationGroup [Replica]
    GlobalTableDescription: ReplicationGroup [ReplicaDescription], GlobalTableArn string,
      CreationDateTime string, GlobalTableStatus |CREATING|ACTIVE|DELETING|UPDATING,
      GlobalTableName string(3..255)
    GlobalTableWitnessDescription: RegionName string, WitnessStatus |CREATING|DELETING|ACTIVE
    ImportSummary: ImportArn string(37..1024), ImportStatus |IN_PROGRESS|COMPLETED|CANCELLING
      |CANCELLED|FAILED, TableArn string(1..1024), S3BucketSource S3BucketSource,
      CloudWatchLogGroupArn string(1..1024), InputFormat |DYNAMODB_JSON|ION|CSV,
      StartTime string, EndTime string
    ImportTableDescription: ImportArn string(37..1024), ImportStatus |IN_PROGRESS|COMPLETED
      |CANCELLING|CANCELLED|FAILED, TableArn string(1..1024), TableId string,
      ClientToken string, S3BucketSource S3BucketSource, ErrorCount number(0..),
      CloudWatchLogGroupArn string(1..1024), InputFormat |DYNAMODB_JSON|ION|CSV,
      InputFormatOptions InputFormatOptions, InputCompressionType |GZIP|ZSTD|NONE,
      TableCreationParameters TableCreationParameters, StartTime string, EndTime string,
      ProcessedSizeBytes number, ProcessedItemCount number(0..), ImportedItemCount number(0..),
      FailureCode string, FailureMessage string
    IncrementalExportSpecification: ExportFromTime string, ExportToTime string,
      ExportViewType |NEW_IMAGE|NEW_AND_OLD_IMAGES
    InputFormatOptions: Csv CsvOptions
    InputS3Configuration: S3BucketOwner string, S3Bucket! string(0..255),
      S3KeyPrefix string(0..1024), InputFormat! |DYNAMODB_JSON|ION, InputCompressionType |GZIP
      |ZSTD|NONE
    ItemCollectionMetrics: ItemCollectionKey {AttributeValue}, SizeEstimateRangeGb [number]
    ItemResponse: Item {AttributeValue}
    KeySchemaElement: AttributeName! string(1..255), KeyType! |HASH|RANGE
    KeysAndAttributes: Keys! [{AttributeValue}], AttributesToGet [string(0..65535)],
      ConsistentRead boolean, ProjectionExpression string,
      ExpressionAttributeNames {string(0..65535)}
    KinesisDataStreamDestination: StreamArn string(37..1024), DestinationStatus |ENABLING|ACTIVE
      |DISABLING|DISABLED|ENABLE_FAILED|UPDATING, DestinationStatusDescription string,
      ApproximateCreationDateTimePrecision |MILLISECOND|MICROSECOND
    LocalSecondaryIndexDescription: IndexName string(3..255), KeySchema [KeySchemaElement],
      Projection Projection, IndexSizeBytes number, ItemCount number, IndexArn string
    LocalSecondaryIndexInfo: IndexName string(3..255), KeySchema [KeySchemaElement],
      Projection Projection
    OnDemandThroughput: MaxReadRequestUnits number, MaxWriteRequestUnits number
    OnDemandThroughputOverride: MaxReadRequestUnits number
    OutputS3Configuration: S3BucketOwner string, S3Bucket string(0..255),
      S3KeyPrefix string(0..1024), S3SseAlgorithm |AES256|KMS, S3SseKmsKeyId string(1..2048),
      OutputType! [|ERROR|CONDITION_CHECK_FAILURE]
    PointInTimeRecoveryDescription: PointInTimeRecoveryStatus |ENABLED|DISABLED,
      RecoveryPeriodInDays number(1..35), EarliestRestorableDateTime string,
      LatestRestorableDateTime string
    Projection: ProjectionType |ALL|KEYS_ONLY|INCLUDE, NonKeyAttributes [string(1..255)]
    ProvisionedThroughput: ReadCapacityUnits! number(1..), WriteCapacityUnits! number(1..)
    ProvisionedThroughputDescription: LastIncreaseDateTime string, LastDecreaseDateTime string,
      NumberOfDecreasesToday number(1..), ReadCapacityUnits number(0..),
      WriteCapacityUnits number(0..)
    ProvisionedThroughputOverride: ReadCapacityUnits number(1..)
    PutRequest: Item! {AttributeValue}
    Replica: RegionName string
    ReplicaAutoScalingDescription: RegionName string,
      GlobalSecondaryIndexes [ReplicaGlobalSecondaryIndexAutoScalingDescription],
      ReplicaProvisionedReadCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ReplicaProvisionedWriteCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ReplicaStatus ReplicaStatus
    ReplicaDescription: RegionName string, ReplicaStatus ReplicaStatus, ReplicaArn string,
      ReplicaStatusDescription string, ReplicaStatusPercentProgress string,
      KmsMasterKeyId string, ProvisionedThroughputOverride ProvisionedThroughputOverride,
      OnDemandThroughputOverride OnDemandThroughputOverride,
      WarmThroughput TableWarmThroughputDescription,
      GlobalSecondaryIndexes [ReplicaGlobalSecondaryIndexDescription],
      ReplicaInaccessibleDateTime string, ReplicaTableClassSummary TableClassSummary,
      GlobalTableSettingsReplicationMode |ENABLED|DISABLED|ENABLED_WITH_OVERRIDES
    ReplicaGlobalSecondaryIndexAutoScalingDescription: IndexName string(3..255),
      IndexStatus |CREATING|UPDATING|DELETING|ACTIVE,
      ProvisionedReadCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ProvisionedWriteCapacityAutoScalingSettings AutoScalingSettingsDescription
    ReplicaGlobalSecondaryIndexDescription: IndexName string(3..255),
      ProvisionedThroughputOverride ProvisionedThroughputOverride,
      OnDemandThroughputOverride OnDemandThroughputOverride,
      WarmThroughput GlobalSecondaryIndexWarmThroughputDescription
    ReplicaGlobalSecondaryIndexSettingsDescription: IndexName! string(3..255),
      IndexStatus |CREATING|UPDATING|DELETING|ACTIVE, ProvisionedReadCapacityUnits number(1..),
      ProvisionedReadCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ProvisionedWriteCapacityUnits number(1..),
      ProvisionedWriteCapacityAutoScalingSettings AutoScalingSettingsDescription
    ReplicaSettingsDescription: RegionName! string, ReplicaStatus ReplicaStatus,
      ReplicaBillingModeSummary BillingModeSummary,
      ReplicaProvisionedReadCapacityUnits number(0..),
      ReplicaProvisionedReadCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ReplicaProvisionedWriteCapacityUnits number(0..),
      ReplicaProvisionedWriteCapacityAutoScalingSettings AutoScalingSettingsDescription,
      ReplicaGlobalSecondaryIndexSettings [ReplicaGlobalSecondaryIndexSettingsDescription],
      ReplicaTableClassSummary TableClassSummary
    ReplicaStatus: |CREATING|CREATION_FAILED|UPDATING|DELETING|ACTIVE|REGION_DISABLED
      |INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED
    RestoreSummary: SourceBackupArn string(37..1024), SourceTableArn string(1..1024),
      RestoreDateTime! string, RestoreInProgress! boolean
    S3BucketSource: S3BucketOwner string, S3Bucket! string(0..255), S3KeyPrefix string(0..1024)
    SSEDescription: Status |ENABLING|ENABLED|DISABLING|DISABLED|UPDATING, SseType |AES256|KMS,
      KmsMasterKeyArn string, InaccessibleEncryptionDateTime string
    SSESpecification: Enabled boolean, SseType |AES256|KMS, KmsMasterKeyId string
    SearchResultItem: Item {AttributeValue}, Score number
    SearchSchemaElement: AttributeName! string(0..65535), SearchSchemaElementType! |HASH
      |INLINE_FILTER
    SourceTableDetails: TableName! string(3..255), TableId! string, TableArn string(1..1024),
      TableSizeBytes number, KeySchema! [KeySchemaElement], TableCreationDateTime! string,
      ProvisionedThroughput! ProvisionedThroughput, OnDemandThroughput OnDemandThroughput,
      ItemCount number(0..), BillingMode |PROVISIONED|PAY_PER_REQUEST
    SourceTableFeatureDetails: LocalSecondaryIndexes [LocalSecondaryIndexInfo],
      GlobalSecondaryIndexes [GlobalSecondaryIndexInfo], StreamDescription StreamSpecification,
      TimeToLiveDescription TimeToLiveDescription, SseDescription SSEDescription,
      VectorIndexes [VectorIndexInfo]
    StreamSpecification: StreamEnabled! boolean, StreamViewType |NEW_IMAGE|OLD_IMAGE
      |NEW_AND_OLD_IMAGES|KEYS_ONLY
    TableAutoScalingDescription: TableName string(3..255), TableStatus TableStatus,
      Replicas [ReplicaAutoScalingDescription]
    TableClassSummary: TableClass |STANDARD|STANDARD_INFREQUENT_ACCESS,
      LastUpdateDateTime string
    TableCreationParameters: TableName! string(3..255),
      AttributeDefinitions! [AttributeDefinition], KeySchema! [KeySchemaElement],
      BillingMode |PROVISIONED|PAY_PER_REQUEST, ProvisionedThroughput ProvisionedThroughput,
      OnDemandThroughput OnDemandThroughput, SseSpecification SSESpecification,
      GlobalSecondaryIndexes [GlobalSecondaryIndex], VectorIndexes [VectorIndex]
    TableDescription: AttributeDefinitions [AttributeDefinition], TableName string(3..255),
      KeySchema [KeySchemaElement], TableStatus TableStatus, CreationDateTime string,
      ProvisionedThroughput ProvisionedThroughputDescription, TableSizeBytes number,
      ItemCount number, TableArn string, TableId string, BillingModeSummary BillingModeSummary,
      LocalSecondaryIndexes [LocalSecondaryIndexDescription],
      GlobalSecondaryIndexes [GlobalSecondaryIndexDescription],
      StreamSpecification StreamSpecification, LatestStreamLabel string,
      LatestStreamArn string(37..1024), GlobalTableVersion string,
      Replicas [ReplicaDescription], GlobalTableWitnesses [GlobalTableWitnessDescription],
      GlobalTableSettingsReplicationMode |ENABLED|DISABLED|ENABLED_WITH_OVERRIDES,
      RestoreSummary RestoreSummary, SseDescription SSEDescription,
      ArchivalSummary ArchivalSummary, TableClassSummary TableClassSummary,
      DeletionProtectionEnabled boolean, DisassociationProtectionEnabled boolean,
      OnDemandThroughput OnDemandThroughput, WarmThroughput TableWarmThroughputDescription,
      MultiRegionConsistency |EVENTUAL|STRONG, VectorIndexes [VectorIndexDescription]
    TableStatus: |CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS
      |ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED
    TableWarmThroughputDescription: ReadUnitsPerSecond number(1..),
      WriteUnitsPerSecond number(1..), Status TableStatus
    Tag: Key! string(1..128), Value! string(0..256)
    TimeToLiveDescription: TimeToLiveStatus |ENABLING|DISABLING|ENABLED|DISABLED,
      AttributeName string(1..255)
    TimeToLiveSpecification: Enabled! boolean, AttributeName! string(1..255)
    VectorAttributeDefinition: AttributeName! string(1..255)
    VectorCapacity: VectorSearchRequestBytes number, VectorWriteRequestBytes number
    VectorIndex: IndexName! string(3..255), VectorAttribute! VectorAttributeDefinition,
      SearchSchema [SearchSchemaElement], Projection! Projection, Dimensions! number(1..),
      DistanceFunction! |COSINE|DOT_PRODUCT|EUCLIDEAN
    VectorIndexDescription: IndexName string(3..255), SearchSchema [SearchSchemaElement],
      Projection Projection, VectorAttribute VectorAttributeDefinition, Dimensions number(1..),
      DistanceFunction |COSINE|DOT_PRODUCT|EUCLIDEAN, IndexStatus |CREATING|UPDATING|DELETING
      |ACTIVE, Backfilling boolean, IndexSizeBytes number, ItemCount number, IndexArn string
    VectorIndexInfo: IndexName string(3..255), VectorAttribute VectorAttributeDefinition,
      SearchSchema [SearchSchemaElement], Projection Projection, Dimensions number(1..),
      DistanceFunction |COSINE|DOT_PRODUCT|EUCLIDEAN
    WarmThroughput: ReadUnitsPerSecond number, WriteUnitsPerSecond number
    WriteRequest: PutRequest PutRequest, DeleteRequest DeleteRequest
    """)
}
