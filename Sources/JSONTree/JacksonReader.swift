/// Reads JSON as Jackson does, for its errors alone.
struct JacksonReader {
  private let text: String
  private let units: [UInt16]
  private var place = 0
  private var line = 1
  private var lineStart = 0
  private var open: [Scope] = []

  private struct Scope {
    let isArray: Bool
    let line: Int
    let column: Int
    var name: String { isArray ? "Array" : "Object" }
  }

  private static let values =
    "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

  init(_ text: String) {
    self.text = text
    units = Array(text.utf16)
  }

  /// Reads one value, however deep; a stack of scopes stands for recursion.
  mutating func read() throws(JacksonError) {
    skipBlanks()
    guard place < units.count else { return }
    try beginValue()
    while let scope = open.last {
      skipBlanks()
      guard place < units.count else { throw unclosed(scope) }
      if isClosing(units[place]) {
        try close()
        continue
      }
      try readComma(in: scope)
      guard scope.isArray else {
        try readName()
        try readColon()
        try beginValue()
        continue
      }
      try beginValue()
    }
  }

  private var hasEntries: [Bool] = []

  // MARK: Structure

  private mutating func readComma(in scope: Scope) throws(JacksonError) {
    guard hasEntries.last == true else {
      hasEntries[hasEntries.count - 1] = true
      return
    }
    guard units[place] == unit(",") else {
      throw unexpected("was expecting comma to separate \(scope.name) entries")
    }
    place += 1
    skipBlanks()
    guard place < units.count else {
      throw error("Unexpected end-of-input within/between \(scope.name) entries")
    }
  }

  private mutating func readName() throws(JacksonError) {
    guard units[place] == unit("\"") else {
      throw unexpected("was expecting double-quote to start field name")
    }
    place += 1
    try readString("name", atEnd: "Unexpected end-of-input in field name")
  }

  private mutating func readColon() throws(JacksonError) {
    skipBlanks()
    guard place < units.count else {
      throw error("Unexpected end-of-input within/between Object entries")
    }
    guard units[place] == unit(":") else {
      throw unexpected("was expecting a colon to separate field name and value")
    }
    place += 1
    skipBlanks()
    guard place < units.count else {
      throw error("Unexpected end-of-input within/between Object entries")
    }
  }

  private mutating func close() throws(JacksonError) {
    guard let scope = open.last else { return }
    let isArray = units[place] == unit("]")
    guard isArray == scope.isArray else {
      let start = JacksonError.location(in: text, line: scope.line, column: scope.column)
      let found = isArray ? "]" : "}"
      let wanted = isArray ? "}" : "]"
      place += 1
      throw error(
        "Unexpected close marker '\(found)': expected '\(wanted)' (for \(scope.name) starting at "
          + "\(start))")
    }
    place += 1
    open.removeLast()
    hasEntries.removeLast()
  }

  private mutating func beginValue() throws(JacksonError) {
    let found = units[place]
    switch found {
    case unit("{"), unit("["):
      open.append(
        Scope(isArray: found == unit("["), line: line, column: place - lineStart + 1))
      hasEntries.append(false)
      place += 1
    case unit("\""):
      place += 1
      try readString(
        "string value",
        atEnd: "Unexpected end-of-input: was expecting closing quote for a string value")
    case unit("t"): try readToken("true")
    case unit("f"): try readToken("false")
    case unit("n"): try readToken("null")
    case unit("-"), unit("0")...unit("9"): try readNumber()
    default:
      if isNamePart(found), !(unit("0")...unit("9")).contains(found) { throw badToken(from: place) }
      throw unexpected("expected a valid value \(Self.values)")
    }
  }

  // MARK: Values

  private mutating func readToken(_ token: String) throws(JacksonError) {
    let start = place
    for wanted in token.utf16 {
      guard place < units.count, units[place] == wanted else { throw badToken(from: start) }
      place += 1
    }
    if place < units.count, isNamePart(units[place]) { throw badToken(from: start) }
  }

  private mutating func readString(
    _ kind: String, atEnd: String
  ) throws(JacksonError) {
    while place < units.count {
      let found = units[place]
      place += 1
      if found == unit("\"") { return }
      if found < 0x20 {
        throw error(
          "Illegal unquoted character (\(described(found))): has to be escaped using backslash to "
            + "be included in \(kind)")
      }
      if found == unit("\\") { try readEscape(atEnd: atEnd) }
    }
    throw error(atEnd)
  }

