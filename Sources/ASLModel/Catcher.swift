public import Diagnostics

/// Where a state goes on after an error that no Retrier has mended.
public struct Catcher: Sendable, Equatable {
  public let errorEquals: [ErrorName]
  public let next: StateID
  public let resultPath: ResultPath
  /// JSONata's `Output`.
  public let output: PayloadTemplate?
  public let assign: Assignments?
  public let comment: String?
  public let range: SourceRange

  public init(
    errorEquals: [ErrorName], next: StateID, resultPath: ResultPath = .replace,
    output: PayloadTemplate? = nil, assign: Assignments? = nil, comment: String? = nil,
    range: SourceRange = .at(0)
  ) {
    self.errorEquals = errorEquals
    self.next = next
    self.resultPath = resultPath
    self.output = output
    self.assign = assign
    self.comment = comment
    self.range = range
  }
}
