internal import ASLModel
internal import JSONTree

/// What paths see in a branch.
struct BranchScope: EvaluationScope {
  let input: JSON
  let variables: JSONObject
  let contextSource: ContextSource

  var context: JSON { contextSource.json }

  func variable(_ name: String) -> JSON? { variables[name] }

  func value(
    of expression: JSONataExpression, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    preconditionFailure("JSONata expressions are parsed in JSONata states alone")
  }
}

extension Execution {
  /// What a branch's fields see, with `$` as given.
  func scope(over input: JSON, _ slot: Int) -> BranchScope {
    BranchScope(
      input: input, variables: branches[slot].variables, contextSource: contextSource(slot))
  }

  func contextSource(_ slot: Int) -> ContextSource {
    ContextSource(
      facts: facts, executionInput: input, redriveCount: redriveCount, redriveTime: redriveTime,
      state: branches[slot].state,
      enteredAt: branches[slot].enteredAt, retryCount: branches[slot].retryCount,
      taskToken: branches[slot].taskToken, item: branches[slot].item)
  }
}
