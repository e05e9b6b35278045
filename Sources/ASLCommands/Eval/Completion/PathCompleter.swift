import JSONTree

/// What may stand behind the beginning of a path: the names of members, and those of variables.
struct PathCompleter {
  private let surroundings: ExpressionEvaluator.Surroundings

  init(_ surroundings: ExpressionEvaluator.Surroundings) { self.surroundings = surroundings }

  /// - Parameter text: a path from its `$` on.
  func completion(of text: String) -> LineCompletion {
    let name = text.dropFirst().prefix { $0 != "." && $0 != "[" }
    guard text.first == "$" else { return .none }
    if name.count == text.count - 1, name != "$" {
      let names = surroundings.bindings.keys.filter { $0.hasPrefix(name) }.sorted()
      return LineCompletion(typed: text, candidates: names.map { .init("$\($0)") })
    }
    let root: JSON? =
      switch name {
      case "": surroundings.input
      case "$": surroundings.context
      default: surroundings.bindings[String(name)]
      }
    return completion(
      Array(text.dropFirst(1 + name.count)), SampleValues(root))
  }

  /// - Parameter path: the path behind its root.
  private func completion(_ path: [Character], _ root: SampleValues) -> LineCompletion {
    var (values, place) = (root, 0)
    while place < path.count {
      if path[place] == "[" {
        let inner = place + 1
        guard let end = Self.bracketEnd(path, inner) else {
          return completion(inBracket: Array(path[inner...]), values)
        }
        values = Self.values(path[inner..<end], of: values)
        place = end + 1
      } else {
        let start = place
        while place < path.count, path[place] == "." { place += 1 }
        if place - start > 1 { values = values.descendants }
        let name = path[place...].prefix { $0 != "." && $0 != "[" }
        place += name.count
        if place == path.count, place > start { return names(String(name), values, path[..<place]) }
        values = name == ["*"] ? values.children : values.members(String(name))
      }
    }
    return .none
  }

  /// The names behind a dot; those that a dot cannot have stand in brackets.
  private func names(
    _ typed: String, _ values: SampleValues, _ path: ArraySlice<Character>
  ) -> LineCompletion {
    let isDescent = path.dropLast(typed.count).suffix(2) == [".", "."]
    let found = values.names.filter { $0.hasPrefix(typed) && !$0.contains("'") }
    let plain = found.filter(Self.isPlain)
    if found.count > plain.count, !isDescent, plain.isEmpty {
      return LineCompletion(
        typed: "." + typed, candidates: found.map { .init("['\($0)']", label: $0) })
    }
    return LineCompletion(typed: typed, candidates: plain.map { .init($0) })
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "$" }
  }

  /// What stands behind an open bracket: a name in quotes, or a filter.
  private func completion(inBracket text: [Character], _ values: SampleValues) -> LineCompletion {
    if let at = text.lastIndex(of: "@"), text.first == "?" {
      return completion(Array(text[(at + 1)...]), values.children)
    }
    guard text.first == "'" || text.first == "\"", let quote = text.first else { return .none }
    let typed = String(text.dropFirst())
    let names = values.names.filter { $0.hasPrefix(typed) && !$0.contains(quote) }
    return LineCompletion(
      typed: typed, candidates: names.map { .init("\($0)\(quote)]", label: $0) })
  }

  private static func values(
    _ selector: ArraySlice<Character>, of values: SampleValues
  ) -> SampleValues {
    guard let quote = selector.first, quote == "'" || quote == "\"" else { return values.children }
    return values.members(String(selector.dropFirst().dropLast()))
  }

  /// Where a bracket closes.
  private static func bracketEnd(_ path: [Character], _ start: Int) -> Int? {
    var (depth, quote): (Int, Character?) = (0, nil)
    for place in start..<path.count {
      let character = path[place]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "[" {
        depth += 1
      } else if character == "]" {
        if depth == 0 { return place }
        depth -= 1
      }
    }
    return nil
  }
}
