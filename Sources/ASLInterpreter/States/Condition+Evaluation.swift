internal import ASLModel
internal import JSONPath
internal import JSONTree

extension Condition {
  /// Whether a Choice Rule's condition holds.
  ///
  /// A value of another type than the operator compares makes it false, never an error.
  func holds(in scope: borrowing BranchScope) throws(EvaluationError) -> Bool {
    switch self {
    case .and(let conditions):
      for condition in conditions where try !condition.holds(in: scope) { return false }
      return true
    case .or(let conditions):
      for condition in conditions where try condition.holds(in: scope) { return true }
      return false
    case .not(let condition): return try !condition.holds(in: scope)
    case .comparison(let comparison): return try comparison.holds(in: scope)
    case .constant(let value): return value
    case .expression:
      preconditionFailure("JSONata expressions are parsed in JSONata states alone")
    }
  }
}

extension Comparison {
  fileprivate func holds(in scope: borrowing BranchScope) throws(EvaluationError) -> Bool {
    let found = scope.document(of: variable.root).flatMap { variable.value(in: $0) }
    if case .isPresent(let expected) = test { return (found != nil) == expected }
    guard let value = found else { throw .invalidReference(variable) }
    switch test {
    case .isPresent: return true
    case .isNull(let expected): return value.isNull == expected
    case .isString(let expected): return (value.stringValue != nil) == expected
    case .isNumeric(let expected): return (value.numberValue != nil) == expected
    case .isBoolean(let expected): return (value.boolValue != nil) == expected
    case .isTimestamp(let expected): return (value.timestampValue != nil) == expected
    case .stringMatches(let pattern): return value.stringValue.map(pattern.matches) ?? false
    case .boolean(let operand):
      guard let right = try operand.value(in: scope, { $0.boolValue }) else { return false }
      return value.boolValue == right
    case .string(let order, let operand):
      guard let left = value.stringValue,
        let right = try operand.value(in: scope, { $0.stringValue })
      else { return false }
      return order.holds(UTF16Order(text: left), UTF16Order(text: right))
    case .numeric(let order, let operand):
      guard let left = value.numberValue,
        let right = try operand.value(in: scope, { $0.numberValue })
      else { return false }
      return order.holds(left, right)
    case .timestamp(let order, let operand):
      guard let left = value.timestampValue,
        let right = try operand.value(in: scope, { $0.timestampValue })
      else { return false }
      return order.holds(left, right)
    }
  }
}

extension Comparison.Operand {
  /// The operand, nil where the value at its path has another type.
  fileprivate func value(
    in scope: borrowing BranchScope, _ convert: (JSON) -> Constant?
  ) throws(EvaluationError) -> Constant? {
    switch self {
    case .constant(let constant): return constant
    case .path(let path):
      guard let value = scope.document(of: path.root).flatMap({ path.value(in: $0) }) else {
        throw .invalidReference(path)
      }
      return convert(value)
    }
  }
}

extension Comparison.Order {
  fileprivate func holds(_ left: JSONNumber, _ right: JSONNumber) -> Bool {
    if case .integer(let left) = left, case .integer(let right) = right {
      return holds(left, right)
    }
    return holds(left.doubleValue, right.doubleValue)
  }
}

/// A text in the order of its UTF-16 units, as Java compares strings.
private struct UTF16Order: Comparable {
  let text: String

  static func == (left: UTF16Order, right: UTF16Order) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: UTF16Order, right: UTF16Order) -> Bool {
    left.text.utf16.lexicographicallyPrecedes(right.text.utf16)
  }
}

extension JSON {
  fileprivate var timestampValue: Timestamp? { stringValue.flatMap(Timestamp.init(parsing:)) }
}

extension EvaluationError {
  fileprivate static func invalidReference(_ path: ReferencePath) -> EvaluationError {
    EvaluationError(
      .runtime,
      "Invalid path '\(path.source)': The choice state's condition path references an invalid "
        + "value."
    )
  }
}
