import JSONTree

/// How results are printed, as the command line says it.
struct ResultText {
  private let isCompact: Bool
  private let isRaw: Bool
  private let judgesResult: Bool

  init(_ arguments: Arguments) {
    isCompact = arguments.has(EvalOptions.compact)
    isRaw = arguments.has(EvalOptions.raw)
    judgesResult = arguments.has(EvalOptions.exitStatus)
  }

  func text(of value: JSON) -> String {
    if isRaw, case .string(let text) = value { return text }
    return isCompact ? value.text : value.indentedText()
  }

  /// What is said where there is no value.
  static let undefined = "undefined: the expression has no value here"

  /// Whether `--exit-status` wants an error for it; nil is undefined.
  func isFailure(_ value: JSON?) -> Bool {
    guard judgesResult else { return false }
    return switch value {
    case nil, .null, .bool(false): true
    default: false
    }
  }
}
