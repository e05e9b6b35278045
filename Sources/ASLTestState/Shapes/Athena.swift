/// What Amazon Athena answers.
///
/// - Note: Amazon Athena, API model.
extension ServiceShapes {
  static let athena = ServiceShapes(
    "athena",
    """
    startQueryExecution: QueryExecutionId string(1..128)
    getQueryExecution: QueryExecution QueryExecution
    getQueryResults: UpdateCount number, ResultSet ResultSet, NextToken string(1..1024)
    AclConfiguration: S3AclOption! |BUCKET_OWNER_FULL_CONTROL
    AthenaError: ErrorCategory number(1..3), ErrorType number(0..9999), Retryable boolean,
      ErrorMessage string
    ColumnInfo: CatalogName string, SchemaName string, TableName string, Name! string,
      Label string, Type! string, Precision number, Scale number,
      Nullable |NOT_NULL|NULLABLE|UNKNOWN, CaseSensitive boolean
    Datum: VarCharValue string
    EncryptionConfiguration: EncryptionOption! |SSE_S3|SSE_KMS|CSE_KMS, KmsKey string
    EngineVersion: SelectedEngineVersion string(1..128), EffectiveEngineVersion string(1..128)
    ManagedQueryResultsConfiguration: Enabled! boolean,
      EncryptionConfiguration ManagedQueryResultsEncryptionConfiguration
    ManagedQueryResultsEncryptionConfiguration: KmsKey! string(1..2048)
    QueryExecution: QueryExecutionId string(1..128), Query string(1..262144),
      StatementType |DDL|DML|UTILITY,
      ManagedQueryResultsConfiguration ManagedQueryResultsConfiguration,
      ResultConfiguration ResultConfiguration,
      ResultReuseConfiguration ResultReuseConfiguration,
      QueryExecutionContext QueryExecutionContext, Status QueryExecutionStatus,
      Statistics QueryExecutionStatistics, WorkGroup string, EngineVersion EngineVersion,
      ExecutionParameters [string(1..1024)], SubstatementType string,
      QueryResultsS3AccessGrantsConfiguration QueryResultsS3AccessGrantsConfiguration
    QueryExecutionContext: Database string(1..255), Catalog string(1..256)
    QueryExecutionStatistics: EngineExecutionTimeInMillis number, DataScannedInBytes number,
      DataManifestLocation string, TotalExecutionTimeInMillis number,
      QueryQueueTimeInMillis number, ServicePreProcessingTimeInMillis number,
      QueryPlanningTimeInMillis number, ServiceProcessingTimeInMillis number,
      ResultReuseInformation ResultReuseInformation, DpuCount number
    QueryExecutionStatus: State |QUEUED|RUNNING|SUCCEEDED|FAILED|CANCELLED,
      StateChangeReason string, SubmissionDateTime string, CompletionDateTime string,
      AthenaError AthenaError
    QueryResultsS3AccessGrantsConfiguration: EnableS3AccessGrants! boolean,
      CreateUserLevelPrefix boolean, AuthenticationType! |DIRECTORY_IDENTITY
    ResultConfiguration: OutputLocation string, EncryptionConfiguration EncryptionConfiguration,
      ExpectedBucketOwner string(12..12), AclConfiguration AclConfiguration
    ResultReuseByAgeConfiguration: Enabled! boolean, MaxAgeInMinutes number(0..10080)
    ResultReuseConfiguration: ResultReuseByAgeConfiguration ResultReuseByAgeConfiguration
    ResultReuseInformation: ReusedPreviousResult! boolean
    ResultSet: Rows [Row], ResultSetMetadata ResultSetMetadata
    ResultSetMetadata: ColumnInfo [ColumnInfo]
    Row: Data [Datum]
    """)
}
