import JSONPath
import JSONTree

/// A comparison operator as a Choice Rule writes it: `StringLessThanEqualsPath`.
struct ComparisonOperator: Sendable {
  let name: String
  let kind: Kind

  enum Kind: Sendable {
    case string(Comparison.Order, isPath: Bool)
    case numeric(Comparison.Order, isPath: Bool)
    case timestamp(Comparison.Order, isPath: Bool)
    case boolean(isPath: Bool)
    case stringMatches
    case type(@Sendable (Bool) -> Comparison.Test)
  }

  /// - Note: Amazon States Language, "Choice State".
  static let all: [ComparisonOperator] = {
    var all: [ComparisonOperator] = []
    for isPath in [false, true] {
      let suffix = isPath ? "Path" : ""
      for order in Comparison.Order.allCases {
        all += [
          ComparisonOperator("String\(order.rawValue)\(suffix)", .string(order, isPath: isPath)),
          ComparisonOperator("Numeric\(order.rawValue)\(suffix)", .numeric(order, isPath: isPath)),
          ComparisonOperator(
            "Timestamp\(order.rawValue)\(suffix)", .timestamp(order, isPath: isPath)),
        ]
      }
      all.append(ComparisonOperator("BooleanEquals\(suffix)", .boolean(isPath: isPath)))
    }
    return all + [
      ComparisonOperator("StringMatches", .stringMatches),
      ComparisonOperator("IsPresent", .type { .isPresent($0) }),
      ComparisonOperator("IsNull", .type { .isNull($0) }),
      ComparisonOperator("IsString", .type { .isString($0) }),
      ComparisonOperator("IsNumeric", .type { .isNumeric($0) }),
      ComparisonOperator("IsBoolean", .type { .isBoolean($0) }),
      ComparisonOperator("IsTimestamp", .type { .isTimestamp($0) }),
    ]
  }()

  private init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

extension DefinitionParser {
  mutating func test(
    _ named: ComparisonOperator, _ member: JSONSyntax.Member
  ) -> Comparison.Test? {
    switch named.kind {
    case .string(let order, let isPath):
      operand(member, isPath) { parser in parser.text(member) }.map { .string(order, $0) }
    case .numeric(let order, let isPath):
      operand(member, isPath) { parser in parser.numeral(member) }.map { .numeric(order, $0) }
    case .timestamp(let order, let isPath):
      operand(member, isPath) { parser in parser.timestamp(member) }.map { .timestamp(order, $0) }
    case .boolean(let isPath):
      operand(member, isPath) { parser in parser.boolean(member) }.map { .boolean($0) }
    case .stringMatches: text(member).map { .stringMatches(WildcardPattern($0)) }
    case .type(let make): boolean(member).map(make)
    }
  }

  private mutating func operand<Constant>(
    _ member: JSONSyntax.Member, _ isPath: Bool,
    constant: (inout DefinitionParser) -> Constant?
  ) -> Comparison.Operand<Constant>? {
    if isPath { return referencePath(member).map { .path($0) } }
    return constant(&self).map { .constant($0) }
  }

  private mutating func text(_ member: JSONSyntax.Member) -> String? {
    if member.value.stringValue == nil { reportType(member, "a string") }
    return member.value.stringValue
  }

  private mutating func numeral(_ member: JSONSyntax.Member) -> JSONNumber? {
    if case .number(let number) = member.value.kind { return number }
    reportType(member, "a number")
    return nil
  }
}
