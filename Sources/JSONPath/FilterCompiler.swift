import JSONTree

/// Reads `[?(…)]`.
///
///     any        = all { "||" all }
///     all        = term { "&&" term }
///     term       = comparison | "(" any ")" | "!" term
///     comparison = operand [ operator operand ]
struct FilterCompiler {
  private var text: PathText
  private var depth: Int

  init(_ text: PathText, depth: Int) {
    self.text = text
    self.depth = depth
  }

  mutating func compile() throws(PathFailure) -> FilterExpression {
    // The caller has found the brackets: `[`, `?`, `(` and at the end `)`, `]`, with blanks
    // between.
    text.trim()
    text.position += 1
    text.dropLast()
    text.trim()
    text.position += 1
    text.trim()
    do throws(PathFailure) {
      let expression = try readAny()
      text.skipBlanks()
      if text.isInside {
        let rest = String(javaUnits: try text.text(text.position, text.last + 1))
        throw invalid("Expected end of filter expression instead of: \(rest)")
      }
      return expression
    } catch .java(let exception, _) where exception != .limit {
      let unit = String(unit: try text.current)
      throw invalid(
        "Failed to parse filter: \(String(javaUnits: text.units)), error on position: "
          + "\(text.position), char: \(unit)")
    }
  }

  private func invalid(_ message: String) -> PathFailure {
    .invalidPath(message, at: text.base + text.position)
  }

  private mutating func readAny() throws(PathFailure) -> FilterExpression {
    depth += 1
    defer { depth -= 1 }
    try PathLimits.check(depth: depth)
    var terms = [try readAll()]
    while let term = try readNext(
      after: "||",
      { compiler throws(PathFailure) in
        try compiler.readAll()
      })
    {
      terms.append(term)
    }
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  private mutating func readAll() throws(PathFailure) -> FilterExpression {
    var terms = [try readTerm()]
    while let term = try readNext(
      after: "&&",
      { compiler throws(PathFailure) in
        try compiler.readTerm()
      })
    {
      terms.append(term)
    }
    return terms.count == 1 ? terms[0] : .all(terms)
  }

  private mutating func readNext(
    after sign: String,
    _ read: (inout FilterCompiler) throws(PathFailure) -> FilterExpression
  ) throws(PathFailure) -> FilterExpression? {
    let start = text.position
    guard text.skip(Array(sign.utf16)) else {
      text.position = start
      return nil
    }
    return try read(&self)
  }

  private mutating func readTerm() throws(PathFailure) -> FilterExpression {
    text.skipBlanks()
    let start = text.position
    if try text.current == .bang {
      text.position += 1
      text.skipBlanks()
      let next = try text.current
      if next == .dollar || next == .at {
        text.position = start
      } else {
        depth += 1
        defer { depth -= 1 }
        try PathLimits.check(depth: depth)
        return .not(try readTerm())
      }
    }
    if try text.current == .openRound {
      text.position += 1
      let inner = try readAny()
      text.skipBlanks()
      guard try text.current == .closeRound else { throw invalid("Expected character: )") }
      text.position += 1
      return inner
    }
    return try readComparison()
  }

  private mutating func readComparison() throws(PathFailure) -> FilterExpression {
    let left = try readOperand()
    let end = text.position
    do throws(PathFailure) {
      let sign = try readOperator()
      let right = try readOperand()
      return .comparison(left.operand, sign, right.operand)
    } catch  where error.isInvalidPath {
      text.position = end
    }
    guard case .path(let query) = left.operand else { throw invalid("Expected path node") }
    return .existence(query, isExpected: !left.isNegated)
  }

  private mutating func readOperator() throws(PathFailure) -> FilterOperator {
    text.skipBlanks()
    let start = text.position
    if try text.current.isComparisonSign {
      while text.isInside, try text.current.isComparisonSign { text.position += 1 }
    } else {
      while text.isInside, try text.current != .blank { text.position += 1 }
    }
    let word = String(javaUnits: try text.text(start, text.position))
    guard let sign = FilterOperator(rawValue: word.uppercased()) else {
      throw .invalidPath("Filter operator \(word) is not supported!", at: text.base + start)
    }
    return sign
  }

  private mutating func readOperand() throws(PathFailure) -> (
    operand: FilterOperand, isNegated: Bool
  ) {
    text.skipBlanks()
    switch try text.current {
    case .dollar, .at: return try readPath()
    case .bang:
      text.position += 1
      text.skipBlanks()
      let next = try text.current
      guard next == .dollar || next == .at else { throw invalid("Unexpected character: !") }
      return try readPath()
    default: return (.value(try readLiteral()), false)
    }
  }

  /// Reads on to a blank, a comparison sign or a closing parenthesis; brackets are passed over, but
  /// a bracket that follows another at once is not seen as one.
  private mutating func readPath() throws(PathFailure) -> (
    operand: FilterOperand, isNegated: Bool
  ) {
    let start = text.position
    let before = text.placeOfSignificant(before: start)
    let isNegated = if let before { text.units[before] == .bang } else { false }
    text.position += 1
    while text.isInside {
      if try text.current == .openSquare {
        guard
          let close = try text.placeOfClosing(
            .closeSquare, of: .openSquare, at: text.position, skipsPatterns: false)
        else {
          throw invalid(
            "Square brackets does not match in filter \(String(javaUnits: text.units))")
        }
        text.position = close + 1
      }
      let unit = try text.current
      let isClosing = unit == .closeRound && !closesFunction(from: start)
      if !text.isInside || unit.isComparisonSign || unit == .blank || isClosing { break }
      text.position += 1
    }
    let query = try QueryCompiler.compile(
      try text.text(start, text.position), base: text.base + start, depth: depth)
    return (.path(query), isNegated)
  }

  /// Whether the parenthesis here ends `.name()`.
  private func closesFunction(from start: Int) -> Bool {
    guard let open = text.placeOfSignificant(before: text.position),
      text.units[open] == .openRound, open - 1 > start
    else { return false }
    return text.units[(start + 1)..<open].contains(.dot)
  }
}

extension FilterCompiler {
  private mutating func readLiteral() throws(PathFailure) -> FilterValue {
    let first = try text.current
    switch first {
    case .singleQuote, .doubleQuote: return try readString(first)
    case UInt16(ascii: "t"): return .bool(try readWord("true"))
    case UInt16(ascii: "f"): return .bool(!(try readWord("false")))
    case UInt16(ascii: "n"):
      _ = try readWord("null")
      return .null
    case .openCurly: return try readJSON(.openCurly, .closeCurly)
    case .openSquare: return try readJSON(.openSquare, .closeSquare)
    case .slash: return try readPattern()
    default: return try readNumber()
    }
  }

