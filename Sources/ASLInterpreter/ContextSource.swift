internal import ASLModel
internal import JSONTree

/// What the Context Object is made from; it is made only when a field asks for `$$`.
struct ContextSource {
  let facts: Facts
  let executionInput: JSON
  let redriveCount: Int
  let redriveTime: Timestamp?
  let state: StateID
  let enteredAt: Timestamp
  let retryCount: Int
  let taskToken: String?
  var item: MapItem?

  /// The Context Object.
  ///
  /// - Note: Step Functions guide, "Context object". As recorded from the service: the order of
  ///   members, which types of states have RetryCount, and that Express executions, which cannot be
  ///   redriven, have no RedriveCount.
  var json: JSON {
    if var context = facts.test?.context {
      if let item { context["Map"] = item.context }
      return .object(context)
    }
    let settings = facts.settings
    var execution: JSONObject = [
      "Id": .string(settings.executionARN), "Input": executionInput,
      "StartTime": .string(settings.startTime.text), "Name": .string(settings.name),
      "RoleArn": facts.test?.showsRole == false ? .null : .string(settings.roleARN),
    ]
    if settings.type == .standard { execution["RedriveCount"] = .integer(redriveCount) }
    execution["RedriveTime"] = redriveTime.map { .string($0.text) }
    var context: JSONObject = [
      "Execution": .object(execution),
      "StateMachine": [
        "Id": .string(settings.stateMachineARN), "Name": .string(settings.stateMachineName),
      ],
      "State": .object(stateMembers),
    ]
    if let item { context["Map"] = item.context }
    if let taskToken { context["Task"] = ["Token": .string(taskToken)] }
    return .object(context)
  }

  private var stateMembers: JSONObject {
    var members: JSONObject = [
      "Name": .string(facts.test?.name ?? facts.machine.states[state.index].name),
      "EnteredTime": .string(enteredAt.text),
    ]
    switch facts.machine.states[state.index].type {
    case .task, .parallel, .map: members["RetryCount"] = .integer(retryCount)
    case .pass, .choice, .wait, .succeed, .fail: break
    }
    return members
  }
}

extension MapItem {
  /// - Note: Step Functions guide, "Context object", Map.
  fileprivate var context: JSON {
    var members: JSONObject = ["Index": .integer(index)]
    members["Key"] = key.map { .string($0) }
    members["Value"] = value
    members["Source"] = source.map { .string($0) }
    return ["Item": .object(members)]
  }
}
