import ASLModel
import JSONTree
import JSONata

/// What may stand behind the beginning of an expression: functions, variables, and the names in the
/// data that the expression has reached there.
struct ExpressionCompleter: Sendable {
  let dialect: Dialect
  let surroundings: ExpressionEvaluator.Surroundings

  func completion(of text: String) -> LineCompletion {
    switch dialect {
    case .jsonata: jsonata(text, surroundings.input, surroundings.bindings, FunctionNames.jsonata)
    case .statesJSONata: jsonata(text, nil, surroundings.statesBindings, FunctionNames.states)
    case .jsonPath: PathCompleter(surroundings).completion(of: text)
    case .intrinsic: intrinsic(text)
    }
  }

  // MARK: JSONata

  private func jsonata(
    _ text: String, _ input: JSON?, _ bindings: [String: JSON], _ functions: [String]
  ) -> LineCompletion {
    var scanner = JSONataScanner(text, input: input, variables: bindings)
    switch scanner.scan() {
    case .nothing: return .none
    case .variable(let typed):
      let variables = scanner.variables.keys.filter { $0.hasPrefix(typed) }.sorted()
      let names = functions.filter { $0.hasPrefix(typed) && scanner.variables[$0] == nil }
      return LineCompletion(
        typed: "$" + typed,
        candidates: variables.map { .init("$\($0)") }
          + names.map { .init("$\($0)(", label: "$\($0)") })
    case .name(let typed, let values, let isQuoted):
      let names = values.items.names.filter { $0.hasPrefix(typed) && !$0.contains("`") }
      if names.isEmpty, typed.isEmpty, text.allSatisfy(\.isWhitespace) {
        return LineCompletion(
          typed: "", candidates: scanner.variables.keys.sorted().map { .init("$\($0)") })
      }
      return LineCompletion(
        typed: (isQuoted ? "`" : "") + typed,
        candidates: names.map {
          .init(isQuoted || !JSONataScanner.isName($0) ? "`\($0)`" : $0, label: $0)
        })
    }
  }

  // MARK: Intrinsic functions

  private func intrinsic(_ text: String) -> LineCompletion {
    if let path = Self.openPath(in: text) {
      return PathCompleter(surroundings).completion(of: path)
    }
    let typed = String(
      text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "." }.reversed())
    let isQuoted = text.count { $0 == "'" } % 2 == 1
    guard !isQuoted else { return .none }
    let names = IntrinsicFunction.allCases.map(\.name).filter { $0.hasPrefix(typed) }
    return LineCompletion(
      typed: typed, candidates: names.map { .init("\($0)(", label: $0) })
  }

  /// The path that an invocation ends in.
  private static func openPath(in text: String) -> String? {
    var (path, isQuoted, brackets): (String?, Bool, Int) = (nil, false, 0)
    for character in text {
      path?.append(character)
      if character == "'" { isQuoted.toggle() }
      if isQuoted { continue }
      switch character {
      case "$" where path == nil: path = "$"
      case "[": brackets += 1
      case "]": brackets -= 1
      case ",", ")", " ": if brackets <= 0 { path = nil }
      default: break
      }
    }
    return path
  }
}
