internal import ASLModel
internal import JSONTree

extension Execution {
  mutating func choose(
    _ state: ChoiceState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let input = try inputAfterInputPath(slot)
    let scope = self.scope(over: input, slot)
    for rule in state.rules where try rule.condition.holds(in: scope) {
      let exit = try exit(slot, with: input, assigning: rule.assign ?? Assignments([]))
      return leave(slot, exit, to: .next(rule.next), &requests)
    }
    guard let next = state.defaultState else {
      throw EvaluationError(
        .runtime,
        "Failed to transition out of the state. The state does not point to a next state.")
    }
    leave(slot, try exit(slot, with: input), to: .next(next), &requests)
  }
}
