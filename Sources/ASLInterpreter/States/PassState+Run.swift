internal import ASLModel
internal import JSONTree

extension Execution {
  mutating func runPass(
    _ state: PassState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let input = try effectiveInput(slot)
    leave(slot, with: state.result ?? input, &requests)
  }
}