  private mutating func readWord(_ word: String) throws(PathFailure) -> Bool {
    let isWhole = text.contains(text.position + word.utf16.count - 1)
    if isWhole, text.skip(Array(word.utf16)) { return true }
    throw invalid(word == "null" ? "Expected <null> value" : "Expected boolean literal")
  }

  private mutating func readString(_ quote: UInt16) throws(PathFailure) -> FilterValue {
    let start = text.position
    guard let end = text.placeOfUnescaped(quote, after: start) else {
      throw invalid(
        "String literal does not have matching quotes. Expected \(String(unit: quote)) in "
          + String(javaUnits: text.units))
    }
    text.position = end + 1
    return .string(try unescaped(try text.text(start + 1, end)))
  }

  private mutating func readNumber() throws(PathFailure) -> FilterValue {
    let start = text.position
    while text.isInside, try text.current.isNumeral { text.position += 1 }
    let numerals = String(javaUnits: try text.text(start, text.position))
    guard let number = Decimal(numerals) else {
      throw .java(.numberFormat, "For input string: \"\(numerals)\"")
    }
    return .number(number)
  }

  private mutating func readJSON(_ open: UInt16, _ close: UInt16) throws(PathFailure) -> FilterValue
  {
    let start = text.position
    guard let end = try text.placeOfClosing(close, of: open, at: start, skipsPatterns: false) else {
      throw invalid("String not closed. Expected ' in \(String(javaUnits: text.units))")
    }
    text.position = end + 1
    let source = String(javaUnits: try text.text(start, text.position))
    return .jsonText(source, LenientJSON.parse(source))
  }

  /// `/…/` and the flags behind it.
  private mutating func readPattern() throws(PathFailure) -> FilterValue {
    let start = text.position
    guard let end = text.placeOfUnescaped(.slash, after: start) else {
      throw invalid("Pattern not closed. Expected / in \(String(javaUnits: text.units))")
    }
    let source = String(javaUnits: try text.text(start + 1, end))
    text.position = end + 1
    var flags = RegularExpression.Flags()
    while text.isInside, let flag = RegularExpression.Flags(try text.current) {
      flags.formUnion(flag)
      text.position += 1
    }
    do throws(RegularExpression.Failure) {
      return .pattern(try RegularExpression(source, flags))
    } catch {
      throw .java(.patternSyntax, error.message)
    }
  }
}

extension UInt16 {
  fileprivate var isComparisonSign: Bool {
    switch self {
    case UInt16(ascii: "<"), UInt16(ascii: ">"), UInt16(ascii: "="), UInt16(ascii: "~"),
      UInt16(ascii: "!"):
      true
    default: false
    }
  }

  fileprivate var isNumeral: Bool {
    isDigit || self == .minus || self == .dot || self == UInt16(ascii: "e")
      || self == UInt16(ascii: "E")
  }
}
