/// The services, sorted: one file of `Services/` each. A test compares the list with the folder.
let allServices: [any Service.Type] = [
  Activity.self,
  ECSRunTask.self,
  LambdaFunction.self,
  LambdaInvoke.self,
  SNSPublish.self,
]
