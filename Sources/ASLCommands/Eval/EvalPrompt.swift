import Diagnostics
import JSONTree
import JSONata

/// The prompt of `asl eval`: expressions come in from a person at the terminal, one after another,
/// and their values go out.
struct EvalPrompt {
  private var evaluator: ExpressionEvaluator
  private let timeout: Timeout
  private let results: ResultText
  private let console: Console
  private let reader: LineReader

  init(
    _ evaluator: ExpressionEvaluator, _ timeout: Timeout, _ results: ResultText, _ console: Console
  ) {
    self.evaluator = evaluator
    self.timeout = timeout
    self.results = results
    self.console = console
    reader = LineReader(history: "eval_history", console)
  }

  /// Reads expressions until the person has enough.
  mutating func run() throws(CommandFailure) {
    try console.say("asl \(programVersion) · Tab completes, :help explains, Ctrl-D ends")
    while true {
      switch reader.readLine(prompt: "\(evaluator.dialect.name)> ", language) {
      case .ended: return
      case .cancelled: continue
      case .line(let line):
        guard let first = line.first(where: { !$0.isWhitespace }) else { continue }
        if first == ":" {
          guard try obey(line) else { return }
        } else {
          try evaluate(line)
        }
      }
    }
  }

  private var language: LineEditor.Language {
    let completer = ExpressionCompleter(
      dialect: evaluator.dialect, surroundings: evaluator.surroundings)
    let isJSONata = evaluator.dialect == .jsonata || evaluator.dialect == .statesJSONata
    return LineEditor.Language(
      completion: { text in
        text.hasPrefix(":") ? PromptCommand.completion(of: text) : completer.completion(of: text)
      },
      isComplete: { text in !isJSONata || text.hasPrefix(":") || isWholeJSONata(text) })
  }

  private mutating func evaluate(_ line: String) throws(CommandFailure) {
    let source = SourceText(name: "expression", line)
    let evaluate = WatchedEvaluation(evaluator: evaluator, timeout: timeout)
    guard case .ended(let result) = evaluate(source) else {
      try console.clearEcho()
      return try console.say("interrupted")
    }
    switch result {
    case .value(let value):
      try console.print(results.text(of: value))
      if evaluator.dialect == .jsonata, let name = assignedVariable(line) {
        evaluator.surroundings.bindings[name] = value
      }
    case .undefined: try console.say("undefined")
    case .invalid(let diagnostics): try report(diagnostics, source)
    case .failed(let diagnostic): try report([diagnostic], source)
    }
  }

  private func report(
    _ diagnostics: [Diagnostic], _ source: SourceText
  ) throws(CommandFailure) {
    try console.say(Reporter(console: console).text(for: FindingsInFile(source, diagnostics)))
  }

  // MARK: Commands

  /// - Returns: whether to go on.
  private mutating func obey(_ line: String) throws(CommandFailure) -> Bool {
    do throws(CommandFailure) {
      switch try PromptCommand(line) {
      case .quit: return false
      case .help: try console.say(PromptCommand.helpText)
      case .language(let dialect): evaluator.dialect = dialect
      case .input(let value):
        evaluator.surroundings.input = try JSONArgument(
          value, of: EvalOptions.input, role: "the input", command: "asl eval"
        ).read(console)
      }
    } catch {
      guard let text = Reporter(console: console).text(for: error) else { throw error }
      try console.say(text)
    }
    return true
  }
}

/// Whether more could not make a faulty expression right, or it is right already.
func isWholeJSONata(_ text: String) -> Bool {
  do throws(JSONataError) {
    _ = try CompiledJSONata(parsing: text)
    return true
  } catch {
    // A string, a name in backquotes, a comment, brackets, an operand.
    return !["S0101", "S0105", "S0106", "S0203", "S0207"].contains(error.code)
  }
}

/// The variable that an expression as a whole assigns: `$total := 1 + 2`.
func assignedVariable(_ expression: String) -> String? {
  guard let match = expression.prefixMatch(of: /\s*\$([A-Za-z_][A-Za-z_0-9]*)\s*:=/) else {
    return nil
  }
  return String(match.output.1)
}