  private mutating func readEscape(atEnd: String) throws(JacksonError) {
    guard place < units.count else { throw error(atEnd) }
    let found = units[place]
    place += 1
    if found == unit("u") {
      for _ in 0..<4 {
        guard place < units.count else { throw error(atEnd) }
        guard isHexadecimal(units[place]) else {
          throw unexpected("expected a hex-digit for character escape sequence")
        }
        place += 1
      }
    } else if !"\"\\/bfnrt".utf16.contains(found) {
      throw error("Unrecognized character escape \(described(found))")
    }
  }

  private mutating func readNumber() throws(JacksonError) {
    if units[place] == unit("-") {
      place += 1
      try needDigit("expected digit (0-9) to follow minus sign, for valid numeric value")
    }
    if units[place] == unit("0"), place + 1 < units.count, isDigit(units[place + 1]) {
      place += 2
      throw error("Invalid numeric value: Leading zeroes not allowed")
    }
    skipDigits()
    if place < units.count, units[place] == unit(".") {
      place += 1
      try needDigit("Decimal point not followed by a digit")
      skipDigits()
    }
    if place < units.count, units[place] | 0x20 == unit("e") {
      place += 1
      if place < units.count, units[place] == unit("+") || units[place] == unit("-") { place += 1 }
      try needDigit("Exponent indicator not followed by a digit")
      skipDigits()
    }
    if open.isEmpty, place < units.count, !isBlank(units[place]) {
      throw unexpected("Expected space separating root-level values")
    }
  }

  private mutating func needDigit(_ explanation: String) throws(JacksonError) {
    guard place < units.count, isDigit(units[place]) else {
      guard place < units.count else {
        throw error("Unexpected end-of-input in a Number value")
      }
      let found = units[place]
      place += 1
      throw error("Unexpected character (\(described(found))) in numeric value: \(explanation)")
    }
  }

  private mutating func skipDigits() {
    while place < units.count, isDigit(units[place]) { place += 1 }
  }

  private mutating func skipBlanks() {
    while place < units.count, isBlank(units[place]) {
      let found = units[place]
      place += 1
      let isPair = found == 13 && place < units.count && units[place] == 10
      if found == 10 || (found == 13 && !isPair) {
        line += 1
        lineStart = place
      }
    }
  }

  // MARK: Units

  private func unit(_ scalar: Unicode.Scalar) -> UInt16 { UInt16(truncatingIfNeeded: scalar.value) }
  private func isBlank(_ found: UInt16) -> Bool { " \t\r\n".utf16.contains(found) }
  private func isDigit(_ found: UInt16) -> Bool { (unit("0")...unit("9")).contains(found) }
  private func isClosing(_ found: UInt16) -> Bool { found == unit("]") || found == unit("}") }

  private func isHexadecimal(_ found: UInt16) -> Bool {
    isDigit(found) || (unit("a")...unit("f")).contains(found | 0x20)
  }

  /// Whether Java lets a unit stand in a name.
  private func isNamePart(_ found: UInt16) -> Bool {
    if found == unit("$") || found == unit("_") { return true }
    guard let scalar = Unicode.Scalar(found) else { return false }
    return scalar.properties.isIDContinue
  }

  private func described(_ found: UInt16) -> String {
    guard found >= 0x20, let scalar = Unicode.Scalar(found) else {
      return "(CTRL-CHAR, code \(found))"
    }
    let hexadecimal = String(found, radix: 16)
    let code = found > 255 ? "\(found) / 0x\(hexadecimal)" : "\(found)"
    return "'\(scalar)' (code \(code))"
  }

  // MARK: Errors

  private func error(_ message: String) -> JacksonError {
    JacksonError(message: message, line: line, column: place - lineStart + 1)
  }

  /// Of the unit at ``place``, which Jackson has read by then.
  private mutating func unexpected(_ explanation: String) -> JacksonError {
    let found = units[place]
    place += 1
    return error("Unexpected character (\(described(found))): \(explanation)")
  }

  private mutating func badToken(from start: Int) -> JacksonError {
    place = max(place, start)
    while place < units.count, isNamePart(units[place]), place - start < 256 { place += 1 }
    var token = String(decoding: units[start..<place], as: UTF16.self)
    if place - start >= 256 { token += "..." }
    return error("Unrecognized token '\(token)': was expecting \(Self.values)")
  }

  private func unclosed(_ scope: Scope) -> JacksonError {
    let start = JacksonError.location(in: text, line: scope.line, column: scope.column)
    return error(
      "Unexpected end-of-input: expected close marker for \(scope.name) (start marker at \(start))")
  }
}
