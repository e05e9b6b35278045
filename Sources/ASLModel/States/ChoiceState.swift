public import Diagnostics

/// Goes where the first Choice Rule that holds leads, or else to Default.
public struct ChoiceState: Sendable, Equatable {
  public let rules: [ChoiceRule]
  public let defaultState: StateID?

  public init(rules: [ChoiceRule] = [], defaultState: StateID? = nil) {
    self.rules = rules
    self.defaultState = defaultState
  }
}

/// One element of `Choices`.
public struct ChoiceRule: Sendable, Equatable {
  public let condition: Condition
  public let next: StateID
  public let assign: Assignments?
  /// JSONata's `Output`.
  public let output: PayloadTemplate?
  public let comment: String?
  public let range: SourceRange

  public init(
    condition: Condition, next: StateID, assign: Assignments? = nil,
    output: PayloadTemplate? = nil, comment: String? = nil, range: SourceRange
  ) {
    self.condition = condition
    self.next = next
    self.assign = assign
    self.output = output
    self.comment = comment
    self.range = range
  }
}

/// What a Choice Rule asks.
public indirect enum Condition: Sendable, Equatable {
  case and([Condition])
  case or([Condition])
  case not(Condition)
  case comparison(Comparison)
  /// JSONata's `Condition`.
  case expression(JSONataExpression)
  /// A JSONata `Condition` that is written as a boolean.
  case constant(Bool)
}
