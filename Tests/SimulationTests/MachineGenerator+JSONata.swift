import JSONTree

/// States in JSONata, which a machine in JSONPath may have.
extension MachineGenerator {
  mutating func jsonataState(_ names: [String], next: String?, depth: Int) -> JSONObject {
    var state: JSONObject
    switch number(0...9) {
    case 0...2: state = jsonataTask(names)
    case 3...4: state = ["Type": "Pass"]
    case 5: state = ["Type": "Wait", "Seconds": "{% $states.input.wait %}"]
    case 6 where next != nil: return jsonataChoice(names, otherwise: next)
    case 7 where depth < 2 && budget > 0: state = jsonataParallel(names, depth)
    case 8 where depth < 2 && budget > 0: state = jsonataMap(names, depth)
    default: state = ["Type": "Pass"]
    }
    state["QueryLanguage"] = "JSONata"
    addOutput(to: &state)
    return transition(state, to: next)
  }

  private mutating func addOutput(to state: inout JSONObject) {
    let result: String
    switch state["Type"] {
    case "Task", "Map", "Parallel": result = "$states.result"
    default: result = "$uuid()"
    }
    switch number(0...9) {
    case 0...6:
      state["Output"] = .string(
        "{% $merge([$states.input, {'r\(number(0...3))': \(result), 'n': $states.input.n + 1}]) %}")
    case 7: state["Output"] = ["n": "{% $random() %}", "list": [1, "{% $states.input.text %}"]]
    case 8: state["Output"] = "{% $states.input.text + 1 %}"
    default: break
    }
    if chance(30) {
      state["Assign"] = ["seen": "{% $states.input.n %}", "dice": "{% $random() %}"]
    }
    if chance(5) { state["Assign"] = ["seen": "{% $never %}"] }
  }

  private mutating func jsonataTask(_ names: [String]) -> JSONObject {
    let resource = number(0..<Self.resources.count)
    var arguments: JSONObject = ["number": "{% $states.input.n %}", "id": "{% $uuid() %}"]
    if resource == 3 { arguments["token"] = "{% $states.context.Task.Token %}" }
    var state: JSONObject = [
      "Type": "Task", "Resource": Self.resources[resource], "Arguments": .object(arguments),
    ]
    if chance(50) { state["TimeoutSeconds"] = "{% $states.input.n + 2 %}" }
    if chance(30) { state["HeartbeatSeconds"] = "{% $states.input.wait %}" }
    addJSONataErrorHandling(to: &state, names)
    return state
  }

  private mutating func addJSONataErrorHandling(to state: inout JSONObject, _ names: [String]) {
    if chance(50) {
      let error: JSON = chance(50) ? "States.QueryEvaluationError" : "States.TaskFailed"
      state["Retry"] = [["ErrorEquals": [error], "MaxAttempts": 1]]
    }
    if chance(50) {
      var catcher: JSONObject = [
        "ErrorEquals": ["States.ALL"], "Next": .string(target(among: names)),
      ]
      if chance(80) {
        catcher["Output"] = "{% $merge([$states.input, {'error': $states.errorOutput}]) %}"
      }
      state["Catch"] = [.object(catcher)]
    }
  }

  private mutating func jsonataChoice(_ names: [String], otherwise: String?) -> JSONObject {
    let conditions = [
      "$states.input.n > 4", "$exists($seen)", "$states.input.flag", "$random() < 0.5",
    ]
    var rule: JSONObject = [
      "Condition": .string("{% \(conditions[number(0..<conditions.count)]) %}"),
      "Next": .string(target(among: names)),
    ]
    if chance(30) { rule["Assign"] = ["seen": 1] }
    var state: JSONObject = ["Type": "Choice", "QueryLanguage": "JSONata"]
    state["Choices"] = [.object(rule)]
    state["Default"] = otherwise.map { .string($0) }
    return state
  }

  private mutating func jsonataParallel(_ names: [String], _ depth: Int) -> JSONObject {
    let branches = (0..<number(1...3)).map { _ in JSON.object(scope(depth: depth + 1)) }
    var state: JSONObject = ["Type": "Parallel", "Branches": .array(branches)]
    addJSONataErrorHandling(to: &state, names)
    return state
  }

  private mutating func jsonataMap(_ names: [String], _ depth: Int) -> JSONObject {
    var state: JSONObject = [
      "Type": "Map", "Items": "{% $states.input.list %}",
      "ItemProcessor": .object(scope(depth: depth + 1)),
      "ItemSelector":
        "{% $merge([$states.input, {'n': $states.context.Map.Item.Value, 'list': [1, 2]}]) %}",
    ]
    if chance(60) { state["MaxConcurrency"] = "{% $states.input.wait %}" }
    if chance(30) { state["ToleratedFailurePercentage"] = "{% $states.input.n * 10 %}" }
    if depth == 0 && chance(40) { distribute(&state, argumentsField: "Arguments") }
    addJSONataErrorHandling(to: &state, names)
    return state
  }
}
