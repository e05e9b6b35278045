import ASLModel
import JSONTree

/// Makes state machines up: all types of states in both query languages, nested, with Retry, Catch,
/// timeouts and heartbeats. The same seed makes the same machine.
///
/// Most of its paths lead somewhere; those that do not are what executions fail from.
struct MachineGenerator {
  private var random: RandomSource
  private var stateNames: [String] = []
  /// How many states may still be made.
  private(set) var budget: Int

  init(seed: UInt64) {
    random = RandomSource(state: seed)
    budget = 3
    budget = number(3...14)
  }

  /// A definition, and an input that most of its paths find something in.
  mutating func next() -> (definition: JSON, input: JSON) {
    var definition = scope(depth: 0)
    if chance(15) { definition["TimeoutSeconds"] = .integer(number(1...200)) }
    return (.object(definition), input())
  }

  private mutating func input() -> JSON {
    let list = (0..<number(0...5)).map { JSON.integer($0) }
    return [
      "n": .integer(number(0...9)), "flag": .bool(chance(50)), "text": "abc", "list": .array(list),
      "wait": .integer(number(0...5)), "when": "2027-01-01T00:00:00Z", "o": ["p": [1, 2]],
    ]
  }

  // MARK: Scopes

  mutating func scope(depth: Int) -> JSONObject {
    let count = max(1, min(budget, number(1...(depth == 0 ? 6 : 3))))
    budget -= count
    let names = (0..<count).map { "S\(stateNames.count + $0)" }
    stateNames += names
    var states = JSONObject()
    for (index, name) in names.enumerated() {
      states[name] = .object(state(index, of: names, depth: depth))
    }
    return ["StartAt": .string(names[0]), "States": .object(states)]
  }

  private mutating func state(_ index: Int, of names: [String], depth: Int) -> JSONObject {
    let next = index + 1 < names.count ? names[index + 1] : nil
    if chance(20) { return jsonataState(names, next: next, depth: depth) }
    switch number(0...99) {
    case 0..<35: return transition(task(names), to: next)
    case 35..<47: return transition(pass(), to: next)
    case 47..<57: return transition(wait(), to: next)
    case 57..<69 where next != nil: return choice(names, otherwise: next)
    case 69..<81 where depth < 2 && budget > 0: return transition(parallel(names, depth), to: next)
    case 81..<97 where depth < 2 && budget > 0: return transition(map(names, depth), to: next)
    case 97... where next == nil: return chance(50) ? ["Type": "Succeed"] : fail()
    default: return transition(task(names), to: next)
    }
  }

  func transition(_ state: JSONObject, to next: String?) -> JSONObject {
    var state = state
    if let next { state["Next"] = .string(next) } else { state["End"] = true }
    return state
  }

  private mutating func fail() -> JSONObject {
    var state: JSONObject = ["Type": "Fail"]
    if chance(80) { state["Error"] = "Custom.Failure" }
    if chance(50) { state["CausePath"] = "$.text" }
    return state
  }

  // MARK: Work

  static let resources: [JSON] = [
    "arn:aws:lambda:us-east-1:123456789012:function:work",
    "arn:aws:states:::lambda:invoke",
    "arn:aws:states:::ecs:runTask.sync",
    "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "arn:aws:states:us-east-1:123456789012:activity:work",
    "arn:aws:states:::states:startExecution",
    "arn:aws:states:::states:startExecution.sync:2",
  ]

  private mutating func task(_ names: [String]) -> JSONObject {
    let resource = number(0..<Self.resources.count)
    var state: JSONObject = ["Type": "Task", "Resource": Self.resources[resource]]
    if chance(60) {
      var parameters: JSONObject = ["number.$": "$.n", "id.$": "States.UUID()"]
      if resource == 3 { parameters["token.$"] = "$$.Task.Token" }
      if chance(30) { parameters["all.$"] = "States.Format('{}/{}', $.text, $$.State.RetryCount)" }
      state["Parameters"] = .object(parameters)
    } else if resource == 3 {
      state["Parameters"] = ["token.$": "$$.Task.Token"]
    }
    if chance(50) {
      let timeout = number(2...30)
      state["TimeoutSeconds"] = .integer(timeout)
      if chance(50) { state["HeartbeatSeconds"] = .integer(number(1..<timeout)) }
    }
    if chance(30) { state["ResultSelector"] = ["kept.$": "$"] }
    addResultPath(to: &state)
    addErrorHandling(to: &state, names)
    return state
  }

  private mutating func addResultPath(to state: inout JSONObject) {
    switch number(0...9) {
    case 0...6: state["ResultPath"] = .string("$.r\(number(0...3))")
    case 7: state["ResultPath"] = nil
    case 8: state["ResultPath"] = .null
    default: state["ResultPath"] = "$.o.deep"
    }
    if chance(5) { state["OutputPath"] = "$.o" }
    if chance(5) { state["InputPath"] = "$.o" }
  }

