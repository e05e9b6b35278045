public import Diagnostics
public import JSONPath
public import JSONTree

/// A Data-test Expression in JSONPath: `Variable` and one comparison operator.
public struct Comparison: Sendable, Equatable {
  public let variable: ReferencePath
  public let test: Test
  public let range: SourceRange

  public init(variable: ReferencePath, test: Test, range: SourceRange = .at(0)) {
    self.variable = variable
    self.test = test
    self.range = range
  }

  public enum Test: Sendable, Equatable {
    case string(Order, Operand<String>)
    case numeric(Order, Operand<JSONNumber>)
    case timestamp(Order, Operand<Timestamp>)
    case boolean(Operand<Bool>)
    case stringMatches(WildcardPattern)
    case isPresent(Bool)
    case isNull(Bool)
    case isString(Bool)
    case isNumeric(Bool)
    case isBoolean(Bool)
    case isTimestamp(Bool)
  }

  public enum Order: String, Sendable, Hashable, CaseIterable {
    case equals = "Equals"
    case lessThan = "LessThan"
    case greaterThan = "GreaterThan"
    case lessThanEquals = "LessThanEquals"
    case greaterThanEquals = "GreaterThanEquals"
  }

  /// What the variable is compared with: a constant, or the value at a path.
  public enum Operand<Constant: Sendable & Equatable>: Sendable, Equatable {
    case constant(Constant)
    case path(ReferencePath)
  }
}

extension Comparison.Order {
  /// Whether `left` stands in this order to `right`.
  @inlinable
  public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equals: left == right
    case .lessThan: left < right
    case .greaterThan: left > right
    case .lessThanEquals: left <= right
    case .greaterThanEquals: left >= right
    }
  }
}
