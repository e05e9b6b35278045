extension DefinitionParser {
  mutating func succeedState() -> State.Kind {
    scope.hasTerminal = true
    return .succeed(SucceedState())
  }
}