  private mutating func addErrorHandling(to state: inout JSONObject, _ names: [String]) {
    if chance(50) {
      let retriers = (0..<number(1...2)).map { _ in JSON.object(retrier()) }
      state["Retry"] = .array(retriers + (chance(20) ? [["ErrorEquals": ["States.ALL"]]] : []))
    }
    if chance(50) {
      var catcher: JSONObject = [
        "ErrorEquals": [chance(50) ? "States.ALL" : "States.TaskFailed"],
        "Next": .string(target(among: names)),
      ]
      if chance(80) { catcher["ResultPath"] = "$.error" }
      state["Catch"] = [.object(catcher)]
    }
  }

  private mutating func retrier() -> JSONObject {
    let errors: [JSON] = ["Boom", "States.Timeout", "States.TaskFailed", "States.HeartbeatTimeout"]
    var retrier: JSONObject = ["ErrorEquals": [errors[number(0..<errors.count)]]]
    if chance(70) { retrier["IntervalSeconds"] = .integer(number(1...4)) }
    if chance(70) { retrier["MaxAttempts"] = .integer(number(0...3)) }
    if chance(40) { retrier["BackoffRate"] = 1.5 }
    if chance(30) { retrier["MaxDelaySeconds"] = .integer(number(5...8)) }
    if chance(30) { retrier["JitterStrategy"] = "FULL" }
    return retrier
  }

  // MARK: Flow

  private mutating func pass() -> JSONObject {
    var state: JSONObject = ["Type": "Pass"]
    if chance(50) {
      state["Parameters"] = [
        "n.$": "States.MathAdd($.n, 1)", "dice.$": "States.MathRandom(1, 7)", "list.$": "$.list",
      ]
    } else if chance(50) {
      state["Result"] = ["fixed": [1, "two", nil]]
    }
    if chance(30) { state["Assign"] = ["seen.$": "$.n", "fixed": 1] }
    addResultPath(to: &state)
    return state
  }

  private mutating func wait() -> JSONObject {
    var state: JSONObject = ["Type": "Wait"]
    switch number(0...4) {
    case 0...1: state["Seconds"] = .integer(number(0...20))
    case 2: state["SecondsPath"] = "$.wait"
    case 3: state["Timestamp"] = "2026-06-01T00:00:07Z"
    default: state["TimestampPath"] = "$.when"
    }
    return state
  }

  private mutating func choice(_ names: [String], otherwise: String?) -> JSONObject {
    var state: JSONObject = ["Type": "Choice"]
    let rules = (0..<number(1...2)).map { _ in
      var rule = condition(depth: 0)
      rule["Next"] = .string(target(among: names))
      return JSON.object(rule)
    }
    state["Choices"] = .array(rules)
    state["Default"] = otherwise.map { .string($0) }
    return state
  }

  private mutating func condition(depth: Int) -> JSONObject {
    switch number(0...(depth < 2 ? 8 : 5)) {
    case 0: ["Variable": "$.n", "NumericGreaterThan": .integer(number(0...9))]
    case 1: ["Variable": .string("$.r\(number(0...3))"), "IsPresent": .bool(chance(50))]
    case 2: ["Variable": "$.flag", "BooleanEquals": true]
    case 3: ["Variable": "$.text", "StringMatches": "a*c"]
    case 4: ["Variable": "$.error.Error", "IsPresent": true]
    case 5: ["Variable": "$.n", "NumericEqualsPath": "$.wait"]
    case 6: ["Not": .object(condition(depth: depth + 1))]
    case 7: ["And": .array(conditions(depth + 1))]
    default: ["Or": .array(conditions(depth + 1))]
    }
  }

  private mutating func conditions(_ depth: Int) -> [JSON] {
    [.object(condition(depth: depth)), .object(condition(depth: depth))]
  }

  private mutating func parallel(_ names: [String], _ depth: Int) -> JSONObject {
    let branches = (0..<number(1...3)).map { _ in JSON.object(scope(depth: depth + 1)) }
    var state: JSONObject = ["Type": "Parallel", "Branches": .array(branches)]
    addResultPath(to: &state)
    addErrorHandling(to: &state, names)
    return state
  }

  private mutating func map(_ names: [String], _ depth: Int) -> JSONObject {
    var state: JSONObject = [
      "Type": "Map", "ItemsPath": "$.list", "ItemProcessor": .object(scope(depth: depth + 1)),
      "ItemSelector": [
        "n.$": "$$.Map.Item.Value", "index.$": "$$.Map.Item.Index", "list": [1, 2], "flag": true,
        "text": "abc", "wait": 1, "when": "2027-01-01T00:00:00Z", "o": [:],
      ],
    ]
    if chance(60) { state["MaxConcurrency"] = .integer(number(0...3)) }
    if chance(30) { state["ToleratedFailureCount"] = .integer(number(0...2)) }
    if depth == 0 && chance(40) { distribute(&state, argumentsField: "Parameters") }
    addResultPath(to: &state)
    addErrorHandling(to: &state, names)
    return state
  }

  // MARK: Dice

  mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }
  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// Where a rule or a Catcher leads: mostly to the end of the scope, so that few executions go
  /// round and round until their history is full.
  mutating func target(among names: [String]) -> String {
    names[max(number(0..<names.count), chance(70) ? number(0..<names.count) : 0)]
  }
}
