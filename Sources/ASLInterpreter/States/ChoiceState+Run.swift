internal import ASLModel
internal import JSONTree

extension Execution {
  mutating func choose(
    _ state: ChoiceState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    if isJSONata(slot) { return try chooseByExpressions(state, slot, &requests) }
    let input = try inputAfterInputPath(slot)
    let scope = self.scope(over: input, slot)
    for (index, rule) in state.rules.enumerated() where try rule.condition.holds(in: scope) {
      inspect(slot) { $0.choiceRule = index }
      let exit = try exit(slot, with: input, assigning: rule.assign ?? Assignments([]))
      return leave(slot, exit, to: .next(rule.next), &requests)
    }
    guard let next = state.defaultState else { throw .noNextState }
    leave(slot, try exit(slot, with: input), to: .next(next), &requests)
  }

  private mutating func chooseByExpressions(
    _ state: ChoiceState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let input = branches[slot].input
    for (index, rule) in state.rules.enumerated() where try holds(rule.condition, slot) {
      inspect(slot) { $0.choiceRule = index }
      let exit = try jsonataExit(slot, with: input, by: rule)
      return leave(slot, exit, to: .next(rule.next), &requests)
    }
    guard let next = state.defaultState else { throw .noNextState }
    leave(slot, try jsonataExit(slot, with: input), to: .next(next), &requests)
  }

  private mutating func holds(
    _ condition: Condition, _ slot: Int
  ) throws(EvaluationError) -> Bool {
    switch condition {
    case .expression(let expression): return try boolean(of: expression, slot)
    case .constant(let value): return value
    case .and, .or, .not, .comparison:
      preconditionFailure("a JSONata state's Choice Rules have expressions alone")
    }
  }
}

extension EvaluationError {
  fileprivate static let noNextState = EvaluationError(
    .runtime, "Failed to transition out of the state. The state does not point to a next state.")
}
