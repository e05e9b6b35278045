/// What AWS Secrets Manager answers.
///
/// - Note: AWS Secrets Manager, API model.
extension ServiceShapes {
  static let secretsManagerSDK = ServiceShapes(
    "aws-sdk:secretsmanager",
    """
    associateCrossAccountReplica: Arn string(20..2048), CrossAccountReplicaArn string(20..2048),
      ReplicationStatus |InSync|Failed|InProgress|Pending|Detached
    batchGetSecretValue: SecretValues [SecretValueEntry], NextToken string(1..4096),
      Errors [APIErrorType]
    cancelRotateSecret, rotateSecret, updateSecret: Arn string(20..2048), Name string(1..256),
      VersionId string(32..64)
    createSecret: Arn string(20..2048), Name string(1..256), VersionId string(32..64),
      ReplicationStatus [ReplicationStatusType]
    deleteResourcePolicy, putResourcePolicy: Arn string(20..2048), Name string(1..512),
      PolicyName string(1..64)
    deleteSecret: Arn string(20..2048), Name string(1..256), DeletionDate string
    describeSecret: Arn string(20..2048), Name string(1..256), Type string(0..256),
      Description string(0..2048), KmsKeyId string(0..2048), RotationEnabled boolean,
      RotationLambdaArn string(0..2048), RotationRules RotationRulesType,
      ExternalSecretRotationMetadata [ExternalSecretRotationMetadataItem],
      ExternalSecretRotationRoleArn string(20..2048), LastRotatedDate string,
      LastChangedDate string, LastAccessedDate string, DeletedDate string,
      NextRotationDate string, Tags [Tag], VersionIdsToStages {[string(1..256)]},
      OwningService string(1..128), CreatedDate string, PrimaryRegion string(1..128),
      ReplicationStatus [ReplicationStatusType], CrossAccountPrimary CrossAccountPrimaryType,
      CrossAccountReplicas [CrossAccountReplicaEntry]
    disassociateCrossAccountReplica: Arn string(20..2048),
      CrossAccountReplicaArn string(20..2048)
    getRandomPassword: RandomPassword string(0..4096)
    getResourcePolicy: Arn string(20..2048), Name string(1..512),
      ResourcePolicy string(1..20480), PolicyName string(1..64)
    getSecretValue, SecretValueEntry: Arn string(20..2048), Name string(1..256),
      VersionId string(32..64), SecretBinary string(1..65536), SecretString string(1..65536),
      VersionStages [string(1..256)], CreatedDate string
    listResourcePolicies: ResourcePolicies! [ResourcePolicySummary], NextToken string(1..4096)
    listSecretVersionIds: Versions [SecretVersionsListEntry], NextToken string(1..4096),
      Arn string(20..2048), Name string(1..256)
    listSecrets: SecretList [SecretListEntry], NextToken string(1..4096)
    putSecretValue: Arn string(20..2048), Name string(1..256), VersionId string(32..64),
      VersionStages [string(1..256)]
    removeRegionsFromReplication, replicateSecretToRegions: Arn string(20..2048),
      ReplicationStatus [ReplicationStatusType]
    restoreSecret: Arn string(20..2048), Name string(1..256)
    stopReplicationToReplica: Arn string(20..2048)
    updateSecretVersionStage: Arn string(20..2048), Name string(1..256)
    validateResourcePolicy: PolicyValidationPassed boolean,
      ValidationErrors [ValidationErrorsEntry]
    APIErrorType: SecretId string(1..2048), ErrorCode string, Message string
    CrossAccountPrimaryType: PrimarySecretArn string(20..2048), ReplicationStatus |InSync|Failed
      |InProgress|Pending|Detached, StatusMessage string(1..4096)
    CrossAccountReplicaEntry: ReplicaSecretArn string(20..2048),
      ReplicationRoleArn string(20..2048), ReplicationStatus |InSync|Failed|InProgress|Pending
      |Detached, StatusMessage string(1..4096)
    ExternalSecretRotationMetadataItem: Key string(1..256), Value string(1..2048)
    ReplicationStatusType: Region string(1..128), KmsKeyId string(0..2048), Status |InSync
      |Failed|InProgress|Pending|Detached, StatusMessage string(1..4096),
      LastAccessedDate string
    ResourcePolicySummary: PolicyName string(1..64)
    RotationRulesType: AutomaticallyAfterDays number(1..1000), Duration string(2..3),
      ScheduleExpression string(1..256)
    SecretListEntry: Arn string(20..2048), Name string(1..256), Type string(0..256),
      Description string(0..2048), KmsKeyId string(0..2048), RotationEnabled boolean,
      RotationLambdaArn string(0..2048), RotationRules RotationRulesType,
      ExternalSecretRotationMetadata [ExternalSecretRotationMetadataItem],
      ExternalSecretRotationRoleArn string(20..2048), LastRotatedDate string,
      LastChangedDate string, LastAccessedDate string, DeletedDate string,
      NextRotationDate string, Tags [Tag], SecretVersionsToStages {[string(1..256)]},
      OwningService string(1..128), CreatedDate string, PrimaryRegion string(1..128)
    SecretVersionsListEntry: VersionId string(32..64), VersionStages [string(1..256)],
      LastAccessedDate string, CreatedDate string, KmsKeyIds [string(0..2048)]
    Tag: Key string(1..128), Value string(0..256)
    ValidationErrorsEntry: CheckName string(1..512), ErrorMessage string
    """)
}
