public import Diagnostics

/// A JSONata expression of a definition: what stands between `{%` and `%}`.
public struct JSONataExpression: Sendable, Equatable {
  /// The expression without its delimiters and the blanks beside them.
  public let source: String
  /// The string literal that holds the expression, with its quotation marks.
  public let range: SourceRange
  /// The way to the expression from its state, as error texts name it: `Arguments/FunctionName`,
  /// `Choices[1]/Output/v`.
  public let field: String

  public init(source: String, range: SourceRange = .at(0), field: String) {
    self.source = source
    self.range = range
    self.field = field
  }
}
