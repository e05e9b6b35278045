import JSONPath
import JSONTree

/// Choice Rules as a person would say them: `$.type = "retryable" and $.retryCount < 5`.
extension Condition {
  public var text: String { text(isInner: false) }

  private func text(isInner: Bool) -> String {
    switch self {
    case .and(let parts): joined(parts, " and ", isInner)
    case .or(let parts): joined(parts, " or ", isInner)
    case .not(let part): "not (\(part.text(isInner: false)))"
    case .comparison(let comparison): comparison.text
    case .expression(let expression): expression.source
    case .constant(let value): value ? "true" : "false"
    }
  }

  private func joined(_ parts: [Condition], _ word: String, _ isInner: Bool) -> String {
    let text = parts.map { $0.text(isInner: parts.count > 1) }.joined(separator: word)
    return isInner && parts.count > 1 ? "(\(text))" : text
  }
}

extension Comparison {
  fileprivate var text: String { "\(variable.source) \(test.text)" }
}

extension Comparison.Test {
  fileprivate var text: String {
    switch self {
    case .string(let order, let operand): "\(order.sign) \(operand.text { JSON.string($0).text })"
    case .numeric(let order, let operand): "\(order.sign) \(operand.text(\.description))"
    case .timestamp(let order, let operand): "\(order.sign) \(operand.text(\.text))"
    case .boolean(let operand): "= \(operand.text { $0 ? "true" : "false" })"
    case .stringMatches(let pattern): "matches \(JSON.string(pattern.source).text)"
    case .isPresent(let expected): Self.isText(expected, "present")
    case .isNull(let expected): Self.isText(expected, "null")
    case .isString(let expected): Self.isText(expected, "a string")
    case .isNumeric(let expected): Self.isText(expected, "a number")
    case .isBoolean(let expected): Self.isText(expected, "a boolean")
    case .isTimestamp(let expected): Self.isText(expected, "a timestamp")
    }
  }

  private static func isText(_ expected: Bool, _ what: String) -> String {
    expected ? "is \(what)" : "is not \(what)"
  }
}

extension Comparison.Order {
  fileprivate var sign: String {
    switch self {
    case .equals: "="
    case .lessThan: "<"
    case .greaterThan: ">"
    case .lessThanEquals: "≤"
    case .greaterThanEquals: "≥"
    }
  }
}

extension Comparison.Operand {
  fileprivate func text(_ describe: (Constant) -> String) -> String {
    switch self {
    case .constant(let value): describe(value)
    case .path(let path): path.source
    }
  }
}
