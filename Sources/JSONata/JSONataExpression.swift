public import JSONTree

/// A JSONata expression, compiled: parse once, evaluate as often as wanted.
///
/// The language is that of JSONata 2.2.2; see <https://docs.jsonata.org>.
public struct CompiledJSONata: Sendable {
  public let source: String
  private let program: Program

  public init(parsing source: String) throws(JSONataError) {
    self.source = source
    program = try Compiler.compile(try Parser.parse(source))
  }

  /// Evaluates the expression.
  ///
  /// - Parameters:
  ///   - input: what `$` and `$$` are; nil: undefined.
  ///   - bindings: variables by name without the `$`.
  public func evaluate(
    _ input: JSON?, bindings: [String: JSON] = [:], options: JSONataOptions = JSONataOptions()
  ) throws(JSONataError) -> JSONataResult {
    try program.evaluate(Self.root(input), bindings, options)
  }

  /// An array as the input is one value, not a stream of its items.
  private static func root(_ input: JSON?) -> Value {
    guard let input else { return .undefined }
    let value = Value(input)
    guard case .json = value else { return value }
    return .array(ArrayValue(items: [value], marks: [.sequence, .outerWrapper]))
  }
}

/// What an evaluation gives.
public enum JSONataResult: Sendable, Equatable {
  case value(JSON)
  case undefined
  /// A function, or what has a number in it that is not finite: nothing that JSON can hold.
  case unsupported

  init(_ value: Value, _ evaluation: Evaluation) throws(JSONataError) {
    if case .function = value {
      self = .unsupported
    } else if try value.isInfinite(evaluation) {
      self = .unsupported
    } else {
      self = value.json.map { .value($0) } ?? .undefined
    }
  }
}
