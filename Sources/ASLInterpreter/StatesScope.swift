internal import ASLModel
internal import JSONTree
internal import JSONata

/// What the JSONata expressions of a state see: `$states` and the workflow variables.
///
/// - Note: Step Functions guide, "Transforming data with JSONata", reserved variable.
struct StatesScope: EvaluationScope {
  /// Its input is `$states.input`.
  let branch: BranchScope
  let now: Timestamp
  /// `$states.result`, in Output and Assign of Task, Parallel and Map states.
  var result: JSON?
  /// `$states.errorOutput`, in Output and Assign of Catchers.
  var errorOutput: JSON?

  var input: JSON { branch.input }
  var context: JSON { branch.context }

  func variable(_ name: String) -> JSON? { branch.variable(name) }

  func value(
    of expression: JSONataExpression, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    let result: JSONataResult
    do {
      let code = try expression.code.get()
      var options = JSONataOptions.ofStepFunctions
      options.now = now.milliseconds
      options.seed = random.next()
      result = try code.evaluate(values(of: code.uses), options: options)
    } catch {
      throw .query(expression, JSONataFailure.threw(error).text)
    }
    switch result {
    case .value(let value): return value
    case .undefined: throw .query(expression, JSONataFailure.undefined.text)
    case .unsupported: throw .query(expression, JSONataFailure.unsupportedResult.text)
    }
  }

  /// Nothing is made ready that the expression does not read.
  private func values(of uses: StatesExpression.Uses) -> [String: JSON] {
    var values: [String: JSON] = [:]
    for name in uses.variables { values[name] = variable(name) }
    for name in uses.functions { values[name] = variable(name) }
    guard uses.allFields || !uses.reads.isEmpty else { return values }
    var states = JSONObject()
    if uses.reads("input") { states["input"] = input }
    if uses.reads("result") { states["result"] = result }
    if uses.reads("errorOutput") { states["errorOutput"] = errorOutput }
    if uses.reads("context") { states["context"] = context }
    values["states"] = .object(states)
    return values
  }
}

// MARK: - Errors

/// The texts are those of recorded executions, unless it says otherwise.
extension EvaluationError {
  /// A value of another type than the field takes.
  ///
  /// - Parameter type: what it takes: `string`, `number`, `boolean`, `null`, `object`, `array`.
  static func unexpectedResult(
    of expression: JSONataExpression, _ value: JSON, _ type: String
  ) -> EvaluationError {
    query(
      expression,
      "returned an unexpected result type. Expected '\(type)', but was '\(value.typeName)' for value: "
        + value.text)
  }

  /// A number that the field does not take. No such text has been recorded.
  ///
  /// - Parameter wanted: what it takes: `an integer of at least 1`.
  static func badNumber(
    of expression: JSONataExpression, _ value: JSON, _ wanted: String
  ) -> EvaluationError {
    query(expression, "returned a number that is not \(wanted): \(value.text)")
  }

  fileprivate static func query(
    _ expression: JSONataExpression, _ text: String
  ) -> EvaluationError {
    EvaluationError(
      .queryEvaluationError,
      "The JSONata expression '\(expression.source)' specified for the field "
        + "'\(expression.field)' \(text)",
      location: expression.field)
  }
}
