/// What an expression of `asl eval` is written in.
enum Dialect: Sendable, Equatable, CaseIterable {
  /// JSONata as the reference implementation has it.
  case jsonata
  /// JSONata as Step Functions has it.
  case statesJSONata
  case jsonPath
  case intrinsic

  /// The words of `--language`.
  static let languages = ["jsonata", "jsonpath", "intrinsic"]
  /// The words of `--profile`.
  static let profiles = ["states"]

  /// What the prompt calls it.
  var name: String {
    switch self {
    case .jsonata: "jsonata"
    case .statesJSONata: "states"
    case .jsonPath: "jsonpath"
    case .intrinsic: "intrinsic"
    }
  }

  /// What the command line asks for; nothing is guessed from the expression.
  init(_ arguments: Arguments) throws(CommandFailure) {
    let profile = arguments[EvalOptions.profile]
    switch arguments[EvalOptions.language] {
    case "jsonpath": self = .jsonPath
    case "intrinsic": self = .intrinsic
    default: self = profile == nil ? .jsonata : .statesJSONata
    }
    if let profile, self != .statesJSONata {
      throw .usage(
        "--profile \(profile) is for JSONata",
        help: ["paths and intrinsic functions are always those of Step Functions"],
        command: EvalCommand.syntax.name)
    }
  }
}
