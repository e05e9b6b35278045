internal import ASLModel
internal import JSONPath
internal import JSONTree

/// The fields of a Map that may be computed.
extension Execution {
  mutating func items(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> [JSON] {
    if isJSONata(slot) { return try jsonataItems(state, slot) }
    let source = state.itemsPath?.source ?? "$"
    var value = input
    if let path = state.itemsPath {
      guard let document = scope(over: input, slot).document(of: path.root) else {
        throw .invalidPath(path.source, "No results for path: \(path.source)")
      }
      do {
        value = try path.evaluate(in: document)
      } catch {
        throw .invalidPath(path.source, error.message)
      }
    }
    guard let items = value.arrayValue else {
      // As recorded: a path into the Context Object is shown with one dollar sign.
      let shown = source.hasPrefix("$$") ? String(source.dropFirst()) : source
      throw EvaluationError(.runtime, "Reference path \"\(shown)\" must point to array.")
    }
    return items
  }

  /// `Items`, or the whole input.
  private mutating func jsonataItems(
    _ state: MapState, _ slot: Int
  ) throws(EvaluationError) -> [JSON] {
    let input = branches[slot].input
    var value = input
    if let template = state.items { value = try evaluate(template, over: input, slot) }
    if let items = value.arrayValue { return items }
    if case .expression(let expression)? = state.items?.root {
      throw .unexpectedResult(of: expression, value, "array")
    }
    throw EvaluationError(
      .queryEvaluationError, "Map state input must be an array but was: \(value.text)",
      location: state.items == nil ? nil : "Items")
  }

  /// Where neither the state nor a quota limits how many iterations run at a time.
  static let unlimitedConcurrency = 1 << 52

  /// How many iterations run at a time.
  mutating func maxConcurrency(
    _ state: MapState, upTo limit: Int?, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    let limit = limit ?? Self.unlimitedConcurrency
    guard let field = state.maxConcurrency else { return limit }
    let wanted = try integer(field, "MaxConcurrency", atLeast: 0, over: input, slot)
    return wanted <= 0 ? limit : min(wanted, limit)
  }

  /// - Parameter low: the least that an expression may give.
  mutating func integer(
    _ field: Field<Int>, _ name: String, atLeast low: Int, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Int {
    switch field {
    case .constant(let value): return value
    case .expression(let expression):
      return try integer(of: expression, atLeast: low, slot)
    case .path(let path):
      let value = try value(at: path, over: input, slot)
      guard
        let integer = value.numberValue?.integerValue ?? value.stringValue.flatMap({ Int64($0) })
      else { throw .notNumber("\(name)Path", value, "integer", path.source) }
      return Int(integer)
    }
  }

  mutating func failureTolerance(
    _ state: MapState, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> FailureTolerance {
    var tolerance = FailureTolerance()
    if let field = state.toleratedFailureCount {
      let count = try integer(field, "ToleratedFailureCount", atLeast: 0, over: input, slot)
      guard count >= 0 else {
        throw EvaluationError(.runtime, "ToleratedFailureCount cannot be negative.")
      }
      tolerance.count = count
    }
    if let field = state.toleratedFailurePercentage {
      tolerance.percentage = try percentage(field, over: input, slot)
    }
    return tolerance
  }

  mutating func percentage(
    _ field: Field<Double>, over input: JSON, _ slot: Int
  ) throws(EvaluationError) -> Double {
    let name = "ToleratedFailurePercentagePath"
    let percentage: Double
    switch field {
    case .constant(let value): return value
    case .expression(let expression):
      return try self.percentage(of: expression, slot)
    case .path(let path):
      let value = try value(at: path, over: input, slot)
      guard let number = value.numberValue?.doubleValue ?? value.stringValue.flatMap({ Double($0) })
      else { throw .notNumber(name, value, "float", path.source) }
      percentage = number
    }
    guard (0...100).contains(percentage) else {
      throw EvaluationError(.runtime, "ToleratedFailurePercentage must be between 0 and 100.")
    }
    return percentage
  }
}

extension EvaluationError {
  fileprivate static func notNumber(
    _ field: String, _ value: JSON, _ type: String, _ source: String
  ) -> EvaluationError {
    EvaluationError(
      .runtime,
      "The \(field) field refers to value \"\(value.bareText)\" which is not a valid \(type): "
        + source
    )
  }
}

/// How many failures a Map survives: none where nothing is said.
///
/// - Note: Step Functions guide, "Tolerated failure threshold": exceeding either value is enough.
struct FailureTolerance: Sendable, Equatable {
  var count: Int?
  /// From 0 to 100.
  var percentage: Double?

  /// The most failures among so many items that are tolerated.
  func failures(of total: Int) -> Int {
    let share = percentage.map { Int((Double(total) * $0 / 100).rounded(.down)) }
    return [count, share].compactMap { $0 }.min() ?? 0
  }
}
