public import Diagnostics
public import JSONata

extension Unsupported.Kind {
  /// What is wrong, in one sentence.
  public var message: Diagnostic.Message {
    switch self {
    case .context: "'$' refers to nothing at the top level of an expression"
    case .root: "'$$' refers to nothing: an expression has no input document"
    case .name(let name): "'\(name)' refers to nothing at the top level of an expression"
    case .eval: "Step Functions does not have the function '$eval'"
    }
  }

  /// What stands beside the caret.
  public var label: String {
    switch self {
    case .context, .root: "the state's input is '$states.input'"
    case .name: "a field of what?"
    case .eval: "fails when it is evaluated"
    }
  }

  /// What to write instead.
  public var help: String {
    switch self {
    case .context: "'$' has a value inside predicates, path steps and functions alone"
    case .root: "'$states.input' and '$states.context' are what an expression can read"
    case .name(let name):
      "'$states.input.\(name)' is a field of the state's input, '$\(name)' a workflow variable"
    case .eval: "'$parse' turns JSON text into a value"
    }
  }

  /// A warning where the service accepts the definition and the evaluation fails.
  public var severity: Diagnostic.Severity {
    switch self {
    case .context, .root, .name: .error
    case .eval: .warning
    }
  }
}
