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

  func contextSource(_ slot: Int) -> ContextSource { contextSource(of: branches[slot]) }

  func contextSource(of branch: Branch) -> ContextSource {
    ContextSource(
      facts: facts, executionInput: input, redriveCount: redriveCount, redriveTime: redriveTime,
      state: branch.state, enteredAt: branch.enteredAt, retryCount: branch.retryCount,
      taskToken: branch.taskToken, item: branch.item)
  }
}
