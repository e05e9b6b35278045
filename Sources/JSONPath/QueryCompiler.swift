import JSONTree

/// Reads the text of a path into a ``Query``, accepting, refusing and misreading what Jayway
/// JsonPath 2.10.0 does.
struct QueryCompiler {
  var text: PathText
  var steps: [Query.Step] = []
  /// How deep the steps so far lead, counted from the path around all others.
  private(set) var depth: Int

  /// A path that stands alone or in a filter; `$.` is put before one that begins otherwise.
  ///
  /// - Parameter depth: how deep the path stands in others.
  static func compile(
    _ units: [UInt16], base: Int = 0, depth: Int = 0
  ) throws(PathFailure) -> Query {
    do throws(PathFailure) {
      return try read(units, base: base, depth: depth)
    } catch {
      throw error.whileCompiling
    }
  }

  /// The same, with failures as they are: an `.java` one, too, means that the path is invalid.
  static func read(
    _ units: [UInt16], base: Int, depth: Int = 0
  ) throws(PathFailure) -> Query {
    var text = PathText(units, base: base)
    text.trim()
    let first = try text.unit(0)
    if first != .dollar, first != .at {
      text = PathText([.dollar, .dot] + units, base: base - 2)
      text.trim()
    }
    if try text.unit(text.last) == .dot {
      throw .invalidPath("Path must not end with a '.' or '..'", at: text.base + text.last)
    }
    var compiler = QueryCompiler(text: text, depth: depth)
    return try compiler.readQuery()
  }

  /// `$`, `@`, and what follows.
  mutating func readQuery() throws(PathFailure) -> Query {
    try PathLimits.check(depth: depth)
    while text.isInside, try text.current.isWhitespace { text.position += 1 }
    let root = try text.current
    guard root == .dollar || root == .at else {
      throw invalid("Path must start with '$' or '@'")
    }
    if !text.isAtTail {
      text.position += 1
      let next = try text.current
      guard next == .dot || next == .openSquare else {
        throw invalid("Illegal character at position \(text.position) expected '.' or '['")
      }
      try readSteps()
    }
    return Query(startsAtRoot: root == .dollar, steps: steps)
  }

  /// Reads steps until at most one unit is left: that one is not looked at.
  private mutating func readSteps() throws(PathFailure) {
    repeat {
      try readStep()
    } while !text.isAtTail
  }

  private mutating func readStep() throws(PathFailure) {
    switch try text.current {
    case .openSquare:
      if try readNames() { return }
      if try readElements() { return }
      if try readWildcard() { return }
      if try readFilter() { return }
      if try readPlaceholder() { return }
      throw invalid(
        "Could not parse token starting at position \(text.position). Expected ?, ', 0-9, * ")
    case .dot:
      try readDots()
      try readStep()
    case .star: _ = try readWildcard()
    default:
      guard try readNameOrFunction() else {
        throw invalid("Could not parse token starting at position \(text.position)")
      }
    }
  }

  mutating func append(_ step: Query.Step) throws(PathFailure) {
    steps.append(step)
    // A chain of plain steps is walked in a loop, so that only its text limits it.
    let isPlain =
      switch step {
      case .members(let names, _): names.count == 1
      case .elements(let indexes): indexes.count == 1
      case .slice, .wildcard, .descent, .filter, .function: false
      }
    if !isPlain { depth += 1 }
    try PathLimits.check(depth: depth)
  }

  func invalid(_ message: String, at place: Int? = nil) -> PathFailure {
    .invalidPath(message, at: text.base + (place ?? text.position))
  }

  // `.` and `..`
  private mutating func readDots() throws(PathFailure) {
    if text.contains(text.position + 1), try text.unit(text.position + 1) == .dot {
      try append(.descent)
      text.position += 2
    } else if !text.contains(text.position + 1) {
      throw invalid("Path must not end with a '.")
    } else {
      text.position += 1
    }
    if try text.current == .dot {
      throw invalid("Character '.' on position \(text.position) is not valid.")
    }
  }

  // `*` and `[*]`
  private mutating func readWildcard() throws(PathFailure) -> Bool {
    let isBracketed = try text.current == .openSquare
    guard isBracketed else {
      text.position += 1
      try append(.wildcard)
      return true
    }
    guard text.significant(after: text.position) == .star,
      let star = try text.placeOfSignificant(.star, after: text.position)
    else { return false }
    guard text.significant(after: star) == .closeSquare,
      let end = try text.placeOfSignificant(.closeSquare, after: star)
    else {
      throw invalid(
        "Expected wildcard token to end with ']' on position \(star + 1)", at: star + 1)
    }
    text.position = end + 1
    try append(.wildcard)
    return true
  }

  // `[?(…)]`
  private mutating func readFilter() throws(PathFailure) -> Bool {
    let start = text.position
    guard let question = try text.placeOfSignificant(.question, after: start),
      let open = try text.placeOfSignificant(.openRound, after: question),
      let close = try text.placeOfClosing(
        .closeRound, of: .openRound, at: open, skipsPatterns: true),
      text.significant(after: close) == .closeSquare,
      let end = try text.placeOfSignificant(.closeSquare, after: close)
    else { return false }
    let criteria = try text.text(start, end + 1)
    var compiler = FilterCompiler(
      PathText(criteria, base: text.base + start), depth: depth + PathLimits.nestedPath)
    try append(.filter(try compiler.compile()))
    text.position = end + 1
    return true
  }

  // `[?]` is filled by a program that calls Jayway; a path alone has nothing to fill it with.
  private mutating func readPlaceholder() throws(PathFailure) -> Bool {
    guard let question = try text.placeOfSignificant(.question, after: text.position) else {
      return false
    }
    let next = text.significant(after: question)
    guard next == .closeSquare || next == .comma,
      let end = text.place(of: .closeSquare, from: text.position + 1)
    else { return false }
    let expression = String(javaUnits: try text.text(text.position + 1, end))
    throw invalid(
      "Not enough predicates supplied for filter [\(expression)] at position \(text.position)")
  }
}
