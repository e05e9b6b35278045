/// What AWS CodeBuild answers.
///
/// - Note: AWS CodeBuild, API model.
extension ServiceShapes {
  static let codeBuild = ServiceShapes(
    "codebuild",
    """
    batchDeleteBuilds: BuildsDeleted [string(1..)], BuildsNotDeleted [BuildNotDeleted]
    batchGetReports: Reports [Report], ReportsNotFound [string(1..)]
    deleteBuildBatch: StatusCode string, BuildsDeleted [string(1..)],
      BuildsNotDeleted [BuildNotDeleted]
    retryBuildBatch: BuildBatch BuildBatch
    startBuild: Build Build
    startBuildBatch: BuildBatch BuildBatch
    stopBuild: Build Build
    stopBuildBatch: BuildBatch BuildBatch
    AutoRetryConfig: AutoRetryLimit number, AutoRetryNumber number, NextAutoRetry string,
      PreviousAutoRetry string
    BatchRestrictions: MaximumBuildsAllowed number, ComputeTypesAllowed [string(1..)],
      FleetsAllowed [string(1..)]
    Build: Id string(1..), Arn string(1..), BuildNumber number, StartTime any, EndTime any,
      CurrentPhase string, BuildStatus |SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS|STOPPED,
      SourceVersion string(1..), ResolvedSourceVersion string(1..), ProjectName string(1..),
      Phases [BuildPhase], Source ProjectSource, SecondarySources [ProjectSource],
      SecondarySourceVersions [ProjectSourceVersion], Artifacts BuildArtifacts,
      SecondaryArtifacts [BuildArtifacts], Cache ProjectCache, Environment ProjectEnvironment,
      ServiceRole string(1..), Logs LogsLocation, TimeoutInMinutes number,
      QueuedTimeoutInMinutes number, BuildComplete boolean, Initiator string,
      VpcConfig VpcConfig, NetworkInterface NetworkInterface, EncryptionKey string(1..),
      ExportedEnvironmentVariables [ExportedEnvironmentVariable], ReportArns [string],
      FileSystemLocations [ProjectFileSystemLocation], DebugSession DebugSession,
      BuildBatchArn string, AutoRetryConfig AutoRetryConfig
    BuildArtifacts: Location string, Sha256sum string, Md5sum string,
      OverrideArtifactName boolean, EncryptionDisabled boolean, ArtifactIdentifier string,
      BucketOwnerAccess |NONE|READ_ONLY|FULL
    BuildBatch: Id string(1..), Arn string(1..), StartTime any, EndTime any,
      CurrentPhase string, BuildBatchStatus |SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS
      |STOPPED, SourceVersion string(1..), ResolvedSourceVersion string(1..),
      ProjectName string(1..), Phases [BuildBatchPhase], Source ProjectSource,
      SecondarySources [ProjectSource], SecondarySourceVersions [ProjectSourceVersion],
      Artifacts BuildArtifacts, SecondaryArtifacts [BuildArtifacts], Cache ProjectCache,
      Environment ProjectEnvironment, ServiceRole string(1..), LogConfig LogsConfig,
      BuildTimeoutInMinutes number, QueuedTimeoutInMinutes number, Complete boolean,
      Initiator string, VpcConfig VpcConfig, EncryptionKey string(1..), BuildBatchNumber number,
      FileSystemLocations [ProjectFileSystemLocation], BuildBatchConfig ProjectBuildBatchConfig,
      BuildGroups [BuildGroup], DebugSessionEnabled boolean, ReportArns [string]
    BuildBatchPhase: PhaseType |SUBMITTED|DOWNLOAD_BATCHSPEC|IN_PROGRESS|COMBINE_ARTIFACTS
      |SUCCEEDED|FAILED|STOPPED, PhaseStatus |SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS
      |STOPPED, StartTime any, EndTime any, DurationInSeconds number, Contexts [PhaseContext]
    BuildGroup: Identifier string, DependsOn [string(1..)], IgnoreFailure boolean,
      CurrentBuildSummary BuildSummary, PriorBuildSummaryList [BuildSummary]
    BuildNotDeleted: Id string(1..), StatusCode string
    BuildPhase: PhaseType |SUBMITTED|QUEUED|PROVISIONING|DOWNLOAD_SOURCE|INSTALL|PRE_BUILD|BUILD
      |POST_BUILD|UPLOAD_ARTIFACTS|FINALIZING|COMPLETED, PhaseStatus |SUCCEEDED|FAILED|FAULT
      |TIMED_OUT|IN_PROGRESS|STOPPED, StartTime any, EndTime any, DurationInSeconds number,
      Contexts [PhaseContext]
    BuildStatusConfig: Context string, TargetUrl string
    BuildSummary: Arn string, RequestedOn any, BuildStatus |SUCCEEDED|FAILED|FAULT|TIMED_OUT
      |IN_PROGRESS|STOPPED, PrimaryArtifact ResolvedArtifact,
      SecondaryArtifacts [ResolvedArtifact]
    CloudWatchLogsConfig: Status! |ENABLED|DISABLED, GroupName string, StreamName string
    CodeCoverageReportSummary: LineCoveragePercentage number(0..100), LinesCovered number(0..),
      LinesMissed number(0..), BranchCoveragePercentage number(0..100),
      BranchesCovered number(0..), BranchesMissed number(0..)
    ComputeConfiguration: VCpu number, Memory number, Disk number, MachineType |GENERAL|NVME,
      InstanceType string(1..)
    ComputeType: |BUILD_GENERAL1_SMALL|BUILD_GENERAL1_MEDIUM|BUILD_GENERAL1_LARGE
      |BUILD_GENERAL1_XLARGE|BUILD_GENERAL1_2XLARGE|BUILD_LAMBDA_1GB|BUILD_LAMBDA_2GB
      |BUILD_LAMBDA_4GB|BUILD_LAMBDA_8GB|BUILD_LAMBDA_10GB|ATTRIBUTE_BASED_COMPUTE
      |CUSTOM_INSTANCE_TYPE
    DebugSession: SessionEnabled boolean, SessionTarget string(1..)
    DockerServer: ComputeType! ComputeType, SecurityGroupIds [string(1..)],
      Status DockerServerStatus
    DockerServerStatus: Status string, Message string
    EnvironmentVariable: Name! string(1..), Value! string, Type |PLAINTEXT|PARAMETER_STORE
      |SECRETS_MANAGER
    ExportedEnvironmentVariable: Name string(1..), Value string
    GitSubmodulesConfig: FetchSubmodules! boolean
    LogsConfig: CloudWatchLogs CloudWatchLogsConfig, S3Logs S3LogsConfig
    LogsLocation: GroupName string, StreamName string, DeepLink string, S3DeepLink string,
      CloudWatchLogsArn string, S3LogsArn string, CloudWatchLogs CloudWatchLogsConfig,
      S3Logs S3LogsConfig
    NetworkInterface: SubnetId string(1..), NetworkInterfaceId string(1..)
    PhaseContext: StatusCode string, Message string
    ProjectBuildBatchConfig: ServiceRole string(1..), CombineArtifacts boolean,
      Restrictions BatchRestrictions, TimeoutInMins number,
      BatchReportMode |REPORT_INDIVIDUAL_BUILDS|REPORT_AGGREGATED_BATCH
    ProjectCache: Type! |NO_CACHE|S3|LOCAL, Location string, Modes [|LOCAL_DOCKER_LAYER_CACHE
      |LOCAL_SOURCE_CACHE|LOCAL_CUSTOM_CACHE], CacheNamespace string
    ProjectEnvironment: Type! |WINDOWS_CONTAINER|LINUX_CONTAINER|LINUX_GPU_CONTAINER
      |ARM_CONTAINER|WINDOWS_SERVER_2019_CONTAINER|WINDOWS_SERVER_2022_CONTAINER
      |LINUX_LAMBDA_CONTAINER|ARM_LAMBDA_CONTAINER|LINUX_EC2|ARM_EC2|WINDOWS_EC2|MAC_ARM,
      Image! string(1..), ComputeType! ComputeType, ComputeConfiguration ComputeConfiguration,
      Fleet ProjectFleet, EnvironmentVariables [EnvironmentVariable], PrivilegedMode boolean,
      Certificate string, RegistryCredential RegistryCredential,
      ImagePullCredentialsType |CODEBUILD|SERVICE_ROLE, DockerServer DockerServer,
      HostKernel |LINUX_KERNEL_4|LINUX_KERNEL_6|LINUX_KERNEL_LATEST
    ProjectFileSystemLocation: Type |EFS, Location string, MountPoint string, Identifier string,
      MountOptions string
    ProjectFleet: FleetArn string
    ProjectSource: Type! |CODECOMMIT|CODEPIPELINE|GITHUB|GITLAB|GITLAB_SELF_MANAGED|S3|BITBUCKET
      |GITHUB_ENTERPRISE|NO_SOURCE, Location string, GitCloneDepth number(0..),
      GitSubmodulesConfig GitSubmodulesConfig, Buildspec string, Auth SourceAuth,
      ReportBuildStatus boolean, BuildStatusConfig BuildStatusConfig, InsecureSsl boolean,
      SourceIdentifier string
    ProjectSourceVersion: SourceIdentifier! string, SourceVersion! string
    RegistryCredential: Credential! string(1..), CredentialProvider! |SECRETS_MANAGER
    Report: Arn string(1..), Type |TEST|CODE_COVERAGE, Name string, ReportGroupArn string(1..),
      ExecutionId string, Status |GENERATING|SUCCEEDED|FAILED|INCOMPLETE|DELETING, Created any,
      Expired any, ExportConfig ReportExportConfig, Truncated boolean,
      TestSummary TestReportSummary, CodeCoverageSummary CodeCoverageReportSummary
    ReportExportConfig: ExportConfigType |S3|NO_EXPORT, S3Destination S3ReportExportConfig
    ResolvedArtifact: Type |CODEPIPELINE|S3|NO_ARTIFACTS, Location string, Identifier string
    S3LogsConfig: Status! |ENABLED|DISABLED, Location string, EncryptionDisabled boolean,
      BucketOwnerAccess |NONE|READ_ONLY|FULL
    S3ReportExportConfig: Bucket string(1..), BucketOwner string, Path string, Packaging |ZIP
      |NONE, EncryptionKey string(1..), EncryptionDisabled boolean
    SourceAuth: Type! |OAUTH|CODECONNECTIONS|SECRETS_MANAGER, Resource string
    TestReportSummary: Total! number, StatusCounts! {number}, DurationInNanoSeconds! number
    VpcConfig: VpcId string(1..), Subnets [string(1..)], SecurityGroupIds [string(1..)]
    """)
}
