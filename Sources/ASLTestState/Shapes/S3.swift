/// What Amazon S3 answers.
///
/// - Note: Amazon S3, API model.
extension ServiceShapes {
  static let s3SDK = ServiceShapes(
    "aws-sdk:s3",
    """
    abortMultipartUpload: RequestCharged |requester, VersionId string
    completeMultipartUpload: Location string, Bucket string, Key string(1..), Expiration string,
      ETag string, ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string,
      ChecksumType |COMPOSITE|FULL_OBJECT, ServerSideEncryption |AES256|aws:fsx|aws:backup
      |aws:kms|aws:kms:dsse, VersionId string, SsekmsKeyId string, BucketKeyEnabled boolean,
      RequestCharged |requester
    copyObject: CopyObjectResult CopyObjectResult, Expiration string,
      CopySourceVersionId string, VersionId string, ServerSideEncryption |AES256|aws:fsx
      |aws:backup|aws:kms|aws:kms:dsse, SseCustomerAlgorithm string, SseCustomerKeyMd5 string,
      SsekmsKeyId string, SsekmsEncryptionContext string, BucketKeyEnabled boolean,
      RequestCharged |requester
    createBucket: Location string, BucketArn string(1..128)
    createMultipartUpload: AbortDate string, AbortRuleId string, Bucket string, Key string(1..),
      UploadId string, ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse,
      SseCustomerAlgorithm string, SseCustomerKeyMd5 string, SsekmsKeyId string,
      SsekmsEncryptionContext string, BucketKeyEnabled boolean, RequestCharged |requester,
      ChecksumAlgorithm |CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3
      |XXHASH128, ChecksumType |COMPOSITE|FULL_OBJECT, VersionId string
    createSession: ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse,
      SsekmsKeyId string, SsekmsEncryptionContext string, BucketKeyEnabled boolean,
      Credentials! SessionCredentials
    deleteObject: DeleteMarker boolean, VersionId string, RequestCharged |requester
    deleteObjectAnnotation: ObjectVersionId string, RequestCharged |requester
    deleteObjectTagging: VersionId string
    deleteObjects: Deleted [DeletedObject], RequestCharged |requester, Errors [Error]
    getBucketAbac: AbacStatus AbacStatus
    getBucketAccelerateConfiguration: Status |Enabled|Suspended, RequestCharged |requester
    getBucketAcl: Owner Owner, Grants [Grant]
    getBucketAnalyticsConfiguration: AnalyticsConfiguration AnalyticsConfiguration
    getBucketCors: CorsRules [CORSRule]
    getBucketEncryption: ServerSideEncryptionConfiguration ServerSideEncryptionConfiguration
    getBucketIntelligentTieringConfiguration:
      IntelligentTieringConfiguration IntelligentTieringConfiguration
    getBucketInventoryConfiguration: InventoryConfiguration InventoryConfiguration
    getBucketLifecycle: Rules [Rule]
    getBucketLifecycleConfiguration: Rules [LifecycleRule],
      TransitionDefaultMinimumObjectSize |varies_by_storage_class|all_storage_classes_128K
    getBucketLocation: LocationConstraint |af-south-1|ap-east-1|ap-east-2|ap-northeast-1
      |ap-northeast-2|ap-northeast-3|ap-south-1|ap-south-2|ap-southeast-1|ap-southeast-2
      |ap-southeast-3|ap-southeast-4|ap-southeast-5|ap-southeast-6|ap-southeast-7|ca-central-1
      |ca-west-1|cn-north-1|cn-northwest-1|EU|eu-central-1|eu-central-2|eu-north-1|eu-south-1
      |eu-south-2|eu-west-1|eu-west-2|eu-west-3|il-central-1|me-central-1|me-south-1
      |mx-central-1|sa-east-1|us-east-2|us-gov-east-1|us-gov-west-1|us-west-1|us-west-2
    getBucketLogging: LoggingEnabled LoggingEnabled
    getBucketMetadataConfiguration:
      GetBucketMetadataConfigurationResult GetBucketMetadataConfigurationResult
    getBucketMetadataTableConfiguration:
      GetBucketMetadataTableConfigurationResult GetBucketMetadataTableConfigurationResult
    getBucketMetricsConfiguration: MetricsConfiguration MetricsConfiguration
    getBucketNotification: TopicConfiguration TopicConfigurationDeprecated,
      QueueConfiguration QueueConfigurationDeprecated,
      CloudFunctionConfiguration CloudFunctionConfiguration
    getBucketNotificationConfiguration: TopicConfigurations [TopicConfiguration],
      QueueConfigurations [QueueConfiguration],
      LambdaFunctionConfigurations [LambdaFunctionConfiguration], EventBridgeConfiguration {any}
    getBucketOwnershipControls: OwnershipControls OwnershipControls
    getBucketPolicy: Policy string
    getBucketPolicyStatus: PolicyStatus PolicyStatus
    getBucketReplication: ReplicationConfiguration ReplicationConfiguration
    getBucketRequestPayment: Payer |Requester|BucketOwner
    getBucketTagging: TagSet! [Tag]
    getBucketVersioning: Status |Enabled|Suspended, MfaDelete |Enabled|Disabled
    getBucketWebsite: RedirectAllRequestsTo RedirectAllRequestsTo, IndexDocument IndexDocument,
      ErrorDocument ErrorDocument, RoutingRules [RoutingRule]
    getObject: Body string, DeleteMarker boolean, AcceptRanges string, Expiration string,
      Restore string, LastModified string, ContentLength number, ETag string,
      ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string,
      ChecksumType |COMPOSITE|FULL_OBJECT, MissingMeta number, VersionId string,
      CacheControl string, ContentDisposition string, ContentEncoding string,
      ContentLanguage string, ContentRange string, ContentType string, Expires string,
      WebsiteRedirectLocation string, ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms
      |aws:kms:dsse, Metadata {string}, SseCustomerAlgorithm string, SseCustomerKeyMd5 string,
      SsekmsKeyId string, BucketKeyEnabled boolean, StorageClass StorageClass,
      RequestCharged |requester, ReplicationStatus |COMPLETE|PENDING|FAILED|REPLICA|COMPLETED,
      PartsCount number, TagCount number, ObjectLockMode |GOVERNANCE|COMPLIANCE,
      ObjectLockRetainUntilDate string, ObjectLockLegalHoldStatus |ON|OFF,
      ObjectLockEventHold |ON|OFF, ObjectLockEventHoldDurationDays number,
      ObjectLockEventHoldDurationYears number
    getObjectAcl: Owner Owner, Grants [Grant], RequestCharged |requester
    getObjectAnnotation: AnnotationPayload string, ObjectVersionId string, LastModified string,
      ContentLength number, ETag string, ChecksumCrc32 string, ChecksumCrc32C string,
      ChecksumCrc64Nvme string, ChecksumSha1 string, ChecksumSha256 string,
      ChecksumSha512 string, ChecksumMd5 string, ChecksumXxhash64 string,
      ChecksumXxhash3 string, ChecksumXxhash128 string, ChecksumType |COMPOSITE|FULL_OBJECT,
      ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse,
      RequestCharged |requester, ReplicationStatus |COMPLETE|PENDING|FAILED|REPLICA|COMPLETED
    getObjectAttributes: DeleteMarker boolean, LastModified string, VersionId string,
      RequestCharged |requester, ETag string, Checksum Checksum,
      ObjectParts GetObjectAttributesParts, StorageClass StorageClass, ObjectSize number
    getObjectLegalHold: LegalHold ObjectLockLegalHold
    getObjectLockConfiguration: ObjectLockConfiguration ObjectLockConfiguration
    getObjectRetention: Retention ObjectLockRetention
    getObjectTagging: VersionId string, TagSet! [Tag]
    getObjectTorrent: Body string, RequestCharged |requester
    getPublicAccessBlock: PublicAccessBlockConfiguration PublicAccessBlockConfiguration
    headBucket: BucketArn string(1..128), BucketLocationType |AvailabilityZone|LocalZone,
      BucketLocationName string, BucketRegion string(0..20), AccessPointAlias boolean
    headObject: DeleteMarker boolean, AcceptRanges string, Expiration string, Restore string,
      ArchiveStatus |ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS, LastModified string,
      ContentLength number, ChecksumCrc32 string, ChecksumCrc32C string,
      ChecksumCrc64Nvme string, ChecksumSha1 string, ChecksumSha256 string,
      ChecksumSha512 string, ChecksumMd5 string, ChecksumXxhash64 string,
      ChecksumXxhash3 string, ChecksumXxhash128 string, ChecksumType |COMPOSITE|FULL_OBJECT,
      ETag string, MissingMeta number, VersionId string, CacheControl string,
      ContentDisposition string, ContentEncoding string, ContentLanguage string,
      ContentType string, ContentRange string, Expires string, WebsiteRedirectLocation string,
      ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse, Metadata {string},
      SseCustomerAlgorithm string, SseCustomerKeyMd5 string, SsekmsKeyId string,
      BucketKeyEnabled boolean, StorageClass StorageClass, RequestCharged |requester,
      ReplicationStatus |COMPLETE|PENDING|FAILED|REPLICA|COMPLETED, PartsCount number,
      TagCount number, ObjectLockMode |GOVERNANCE|COMPLIANCE, ObjectLockRetainUntilDate string,
      ObjectLockLegalHoldStatus |ON|OFF, ObjectLockEventHold |ON|OFF,
      ObjectLockEventHoldDurationDays number, ObjectLockEventHoldDurationYears number
    listBucketAnalyticsConfigurations: IsTruncated boolean, ContinuationToken string,
      NextContinuationToken string, AnalyticsConfigurationList [AnalyticsConfiguration]
    listBucketIntelligentTieringConfigurations: IsTruncated boolean, ContinuationToken string,
      NextContinuationToken string,
      IntelligentTieringConfigurationList [IntelligentTieringConfiguration]
    listBucketInventoryConfigurations: ContinuationToken string,
      InventoryConfigurationList [InventoryConfiguration], IsTruncated boolean,
      NextContinuationToken string
    listBucketMetricsConfigurations: IsTruncated boolean, ContinuationToken string,
      NextContinuationToken string, MetricsConfigurationList [MetricsConfiguration]
    listBuckets: Buckets [Bucket], Owner Owner, ContinuationToken string, Prefix string
    listDirectoryBuckets: Buckets [Bucket], ContinuationToken string(0..1024)
    listMultipartUploads: Bucket string, KeyMarker string, UploadIdMarker string,
      NextKeyMarker string, Prefix string, Delimiter string, NextUploadIdMarker string,
      MaxUploads number, IsTruncated boolean, Uploads [MultipartUpload],
      CommonPrefixes [CommonPrefix], EncodingType |url, RequestCharged |requester
    listObjectAnnotations: Annotations [AnnotationEntry], Bucket string, Key string(1..),
      ObjectVersionId string, AnnotationPrefix string, MaxAnnotationResults number(1..1000),
      AnnotationCount number, ContinuationToken string, NextContinuationToken string,
      RequestCharged |requester
    listObjectVersions: IsTruncated boolean, KeyMarker string, VersionIdMarker string,
      NextKeyMarker string, NextVersionIdMarker string, Versions [ObjectVersion],
      DeleteMarkers [DeleteMarkerEntry], Name string, Prefix string, Delimiter string,
      MaxKeys number, CommonPrefixes [CommonPrefix], EncodingType |url,
      RequestCharged |requester
    listObjects: IsTruncated boolean, Marker string, NextMarker string, Contents [Object],
      Name string, Prefix string, Delimiter string, MaxKeys number,
      CommonPrefixes [CommonPrefix], EncodingType |url, RequestCharged |requester
    listObjectsV2: IsTruncated boolean, Contents [Object], Name string, Prefix string,
      Delimiter string, MaxKeys number, CommonPrefixes [CommonPrefix], EncodingType |url,
      KeyCount number, ContinuationToken string, NextContinuationToken string,
      StartAfter string, RequestCharged |requester
    listParts: AbortDate string, AbortRuleId string, Bucket string, Key string(1..),
      UploadId string, PartNumberMarker number, NextPartNumberMarker number, MaxParts number,
      IsTruncated boolean, Parts [Part], Initiator Initiator, Owner Owner,
      StorageClass StorageClass, RequestCharged |requester, ChecksumAlgorithm |CRC32|CRC32C|SHA1
      |SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128, ChecksumType |COMPOSITE
      |FULL_OBJECT, VersionId string
    putBucketLifecycleConfiguration: TransitionDefaultMinimumObjectSize |varies_by_storage_class
      |all_storage_classes_128K
    putObject: Expiration string, ETag string, ChecksumCrc32 string, ChecksumCrc32C string,
      ChecksumCrc64Nvme string, ChecksumSha1 string, ChecksumSha256 string,
      ChecksumSha512 string, ChecksumMd5 string, ChecksumXxhash64 string,
      ChecksumXxhash3 string, ChecksumXxhash128 string, ChecksumType |COMPOSITE|FULL_OBJECT,
      ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse, VersionId string,
      SseCustomerAlgorithm string, SseCustomerKeyMd5 string, SsekmsKeyId string,
      SsekmsEncryptionContext string, BucketKeyEnabled boolean, Size number,
      RequestCharged |requester
    putObjectAcl: RequestCharged |requester
    putObjectAnnotation: Key string(1..), AnnotationName string, ObjectVersionId string,
      ETag string, ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string,
      ChecksumType |COMPOSITE|FULL_OBJECT, ServerSideEncryption |AES256|aws:fsx|aws:backup
      |aws:kms|aws:kms:dsse, RequestCharged |requester
    putObjectLegalHold: RequestCharged |requester
    putObjectLockConfiguration: RequestCharged |requester
    putObjectRetention: RequestCharged |requester
    putObjectTagging: VersionId string
    restoreObject: RequestCharged |requester, RestoreOutputPath string
    selectObjectContent: Payload SelectObjectContentEventStream
    updateObjectEncryption: RequestCharged |requester
    uploadPart: ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse,
      ETag string, ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string,
      SseCustomerAlgorithm string, SseCustomerKeyMd5 string, SsekmsKeyId string,
      BucketKeyEnabled boolean, RequestCharged |requester, VersionId string
    uploadPartCopy: CopySourceVersionId string, CopyPartResult CopyPartResult,
      ServerSideEncryption |AES256|aws:fsx|aws:backup|aws:kms|aws:kms:dsse,
      SseCustomerAlgorithm string, SseCustomerKeyMd5 string, SsekmsKeyId string,
      BucketKeyEnabled boolean, RequestCharged |requester, VersionId string
    AbacStatus: Status |Enabled|Disabled
    AbortIncompleteMultipartUpload: DaysAfterInitiation number
    AccessControlTranslation: Owner! |Destination
    AnalyticsAndOperator: Prefix string, Tags [Tag]
    AnalyticsConfiguration: Id! string, Filter AnalyticsFilter,
      StorageClassAnalysis! StorageClassAnalysis
    AnalyticsExportDestination: S3BucketDestination! AnalyticsS3BucketDestination
    AnalyticsFilter: Prefix string, Tag Tag, And AnalyticsAndOperator
    AnalyticsS3BucketDestination: Format! |CSV, BucketAccountId string, Bucket! string,
      Prefix string
    AnnotationEntry: AnnotationName! string, LastModified! string, ETag string,
      ChecksumAlgorithm [|CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3
      |XXHASH128], Size! number, ReplicationStatus |COMPLETE|PENDING|FAILED|REPLICA|COMPLETED
    AnnotationTableConfigurationResult: ConfigurationState! |ENABLED|DISABLED,
      TableStatus string, Error ErrorDetails, TableName string, TableArn string, Role string
    BlockedEncryptionTypes: EncryptionType [|NONE|SSE-C]
    Bucket: Name string, CreationDate string, BucketRegion string, BucketArn string(1..128)
    CORSRule: Id string, AllowedHeaders [string], AllowedMethods! [string],
      AllowedOrigins! [string], ExposeHeaders [string], MaxAgeSeconds number
    Checksum: ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string,
      ChecksumType |COMPOSITE|FULL_OBJECT
    CloudFunctionConfiguration: Id string, Event Event, Events [Event], CloudFunction string,
      InvocationRole string
    CommonPrefix: Prefix string
    Condition: HttpErrorCodeReturnedEquals string, KeyPrefixEquals string
    CopyObjectResult: ETag string, LastModified string, ChecksumType |COMPOSITE|FULL_OBJECT,
      ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string
    CopyPartResult: ETag string, LastModified string, ChecksumCrc32 string,
      ChecksumCrc32C string, ChecksumCrc64Nvme string, ChecksumSha1 string,
      ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string, ChecksumXxhash64 string,
      ChecksumXxhash3 string, ChecksumXxhash128 string
    DefaultRetention: Mode |GOVERNANCE|COMPLIANCE, Days number, Years number,
      DefaultEventHold EventHoldDuration
    DeleteMarkerEntry: Owner Owner, Key string(1..), VersionId string, IsLatest boolean,
      LastModified string
    DeleteMarkerReplication: Status |Enabled|Disabled
    DeletedObject: Key string(1..), VersionId string, DeleteMarker boolean,
      DeleteMarkerVersionId string
    Destination: Bucket! string, Account string, StorageClass StorageClass,
      AccessControlTranslation AccessControlTranslation,
      EncryptionConfiguration EncryptionConfiguration, ReplicationTime ReplicationTime,
      Metrics Metrics
    DestinationResult: TableBucketType |aws|customer, TableBucketArn string,
      TableNamespace string
    EncryptionConfiguration: ReplicaKmsKeyId string
    Error: Key string(1..), VersionId string, Code string, Message string
    ErrorDetails: ErrorCode string, ErrorMessage string
    ErrorDocument: Key! string(1..)
    Event: |s3:ReducedRedundancyLostObject|s3:ObjectCreated:*|s3:ObjectCreated:Put
      |s3:ObjectCreated:Post|s3:ObjectCreated:Copy|s3:ObjectCreated:CompleteMultipartUpload
      |s3:ObjectRemoved:*|s3:ObjectRemoved:Delete|s3:ObjectRemoved:DeleteMarkerCreated
      |s3:ObjectRestore:*|s3:ObjectRestore:Post|s3:ObjectRestore:Completed|s3:Replication:*
      |s3:Replication:OperationFailedReplication|s3:Replication:OperationNotTracked
      |s3:Replication:OperationMissedThreshold|s3:Replication:OperationReplicatedAfterThreshold
      |s3:ObjectRestore:Delete|s3:LifecycleTransition|s3:IntelligentTiering|s3:ObjectAcl:Put
      |s3:LifecycleExpiration:*|s3:LifecycleExpiration:Delete
      |s3:LifecycleExpiration:DeleteMarkerCreated|s3:ObjectTagging:*|s3:ObjectTagging:Put
      |s3:ObjectTagging:Delete|s3:ObjectAnnotation:*|s3:ObjectAnnotation:Put
      |s3:ObjectAnnotation:Delete|s3:ObjectRetention:Put
    EventHoldDuration: Days number, Years number
    ExistingObjectReplication: Status! |Enabled|Disabled
    FilterRule: Name |prefix|suffix, Value string
    GetBucketMetadataConfigurationResult:
      MetadataConfigurationResult! MetadataConfigurationResult
    GetBucketMetadataTableConfigurationResult:
      MetadataTableConfigurationResult! MetadataTableConfigurationResult, Status! string,
      Error ErrorDetails
    GetObjectAttributesParts: TotalPartsCount number, PartNumberMarker number,
      NextPartNumberMarker number, MaxParts number, IsTruncated boolean, Parts [ObjectPart]
    Grant: Grantee Grantee, Permission |FULL_CONTROL|WRITE|WRITE_ACP|READ|READ_ACP
    Grantee: DisplayName string, EmailAddress string, Id string, Type! |CanonicalUser
      |AmazonCustomerByEmail|Group, Uri string
    IndexDocument: Suffix! string
    Initiator: Id string, DisplayName string
    IntelligentTieringAndOperator: Prefix string, Tags [Tag]
    IntelligentTieringConfiguration: Id! string, Filter IntelligentTieringFilter,
      Status! |Enabled|Disabled, Tierings! [Tiering]
    IntelligentTieringFilter: Prefix string, Tag Tag, And IntelligentTieringAndOperator
    InventoryConfiguration: Destination! InventoryDestination, IsEnabled! boolean,
      Filter InventoryFilter, Id! string, IncludedObjectVersions! |All|Current,
      OptionalFields [|Size|LastModifiedDate|StorageClass|ETag|IsMultipartUploaded
      |ReplicationStatus|EncryptionStatus|ObjectLockRetainUntilDate|ObjectLockMode
      |ObjectLockLegalHoldStatus|ObjectLockEventHoldStatus|ObjectLockEventHoldDuration
      |IntelligentTieringAccessTier|BucketKeyStatus|ChecksumAlgorithm|ObjectAccessControlList
      |ObjectOwner|LifecycleExpirationDate|IntelligentTieringReferenceDate],
      Schedule! InventorySchedule
    InventoryDestination: S3BucketDestination! InventoryS3BucketDestination
    InventoryEncryption: Sses3 {any}, Ssekms SSEKMS
    InventoryFilter: Prefix! string
    InventoryS3BucketDestination: AccountId string, Bucket! string, Format! |CSV|ORC|Parquet,
      Prefix string, Encryption InventoryEncryption
    InventorySchedule: Frequency! |Daily|Weekly
    InventoryTableConfigurationResult: ConfigurationState! |ENABLED|DISABLED,
      TableStatus string, Error ErrorDetails, TableName string, TableArn string
    JournalTableConfigurationResult: TableStatus! string, Error ErrorDetails, TableName! string,
      TableArn string, RecordExpiration! RecordExpiration
    LambdaFunctionConfiguration: Id string, LambdaFunctionArn! string, Events! [Event],
      Filter NotificationConfigurationFilter
    LifecycleExpiration: Date string, Days number, ExpiredObjectDeleteMarker boolean
    LifecycleRule: Expiration LifecycleExpiration, Id string, Prefix string,
      Filter LifecycleRuleFilter, Status! |Enabled|Disabled, Transitions [Transition],
      NoncurrentVersionTransitions [NoncurrentVersionTransition],
      NoncurrentVersionExpiration NoncurrentVersionExpiration,
      AbortIncompleteMultipartUpload AbortIncompleteMultipartUpload
    LifecycleRuleAndOperator: Prefix string, Tags [Tag], ObjectSizeGreaterThan number,
      ObjectSizeLessThan number
    LifecycleRuleFilter: Prefix string, Tag Tag, ObjectSizeGreaterThan number,
      ObjectSizeLessThan number, And LifecycleRuleAndOperator
    LoggingEnabled: TargetBucket! string, TargetGrants [TargetGrant], TargetPrefix! string,
      TargetObjectKeyFormat TargetObjectKeyFormat
    MetadataConfigurationResult: DestinationResult! DestinationResult,
      JournalTableConfigurationResult JournalTableConfigurationResult,
      InventoryTableConfigurationResult InventoryTableConfigurationResult,
      AnnotationTableConfigurationResult AnnotationTableConfigurationResult
    MetadataTableConfigurationResult: S3TablesDestinationResult! S3TablesDestinationResult
    Metrics: Status! |Enabled|Disabled, EventThreshold ReplicationTimeValue
    MetricsAndOperator: Prefix string, Tags [Tag], AccessPointArn string
    MetricsConfiguration: Id! string, Filter MetricsFilter
    MetricsFilter: Prefix string, Tag Tag, AccessPointArn string, And MetricsAndOperator
    MultipartUpload: UploadId string, Key string(1..), Initiated string,
      StorageClass StorageClass, Owner Owner, Initiator Initiator, ChecksumAlgorithm |CRC32
      |CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128,
      ChecksumType |COMPOSITE|FULL_OBJECT, VersionId string
    NoncurrentVersionExpiration: NoncurrentDays number, NewerNoncurrentVersions number
    NoncurrentVersionTransition: NoncurrentDays number, StorageClass |GLACIER|STANDARD_IA
      |ONEZONE_IA|INTELLIGENT_TIERING|DEEP_ARCHIVE|GLACIER_IR, NewerNoncurrentVersions number
    NotificationConfigurationFilter: Key S3KeyFilter
    Object: Key string(1..), LastModified string, ETag string, ChecksumAlgorithm [|CRC32|CRC32C
      |SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128], ChecksumType |COMPOSITE
      |FULL_OBJECT, Size number, StorageClass |STANDARD|REDUCED_REDUNDANCY|GLACIER|STANDARD_IA
      |ONEZONE_IA|INTELLIGENT_TIERING|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE
      |FSX_OPENZFS|FSX_ONTAP|AWS_BACKUP_WARM|AWS_BACKUP_LOW_COST_WARM, Owner Owner,
      RestoreStatus RestoreStatus
    ObjectLockConfiguration: ObjectLockEnabled |Enabled, Rule ObjectLockRule
    ObjectLockLegalHold: Status |ON|OFF
    ObjectLockRetention: Mode |GOVERNANCE|COMPLIANCE, RetainUntilDate string, EventHold |ON|OFF,
      EventHoldDuration EventHoldDuration
    ObjectLockRule: DefaultRetention DefaultRetention
    ObjectPart: PartNumber number, Size number, ChecksumCrc32 string, ChecksumCrc32C string,
      ChecksumCrc64Nvme string, ChecksumSha1 string, ChecksumSha256 string,
      ChecksumSha512 string, ChecksumMd5 string, ChecksumXxhash64 string,
      ChecksumXxhash3 string, ChecksumXxhash128 string
    ObjectVersion: ETag string, ChecksumAlgorithm [|CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512
      |MD5|XXHASH64|XXHASH3|XXHASH128], ChecksumType |COMPOSITE|FULL_OBJECT, Size number,
      StorageClass |STANDARD, Key string(1..), VersionId string, IsLatest boolean,
      LastModified string, Owner Owner, RestoreStatus RestoreStatus
    Owner: DisplayName string, Id string
    OwnershipControls: Rules! [OwnershipControlsRule]
    OwnershipControlsRule: ObjectOwnership! |BucketOwnerPreferred|ObjectWriter
      |BucketOwnerEnforced
    Part: PartNumber number, LastModified string, ETag string, Size number,
      ChecksumCrc32 string, ChecksumCrc32C string, ChecksumCrc64Nvme string,
      ChecksumSha1 string, ChecksumSha256 string, ChecksumSha512 string, ChecksumMd5 string,
      ChecksumXxhash64 string, ChecksumXxhash3 string, ChecksumXxhash128 string
    PartitionedPrefix: PartitionDateSource |EventTime|DeliveryTime
    PolicyStatus: IsPublic boolean
    Progress, Stats: BytesScanned number, BytesProcessed number, BytesReturned number
    ProgressEvent: Details Progress
    PublicAccessBlockConfiguration: BlockPublicAcls boolean, IgnorePublicAcls boolean,
      BlockPublicPolicy boolean, RestrictPublicBuckets boolean
    QueueConfiguration: Id string, QueueArn! string, Events! [Event],
      Filter NotificationConfigurationFilter
    QueueConfigurationDeprecated: Id string, Event Event, Events [Event], Queue string
    RecordExpiration: Expiration! |ENABLED|DISABLED, Days number
    RecordsEvent: Payload string
    Redirect: HostName string, HttpRedirectCode string, Protocol |http|https,
      ReplaceKeyPrefixWith string, ReplaceKeyWith string
    RedirectAllRequestsTo: HostName! string, Protocol |http|https
    ReplicaModifications: Status! |Enabled|Disabled
    ReplicationConfiguration: Role! string, Rules! [ReplicationRule]
    ReplicationRule: Id string, Priority number, Prefix string, Filter ReplicationRuleFilter,
      Status! |Enabled|Disabled, SourceSelectionCriteria SourceSelectionCriteria,
      ExistingObjectReplication ExistingObjectReplication, Destination! Destination,
      DeleteMarkerReplication DeleteMarkerReplication
    ReplicationRuleAndOperator: Prefix string, Tags [Tag]
    ReplicationRuleFilter: Prefix string, Tag Tag, And ReplicationRuleAndOperator
    ReplicationTime: Status! |Enabled|Disabled, Time! ReplicationTimeValue
    ReplicationTimeValue: Minutes number
    RestoreStatus: IsRestoreInProgress boolean, RestoreExpiryDate string
    RoutingRule: Condition Condition, Redirect! Redirect
    Rule: Expiration LifecycleExpiration, Id string, Prefix! string, Status! |Enabled|Disabled,
      Transition Transition, NoncurrentVersionTransition NoncurrentVersionTransition,
      NoncurrentVersionExpiration NoncurrentVersionExpiration,
      AbortIncompleteMultipartUpload AbortIncompleteMultipartUpload
    S3KeyFilter: FilterRules [FilterRule]
    S3TablesDestinationResult: TableBucketArn! string, TableName! string, TableArn! string,
      TableNamespace! string
    SSEKMS: KeyId! string
    SelectObjectContentEventStream: Records RecordsEvent, Stats StatsEvent,
      Progress ProgressEvent, Cont {any}, End {any}
    ServerSideEncryptionByDefault: SseAlgorithm! |AES256|aws:fsx|aws:backup|aws:kms
      |aws:kms:dsse, KmsMasterKeyId string
    ServerSideEncryptionConfiguration: Rules! [ServerSideEncryptionRule]
    ServerSideEncryptionRule: ApplyServerSideEncryptionByDefault ServerSideEncryptionByDefault,
      BucketKeyEnabled boolean, BlockedEncryptionTypes BlockedEncryptionTypes
    SessionCredentials: AccessKeyId! string, SecretAccessKey! string, SessionToken! string,
      Expiration! string
    SourceSelectionCriteria: SseKmsEncryptedObjects SseKmsEncryptedObjects,
      ReplicaModifications ReplicaModifications
    SseKmsEncryptedObjects: Status! |Enabled|Disabled
    StatsEvent: Details Stats
    StorageClass: |STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING
      |GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP
      |AWS_BACKUP_WARM|AWS_BACKUP_LOW_COST_WARM
    StorageClassAnalysis: DataExport StorageClassAnalysisDataExport
    StorageClassAnalysisDataExport: OutputSchemaVersion! |V_1,
      Destination! AnalyticsExportDestination
    Tag: Key! string(1..), Value! string
    TargetGrant: Grantee Grantee, Permission |FULL_CONTROL|READ|WRITE
    TargetObjectKeyFormat: SimplePrefix {any}, PartitionedPrefix PartitionedPrefix
    Tiering: Days! number, AccessTier! |ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS
    TopicConfiguration: Id string, TopicArn! string, Events! [Event],
      Filter NotificationConfigurationFilter
    TopicConfigurationDeprecated: Id string, Events [Event], Event Event, Topic string
    Transition: Date string, Days number, StorageClass |GLACIER|STANDARD_IA|ONEZONE_IA
      |INTELLIGENT_TIERING|DEEP_ARCHIVE|GLACIER_IR
    """)
}
