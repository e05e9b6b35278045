public import JSONTree

/// A JSONata expression, compiled: parse once, evaluate as often as wanted.
///
/// The language is that of JSONata 2.2.2; see <https://docs.jsonata.org>.
public struct CompiledJSONata: Sendable {
  public let source: String
  private let code: Code
  private let slotCount: Int

  public init(parsing source: String) throws(JSONataError) {
    self.source = source
    (code, slotCount) = Compiler.compile(try Parser.parse(source))
  }

  /// Evaluates the expression.
  ///
  /// - Parameters:
  ///   - input: what `$` and `$$` are; nil: undefined.
  ///   - bindings: variables by name without the `$`.
  public func evaluate(
    _ input: JSON?, bindings: [String: JSON] = [:], options: JSONataOptions = JSONataOptions()
  ) throws(JSONataError) -> JSONataResult {
    var root = input.map { Value($0) } ?? .undefined
    if case .json = root {
      root = .array(ArrayValue(items: [root], marks: [.sequence, .outerWrapper]))
    }
    let evaluation = Evaluation(
      root: root, bindings: bindings.isEmpty ? [:] : bindings.mapValues { Value($0) },
      options: options)
    return try evaluation.result(of: code, slotCount: slotCount)
  }
}

/// What an evaluation gives.
public enum JSONataResult: Sendable, Equatable {
  case value(JSON)
  case undefined
  /// A function, or what has a number in it that is not finite: nothing that JSON can hold.
  case unsupported

  init(_ value: Value) {
    if case .function = value {
      self = .unsupported
    } else if value.isInfinite {
      self = .unsupported
    } else {
      self = value.json.map { .value($0) } ?? .undefined
    }
  }
}
