public import Diagnostics
public import JSONata

/// A JSONata expression of a definition: what stands between `{%` and `%}`, compiled.
///
/// One pointer, so that a field that may hold an expression costs a machine without any nothing.
public struct JSONataExpression: Sendable, Equatable {
  private let storage: Storage

  /// - Parameters:
  ///   - source: the expression without its delimiters and the blanks beside them.
  ///   - range: the string literal that holds the expression, with its quotation marks.
  ///   - field: the way to the expression from its state.
  public init(
    parsing source: String, range: SourceRange = .at(0), field: String
  ) throws(JSONataError) {
    let code = try StatesExpression(parsing: source)
    storage = Storage(source: source, range: range, field: field, code: .success(code))
  }

  /// An expression that cannot be read, in a definition that stands although it holds one: a part
  /// of it is to be filled in by a deployment. Evaluating it gives the fault.
  init(unreadable source: String, range: SourceRange, field: String, fault: JSONataError) {
    storage = Storage(source: source, range: range, field: field, code: .failure(fault))
  }

  public var source: String { storage.source }
  public var range: SourceRange { storage.range }
  /// The way to the expression from its state, as error texts name it: `Arguments/FunctionName`,
  /// `Choices[1]/Output/v`.
  public var field: String { storage.field }
  public var code: Result<StatesExpression, JSONataError> { storage.code }

  public static func == (left: JSONataExpression, right: JSONataExpression) -> Bool {
    left.storage === right.storage
      || left.source == right.source && left.range == right.range && left.field == right.field
  }

  private final class Storage: Sendable {
    let source: String
    let range: SourceRange
    let field: String
    let code: Result<StatesExpression, JSONataError>

    init(
      source: String, range: SourceRange, field: String,
      code: Result<StatesExpression, JSONataError>
    ) {
      self.source = source
      self.range = range
      self.field = field
      self.code = code
    }
  }
}
