import JSONTree

/// A whole expression, compiled.
struct Program: Sendable {
  let code: Code
  /// How many variables its outermost scope has.
  let slotCount: Int
  /// The number that it always gives, where that is known.
  let constant: Double?

  func evaluate(
    _ root: @autoclosure () -> Value, _ bindings: [String: JSON], _ options: JSONataOptions
  ) throws(JSONataError) -> JSONataResult {
    if let constant { return .value(.double(constant)) }
    let evaluation = Evaluation(
      root: root(), bindings: bindings.isEmpty ? [:] : bindings.mapValues { Value($0) },
      options: options)
    return try evaluation.result(of: code, slotCount: slotCount)
  }
}
