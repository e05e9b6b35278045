internal import ASLModel
internal import JSONPath
internal import JSONTree

extension Execution {
  mutating func startWait(
    _ state: WaitState, _ slot: Int, _ requests: inout [ExecutionRequest]
  ) throws(EvaluationError) {
    let input = try inputAfterInputPath(slot)
    let time =
      switch state.duration {
      case .seconds(let field): now.advanced(bySeconds: try seconds(field, over: input, slot))
      case .timestamp(let field): try timestamp(field, over: input, slot)
      }
    let timer = setTimer(for: slot, at: max(time, now), &requests)
    branches[slot].phase = .sleeping(timer, until: max(time, now), input: input)
  }

  private mutating func seconds(
    _ field: Field<Int>, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    switch field {
    case .constant(let seconds): return seconds
    case .expression(let expression):
      return try integer(of: expression, atLeast: 0, slot)
    case .path(let path):
      let value = try reference(path, "SecondsPath", over: input, slot)
      let description = "\(path.source) == \(value.bareText)"
      guard let seconds = value.numberValue?.integerValue else {
        throw EvaluationError(
          .runtime, "The SecondsPath parameter cannot be parsed as a long value: \(description)")
      }
      guard seconds >= 0 else {
        throw EvaluationError(
          .runtime, "The SecondsPath parameter references a negative value: \(description)")
      }
      return Int(seconds)
    }
  }

  private mutating func timestamp(
    _ field: Field<Timestamp>, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Timestamp {
    switch field {
    case .constant(let time): return time
    case .expression(let expression):
      let text = try string(of: expression, slot)
      guard let time = Timestamp(parsing: text) else {
        throw EvaluationError(
          .queryEvaluationError,
          "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format "
            + "string: \(text)",
          location: expression.field)
      }
      return time
    case .path(let path):
      let value = try reference(path, "TimestampPath", over: input, slot)
      guard let time = value.stringValue.flatMap(Timestamp.init(parsing:)) else {
        throw EvaluationError(
          .runtime,
          "The TimestampPath parameter does not reference a valid ISO-8601 extended offset "
            + "date-time format string: \(path.source) == \(value.bareText)")
      }
      return time
    }
  }

  private func reference(
    _ path: ReferencePath, _ name: String, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> JSON {
    let document = scope(over: input, slot).document(of: path.root)
    guard let value = document.flatMap({ path.value(in: $0) }) else {
      throw EvaluationError(
        .runtime, "The \(name) parameter does not reference an input value: \(path.source)")
    }
    return value
  }
}

extension JSON {
  /// A string without its quotation marks, anything else as JSON text: how error texts show a
  /// value.
  var bareText: String { stringValue ?? text }
}
