/// Every rule, sorted by name: one file of `Rules/` each. A test compares the list with the folder.
public let allRules: [any Rule.Type] = [
  ExpressPattern.self,
  UnknownErrorName.self,
  UnreachableIsland.self,
]
