import Diagnostics

/// What a line of the prompt asks for that begins with a colon.
enum PromptCommand: Equatable {
  case help
  case input(String)
  case language(Dialect)
  case quit

  private static let words = [":help", ":input", ":language", ":quit"]

  static let helpText = """
    an expression     evaluates it; it may have several lines
    $name := …        keeps the value of the expression as a variable (JSONata)
    :input FILE|JSON  lets expressions work on another input
    :language NAME    \(listed(Dialect.allCases.map(\.name)))
    :quit             ends the prompt, as Ctrl-D does

    The keys are those of Emacs and most shells: Ctrl-A and Ctrl-E, Ctrl-K and Ctrl-Y,
    Alt-B and Alt-F; Ctrl-R searches what was entered before, Alt-Enter begins a line.
    """

  init(_ line: String) throws(CommandFailure) {
    let text = line.drop(while: \.isWhitespace)
    let word = text.prefix { !$0.isWhitespace }
    let rest = String(text.dropFirst(word.count).drop(while: \.isWhitespace))
      .trimmingSuffix(while: \.isWhitespace)
    switch word {
    case ":help": self = .help
    case ":quit", ":q", ":exit": self = .quit
    case ":input":
      guard !rest.isEmpty, rest != "-" else {
        throw CommandFailure(.usage, ":input takes a file or JSON")
      }
      self = .input(rest)
    case ":language":
      guard let dialect = Dialect.allCases.first(where: { $0.name == rest }) else {
        throw CommandFailure(
          .usage, ":language takes \(listed(Dialect.allCases.map(\.name)))")
      }
      self = .language(dialect)
    default:
      let nearest = nearestName(to: String(word), among: Self.words)
      throw CommandFailure(
        .usage, "there is no \(word)",
        help: nearest.map { ["did you mean '\($0)'?"] } ?? [":help shows what there is"])
    }
  }

  static func completion(of text: String) -> LineCompletion {
    if text.hasPrefix(":language ") {
      let typed = String(text.dropFirst(":language ".count))
      let names = Dialect.allCases.map(\.name).filter { $0.hasPrefix(typed) }
      return LineCompletion(typed: typed, candidates: names.map { .init($0) })
    }
    return LineCompletion(
      typed: text,
      candidates: words.filter { $0.hasPrefix(text) }.map {
        .init($0 == ":input" || $0 == ":language" ? $0 + " " : $0, label: $0)
      })
  }
}

extension String {
  fileprivate func trimmingSuffix(while isBlank: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(text)
  }
}
