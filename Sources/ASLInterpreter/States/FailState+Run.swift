internal import ASLModel
internal import JSONPath
internal import JSONTree

extension Execution {
  mutating func runFail(
    _ state: FailState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let error = try text(state.error, "ErrorPath", slot)
    let cause = try text(state.cause, "CausePath", slot)
    let output = ErrorOutput(error: error.map { ErrorName($0) }, cause: cause)
    fail(slot, Failure(output: output.cut(to: settings.quotas)))
  }

  /// - Parameter name: the field's name in its `…Path` form.
  private mutating func text(
    _ field: TextField?, _ name: String, _ slot: Int
  ) throws(EvaluationError) -> String? {
    let scope = self.scope(over: branches[slot].input, slot)
    switch field {
    case nil: return nil
    case .constant(let text): return text
    case .path(let path): return try string(scope.value(at: path, field: name), name, path.source)
    case .intrinsic(let call):
      return try string(call.evaluate(in: scope, random: &random), name, call.source)
    case .expression(let expression):
      return try string(of: expression, slot)
    }
  }

  private func string(
    _ value: JSON, _ name: String, _ source: String
  ) throws(EvaluationError) -> String {
    if let text = value.stringValue { return text }
    throw EvaluationError(
      .runtime,
      "The \(name) parameter does not reference a string value: \(source) == \(value.text)")
  }
}
