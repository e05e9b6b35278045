/// Every rule, sorted by name: one file of `Rules/` each. A test compares the list with the folder.
public let allRules: [any Rule.Type] = [
  DeadCatcher.self,
  DeadRetrier.self,
  DeprecatedField.self,
  ExpressPattern.self,
  InlineMapField.self,
  MissingDefault.self,
  MissingDollar.self,
  MissingHeartbeat.self,
  MissingTaskToken.self,
  MissingTimeout.self,
  NoWayToEnd.self,
  PathWithoutPath.self,
  StaticResult.self,
  UnknownErrorName.self,
  UnreachableIsland.self,
]
