import Diagnostics
import JSONTree

/// Cuts the UTF-8 text of an expression into tokens.
struct Lexer {
  let bytes: [UInt8]
  private(set) var offset = 0
  private let isStatesProfile: Bool

  init(_ text: String, isStatesProfile: Bool) {
    bytes = Array(text.utf8)
    self.isStatesProfile = isStatesProfile
  }

  /// The next token.
  ///
  /// - Parameter afterOperand: whether an operand stands before it: then `/` divides, otherwise it
  ///   begins a regular expression.
  mutating func next(afterOperand: Bool) throws(JSONataError) -> Token {
    try skipBlanksAndComments()
    let start = offset
    guard let byte = peek() else { return Token(kind: .end, range: .at(start)) }
    if byte == UInt8(ascii: "/"), !afterOperand { return try regularExpression() }
    if let symbol = symbol() {
      return Token(kind: .symbol(symbol), range: SourceRange(start: start, end: offset))
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(quote: byte)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "`"): return try quotedName()
    default: return name()
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  private mutating func skipBlanksAndComments() throws(JSONataError) {
    while let byte = peek() {
      if isBlank(byte) {
        offset += 1
      } else if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        let start = offset
        offset += 2
        while !(peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/")) {
          guard peek() != nil else {
            throw JSONataError("S0106", at: SourceRange(start: start, end: bytes.count))
          }
          offset += 1
        }
        offset += 2
      } else {
        return
      }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0x0B: true
    default: false
    }
  }

  /// The longest symbol here: two bytes before one.
  private mutating func symbol() -> Token.Symbol? {
    for length in [2, 1] where offset + length <= bytes.count {
      let text = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
      if let symbol = Token.Symbol(rawValue: text), symbol != .or, symbol != .in,
        !(isStatesProfile && (symbol == .defaultValue || symbol == .coalesce))
      {
        offset += length
        return symbol
      }
    }
    return nil
  }

  // MARK: Literals

  private mutating func string(quote: UInt8) throws(JSONataError) -> Token {
    let start = offset
    offset += 1
    var text: [UInt8] = []
    while let byte = peek() {
      offset += 1
      if byte == quote {
        let range = SourceRange(start: start, end: offset)
        return Token(kind: .string(String(decoding: text, as: UTF8.self)), range: range)
      }
      if byte == UInt8(ascii: "\\") { try escape(into: &text) } else { text.append(byte) }
    }
    throw JSONataError("S0101", at: SourceRange(start: start, end: offset))
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONataError) {
    let start = offset - 1
    guard let byte = peek() else {
      throw JSONataError("S0101", at: SourceRange(start: start, end: offset))
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      offset += 1
      var code = try codeUnit(start)
      if code & 0xFC00 == 0xD800, peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
        let before = offset
        offset += 2
        let low = try codeUnit(before)
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
        } else {
          offset = before
        }
      }
      let scalar = Unicode.Scalar(code) ?? loneSurrogate(code)
      text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default:
      let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self)
      throw JSONataError(
        "S0103", at: SourceRange(start: start, end: offset + 1),
        token: .string(String(scalar.unicodeScalars.prefix(1))))
    }
    offset += 1
  }

  private mutating func codeUnit(_ start: Int) throws(JSONataError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONataError("S0104", at: SourceRange(start: start, end: offset))
      }
      code = code << 4 | UInt32(digit)
      offset += 1
    }
    return code
  }

  private mutating func number() throws(JSONataError) -> Token {
    let start = offset
    // A leading zero stands alone: `01` is `0` and then `1`.
    if peek() == UInt8(ascii: "0") { offset += 1 } else { skipDigits() }
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      offset += 1
      skipDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
      if isDigit(peek(signed ? 2 : 1)) {
        offset += signed ? 2 : 1
        skipDigits()
      }
    }
    let range = SourceRange(start: start, end: offset)
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw JSONataError("S0102", at: range, token: .string(text))
    }
    return Token(kind: .number(value), range: range)
  }

  private mutating func skipDigits() {
    while isDigit(peek()) { offset += 1 }
  }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { $0 &- UInt8(ascii: "0") < 10 } ?? false
  }

  // MARK: Names

  private mutating func quotedName() throws(JSONataError) -> Token {
    let start = offset
    offset += 1
    while let byte = peek() {
      offset += 1
      if byte == UInt8(ascii: "`") {
        let text = String(decoding: bytes[(start + 1)..<(offset - 1)], as: UTF8.self)
        return Token(
          kind: .name(text, isQuoted: true), range: SourceRange(start: start, end: offset))
      }
    }
    throw JSONataError("S0105", at: SourceRange(start: start, end: offset))
  }

  private mutating func name() -> Token {
    let start = offset
    while let byte = peek(), !isBlank(byte), !isOperatorByte(byte) { offset += 1 }
    if offset == start { offset += 1 }
    let range = SourceRange(start: start, end: offset)
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if text.hasPrefix("$") { return Token(kind: .variable(String(text.dropFirst())), range: range) }
    let kind: Token.Kind =
      switch text {
      case "true": .value(.true)
      case "false": .value(.false)
      case "null": .value(.null)
      case "and": .symbol(.and)
      case "or": .symbol(.or)
      case "in": .symbol(.in)
      default: .name(text, isQuoted: false)
      }
    return Token(kind: kind, range: range)
  }

  /// Whether a byte ends a name: the first bytes of operators, brackets and quotes.
  private func isOperatorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "?"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "|"), UInt8(ascii: "="),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "&"),
      UInt8(ascii: "!"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  // MARK: Regular expressions

  /// A regular expression literal: to the next `/` outside brackets and escapes, then its flags.
  private mutating func regularExpression() throws(JSONataError) -> Token {
    let start = offset
    offset += 1
    var depth = 0
    while let byte = peek() {
      let isEscaped =
        bytes[offset - 1] == UInt8(ascii: "\\") && bytes[offset - 2] != UInt8(ascii: "\\")
      if byte == UInt8(ascii: "/"), !isEscaped, depth == 0 {
        let pattern = String(decoding: bytes[(start + 1)..<offset], as: UTF8.self)
        guard !pattern.isEmpty else {
          throw JSONataError("S0301", at: SourceRange(start: start, end: offset + 1))
        }
        offset += 1
        let flags = offset
        while peek() == UInt8(ascii: "i") || peek() == UInt8(ascii: "m") { offset += 1 }
        return Token(
          kind: .regularExpression(
            pattern: pattern, flags: String(decoding: bytes[flags..<offset], as: UTF8.self)),
          range: SourceRange(start: start, end: offset))
      }
      if !isEscaped {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
      }
      offset += 1
    }
    throw JSONataError("S0302", at: SourceRange(start: start, end: offset))
  }
}
