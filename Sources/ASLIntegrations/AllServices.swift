/// The services, sorted: one file of `Services/` each. A test compares the list with the folder.
let allServices: [any Service.Type] = [
  Activity.self,
  ECSRunTask.self,
  LambdaFunction.self,
  LambdaInvoke.self,
  S3CopyObject.self,
  S3DeleteObject.self,
  S3GetObject.self,
  S3HeadObject.self,
  S3ListObjectsV2.self,
  S3PutObject.self,
  SFNSendTask.self,
  SNSPublish.self,
  SfnStartExecution.self,
  SfnStartSyncExecution.self,
  StartExecution.self,
]
