internal import ASLModel
internal import JSONTree

/// Input and output processing of states in JSONata: Arguments, Assign and Output.
///
/// - Note: Step Functions guide, "Transforming data with JSONata"; Amazon States Language,
///   "Assigning variables": what one state assigns is seen by the states after it.
extension Execution {
  func isJSONata(_ slot: Int) -> Bool {
    machine.states[branches[slot].state.index].queryLanguage == .jsonata
  }

  /// What a branch's JSONata expressions see.
  func statesScope(_ slot: Int) -> StatesScope {
    StatesScope(branch: scope(over: branches[slot].input, slot), now: now)
  }

  /// What a state puts out: its Output, or else what it has to put out by itself.
  ///
  /// - Parameter rule: the Choice Rule that leads on; its Assign and Output stand for the state's.
  mutating func jsonataExit(
    _ slot: Int, with result: JSON, by rule: ChoiceRule? = nil
  ) throws(EvaluationError) -> Exit {
    inspect(slot) { $0.result = result }
    let index = branches[slot].state.index
    var scope = statesScope(slot)
    switch machine.states[index].type {
    case .task, .parallel, .map: scope.result = result
    case .pass, .choice, .wait, .succeed, .fail: break
    }
    let data = machine.states[index].data
    return try exit(
      slot, in: scope, assign: rule.map(\.assign) ?? data.assign,
      output: rule.map(\.output) ?? data.output, else: result)
  }

  /// What a state puts out when an error is caught: the Catcher's Output, or the Error Output.
  mutating func jsonataExit(
    _ slot: Int, _ failure: Failure, by catcher: Catcher
  ) throws(EvaluationError) -> Exit {
    var scope = statesScope(slot)
    let errorOutput = failure.json
    scope.errorOutput = errorOutput
    return try exit(
      slot, in: scope, assign: catcher.assign, output: catcher.output, else: errorOutput)
  }

  private mutating func exit(
    _ slot: Int, in scope: StatesScope, assign: Assignments?, output template: PayloadTemplate?,
    else value: JSON
  ) throws(EvaluationError) -> Exit {
    var random = self.random
    var assigned: JSONObject?
    if let assign, !assign.members.isEmpty {
      let values = try assign.evaluate(in: scope, random: &random)
      assigned = JSONObject(values.lazy.map { ($0.name, $0.value) })
    }
    let output = try template?.evaluate(in: scope, random: &random) ?? value
    self.random = random
    var exit = Exit(
      output: output, size: sizeBound(of: output, slot), depth: depthBound(of: output, slot))
    try self.assign(assigned, to: &exit, slot)
    try check(&exit, slot)
    return exit
  }

  // MARK: Fields of one type

  /// The value of an expression before the state's work.
  mutating func value(
    of expression: JSONataExpression, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    var random = self.random
    let value = try statesScope(slot).value(of: expression, random: &random)
    self.random = random
    return value
  }

  mutating func string(
    of expression: JSONataExpression, _ slot: Int
  ) throws(EvaluationError) -> String {
    let value = try value(of: expression, slot)
    guard let text = value.stringValue else {
      throw .unexpectedResult(of: expression, value, "string")
    }
    return text
  }

  mutating func boolean(
    of expression: JSONataExpression, _ slot: Int
  ) throws(EvaluationError) -> Bool {
    let value = try value(of: expression, slot)
    guard let holds = value.boolValue else {
      throw .unexpectedResult(of: expression, value, "boolean")
    }
    return holds
  }

  mutating func integer(
    of expression: JSONataExpression, atLeast low: Int, _ slot: Int
  ) throws(EvaluationError) -> Int {
    let value = try value(of: expression, slot)
    guard let number = value.numberValue else {
      throw .unexpectedResult(of: expression, value, "number")
    }
    guard let integer = number.integerValue, integer >= low else {
      throw .badNumber(of: expression, value, "an integer of at least \(low)")
    }
    return Int(integer)
  }

  mutating func percentage(
    of expression: JSONataExpression, _ slot: Int
  ) throws(EvaluationError) -> Double {
    let value = try value(of: expression, slot)
    guard let number = value.numberValue else {
      throw .unexpectedResult(of: expression, value, "number")
    }
    guard (0...100).contains(number.doubleValue) else {
      throw .badNumber(of: expression, value, "between 0 and 100")
    }
    return number.doubleValue
  }

  // MARK: Failures

  /// Records that an expression could not be evaluated.
  ///
  /// - Note: As recorded, the event follows from what the StateEntered of the state follows from,
  ///   unless something happened in the state since, or it is a Wait.
  mutating func recordEvaluationFailure(
    _ error: ErrorOutput, at location: String?, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) {
    let state = machine.states[branches[slot].state.index]
    let isFirst = branches[slot].lastEvent == branches[slot].enteredEvent && state.type != .wait
    let previous = isFirst ? branches[slot].eventBeforeEntry : branches[slot].lastEvent
    branches[slot].lastEvent = record(
      .evaluationFailed(error, location: location, state: state.name),
      branch: branches[slot].number, after: previous, &requests)
  }
}
