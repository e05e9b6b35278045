import ASLModel
import Diagnostics
import JSONPath
import JSONTree

/// Paths and intrinsic functions, as Step Functions has them.
extension ExpressionEvaluator {
  func path(_ expression: ExpressionText) -> Result {
    let path: Path
    do throws(PathError) {
      path = try Path(parsing: expression.text)
    } catch {
      let isInvocation = IntrinsicCall.isInvocation(expression.text)
      return .invalid([
        Diagnostic(
          "bad-path", .error, .path(error), at: place(error.offset, in: expression),
          help: isInvocation ? ["--language intrinsic evaluates functions"] : [])
      ])
    }
    if let missing = missing(path, expression.range()) { return .failed(missing) }
    guard let document = document(of: path.root) else {
      preconditionFailure("a root without a document is missing")
    }
    do throws(PathError) {
      return .value(try path.evaluate(in: document))
    } catch {
      let rule: Diagnostic.Rule = error.kind == .pathNotFound ? "path-not-found" : "path-failed"
      return .failed(Diagnostic(rule, .error, .path(error), at: expression.range()))
    }
  }

  func intrinsic(_ expression: ExpressionText, _ moment: Moment) -> Result {
    let call: IntrinsicCall
    do throws(IntrinsicSyntaxError) {
      call = try IntrinsicCall(parsing: expression.text)
    } catch {
      let isPath = expression.text.hasPrefix("$")
      return .invalid([
        Diagnostic(
          error.rule, .error, .invocation(error), at: expression.range(error.range),
          label: error.label,
          help: error.help + (isPath ? ["--language jsonpath evaluates paths"] : []))
      ])
    }
    for path in call.paths {
      if let missing = missing(path, expression.range()) { return .failed(missing) }
    }
    var random = RandomSource(state: moment.seed)
    do throws(EvaluationError) {
      return .value(try call.evaluate(in: Scope(surroundings: surroundings), random: &random))
    } catch {
      return .failed(
        Diagnostic(
          Diagnostic.Rule(error.error.text), .error, Diagnostic.Message(error.cause),
          at: expression.range()))
    }
  }

  private func document(of root: Path.Root) -> JSON? {
    switch root {
    case .input: surroundings.input
    case .context: surroundings.context
    case .variable(let name): surroundings.bindings[name]
    }
  }

  /// What is wrong where a path begins at something that was not given.
  private func missing(_ path: Path, _ range: SourceRange) -> Diagnostic? {
    guard document(of: path.root) == nil else { return nil }
    switch path.root {
    case .input: return nil
    case .context:
      return Diagnostic(
        "no-context", .error, .noContext, at: range, help: ["--context gives one"])
    case .variable(let name):
      let near = nearestName(to: name, among: surroundings.bindings.keys.sorted())
      return Diagnostic(
        "unknown-variable", .error, .noVariable(name), at: range,
        label: near.map { "did you mean '$\($0)'?" } ?? "",
        help: ["-b \(name)=JSON gives it a value"])
    }
  }

  private func place(_ offset: Int?, in expression: ExpressionText) -> SourceRange {
    guard let offset else { return expression.range() }
    return expression.range(.at(min(offset, expression.text.utf8.count)))
  }

  private struct Scope: EvaluationScope {
    let surroundings: Surroundings

    var input: JSON { surroundings.input }
    var context: JSON { surroundings.context ?? .object([:]) }

    func variable(_ name: String) -> JSON? { surroundings.bindings[name] }

    func value(
      of expression: JSONataExpression, random: inout RandomSource
    ) throws(EvaluationError) -> JSON {
      preconditionFailure("an invocation holds no JSONata expression")
    }
  }
}

extension IntrinsicCall {
  /// All paths among its arguments and theirs.
  fileprivate var paths: [Path] {
    arguments.flatMap { argument -> [Path] in
      switch argument {
      case .literal: []
      case .path(let path): [path]
      case .call(let call): call.paths
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func path(_ error: PathError) -> Self {
    Self(error.message.trimmed)
  }
  fileprivate static func invocation(_ error: IntrinsicSyntaxError) -> Self {
    guard case .unknownFunction(let name) = error.reason else { return Self(error.explanation) }
    return "there is no intrinsic function '\(name)'"
  }
  fileprivate static let noContext: Self = "there is no Context Object"
  fileprivate static func noVariable(_ name: String) -> Self {
    "the variable '$\(name)' has no value"
  }
}

extension IntrinsicSyntaxError {
  /// What the message leaves to the caret.
  fileprivate var label: String {
    guard case .unknownFunction = reason, help.isEmpty else { return "" }
    return explanation
  }
}

extension String {
  /// Without the blanks at the end.
  fileprivate var trimmed: String {
    var text = self
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return text
  }
}
