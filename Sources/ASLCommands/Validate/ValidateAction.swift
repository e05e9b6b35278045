/// What `asl validate` does with what it finds.
enum ValidateAction: Equatable {
  case report
  /// Reports it again whenever a file changes.
  case watch
  /// Mends the files.
  case fix
  /// Shows what ``fix`` would change.
  case showFixes
  /// Lists all of it in a file.
  case writeBaseline(String)

  /// Whether findings are mended before they are reported.
  var mends: Bool { self == .fix || self == .showFixes }

  init(_ arguments: Arguments, _ format: FindingsFormat) throws(CommandFailure) {
    let wantsFix = arguments.has(ValidateOptions.fix)
    let file = arguments[ValidateOptions.writeBaseline]
    if arguments.has(ValidateOptions.dryRun), !wantsFix {
      throw .usage(
        "--dry-run shows what --fix would change", help: ["give both"], command: arguments.command)
    }
    let wanted = [wantsFix, file != nil, arguments.has(ValidateOptions.watch)]
    guard wanted.count(where: \.self) <= 1 else {
      throw .usage(
        "--fix, --write-baseline and --watch exclude each other", command: arguments.command)
    }
    if let file {
      self = .writeBaseline(file)
    } else if wantsFix {
      self = arguments.has(ValidateOptions.dryRun) ? .showFixes : .fix
    } else {
      self = arguments.has(ValidateOptions.watch) ? .watch : .report
    }
    try check(arguments, format)
  }

  /// Refuses what does not go together.
  private func check(
    _ arguments: Arguments, _ format: FindingsFormat
  ) throws(CommandFailure) {
    let readsInput = arguments.operands.contains("-")
    let hasBaseline = arguments.has(ValidateOptions.baseline)
    func refuse(_ message: String, _ help: String...) -> CommandFailure {
      .usage(message, help: help, command: arguments.command)
    }
    if format.isVerdictOfAWS, self != .report || hasBaseline {
      throw refuse("--format aws answers what AWS answers, of the definition as it is")
    }
    switch self {
    case .report,
      .fix where !readsInput:
      break
    case .watch where readsInput: throw refuse("standard input cannot be watched")
    case .watch where !format.isForTerminals:
      throw refuse("--watch writes for people", "use it with --format text or short")
    case .fix where arguments.operands.count > 1:
      throw refuse(
        "standard output has room for one mended definition",
        "with --fix give - alone, or files alone")
    case .fix where !format.isForTerminals, .showFixes where !format.isForTerminals:
      throw refuse("standard output is for the mended text here", "use --format text or short")
    case .writeBaseline where hasBaseline:
      throw refuse("--write-baseline lists all findings", "leave --baseline out")
    case .watch, .fix, .showFixes, .writeBaseline: break
    }
  }
}

extension FindingsFormat {
  /// Whether its lines make sense on a terminal and beside others.
  fileprivate var isForTerminals: Bool {
    switch self {
    case .text, .short: true
    case .json, .github, .sarif, .junit, .aws: false
    }
  }
}
