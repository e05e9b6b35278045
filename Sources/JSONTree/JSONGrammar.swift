import Diagnostics

/// The grammar of RFC 8259 over UTF-8 bytes; what it reads goes to a builder.
struct JSONParser<Builder: JSONBuilder> {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let builder: Builder
  private let maximumDepth: Int
  private var offset = 0
  private var depth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: Builder, maximumDepth: Int) {
    self.bytes = bytes
    self.builder = builder
    self.maximumDepth = maximumDepth
  }

  mutating func parseText() throws(JSONError) -> Builder.Node {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    skipWhitespace()
    guard offset < bytes.count else { throw JSONError(.empty, at: .at(offset)) }
    let node = try parseValue()
    skipWhitespace()
    guard offset == bytes.count else {
      throw JSONError(.textAfterValue, at: SourceRange(start: offset, end: bytes.count))
    }
    return node
  }

  private mutating func parseValue() throws(JSONError) -> Builder.Node {
    guard offset < bytes.count else { throw unexpected("a JSON value") }
    let start = offset
    switch bytes[offset] {
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "\""):
      let text = try parseString()
      return builder.string(text, SourceRange(start: start, end: offset))
    case UInt8(ascii: "t"):
      try parseWord("true")
      return builder.bool(true, SourceRange(start: start, end: offset))
    case UInt8(ascii: "f"):
      try parseWord("false")
      return builder.bool(false, SourceRange(start: start, end: offset))
    case UInt8(ascii: "n"):
      try parseWord("null")
      return builder.null(SourceRange(start: start, end: offset))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let number = try parseNumber()
      return builder.number(number, SourceRange(start: start, end: offset))
    default: throw unexpected("a JSON value")
    }
  }

  private mutating func parseObject() throws(JSONError) -> Builder.Node {
    let start = offset
    try enter()
    var members = builder.makeMembers()
    skipWhitespace()
    if !consume(UInt8(ascii: "}")) {
      repeat {
        skipWhitespace()
        let keyStart = offset
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
          throw unexpected("a key in quotation marks")
        }
        let key = try parseString()
        let keyRange = SourceRange(start: keyStart, end: offset)
        skipWhitespace()
        guard consume(UInt8(ascii: ":")) else { throw unexpected("':' after the key \"\(key)\"") }
        skipWhitespace()
        let value = try parseValue()
        try builder.add(key, keyRange, value, to: &members)
        skipWhitespace()
      } while consume(UInt8(ascii: ","))
      guard consume(UInt8(ascii: "}")) else { throw unexpected("',' or '}'") }
    }
    depth -= 1
    return builder.object(members, SourceRange(start: start, end: offset))
  }

  private mutating func parseArray() throws(JSONError) -> Builder.Node {
    let start = offset
    try enter()
    var elements: [Builder.Node] = []
    skipWhitespace()
    if !consume(UInt8(ascii: "]")) {
      repeat {
        skipWhitespace()
        elements.append(try parseValue())
        skipWhitespace()
      } while consume(UInt8(ascii: ","))
      guard consume(UInt8(ascii: "]")) else { throw unexpected("',' or ']'") }
    }
    depth -= 1
    return builder.array(elements, SourceRange(start: start, end: offset))
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= maximumDepth else {
      let bracket = SourceRange(start: offset, end: offset + 1)
      throw JSONError(.tooDeep(limit: maximumDepth), at: bracket)
    }
    offset += 1
  }

  // MARK: Words and numbers

  private mutating func parseWord(_ word: StaticString) throws(JSONError) {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard offset < bytes.count, bytes[offset] == word.utf8Start[index] else {
        offset = start
        throw unexpected("a JSON value")
      }
      offset += 1
    }
  }

  private mutating func parseNumber() throws(JSONError) -> JSONNumber {
    let start = offset
    let isNegative = consume(UInt8(ascii: "-"))
    let integerStart = offset
    var digits = consumeDigits(0)
    let count = offset - integerStart
    guard count > 0, count == 1 || bytes[integerStart] != UInt8(ascii: "0") else {
      throw badNumber(from: start)
    }
    let integerEnd = offset
    if consume(UInt8(ascii: ".")) {
      digits = consumeDigits(digits)
      guard offset > integerEnd + 1 else { throw badNumber(from: start) }
    }
    let fractionEnd = offset
    let scale = max(0, fractionEnd - integerEnd - 1)
    let hasExponent = try consumeExponent(start)
    if hasExponent || count + scale > Self.exactDigits || (isNegative && digits == 0) {
      return .literal(String(decoding: bytes[start..<offset], as: UTF8.self))
    }
    let value = isNegative ? -digits : digits
    return scale > 0 ? .decimal(value, scale: UInt8(scale)) : .integer(value)
  }

  /// How many decimal digits always fit in an Int64.
  private static var exactDigits: Int { 18 }

  /// Reads digits and appends them to a value; past 18 of them the value means nothing.
  private mutating func consumeDigits(_ before: Int64) -> Int64 {
    var value = before
    while offset < bytes.count, let digit = digitValue(bytes[offset]) {
      value = value &* 10 &+ digit
      offset += 1
    }
    return value
  }

  private mutating func consumeExponent(_ start: Int) throws(JSONError) -> Bool {
    guard consume(UInt8(ascii: "e")) || consume(UInt8(ascii: "E")) else { return false }
    if !consume(UInt8(ascii: "+")) { _ = consume(UInt8(ascii: "-")) }
    let digits = offset
    _ = consumeDigits(0)
    guard offset > digits else { throw badNumber(from: start) }
    return true
  }

  private func digitValue(_ byte: UInt8) -> Int64? {
    let value = byte &- UInt8(ascii: "0")
    return value < 10 ? Int64(value) : nil
  }

  private func badNumber(from start: Int) -> JSONError {
    var end = offset
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return JSONError(.badNumber(text), at: SourceRange(start: start, end: end))
  }

  // MARK: Strings

  private mutating func parseString() throws(JSONError) -> String {
    let open = offset
    offset += 1
    let start = offset
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let text = try makeString(UnsafeBufferPointer(rebasing: bytes[start..<offset]), at: start)
        offset += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: start, open: open) }
      guard byte >= 0x20 else { throw controlCharacter() }
      offset += 1
    }
    throw unterminatedString(from: open)
  }

  private mutating func parseEscapedString(from start: Int, open: Int) throws(JSONError) -> String {
    var decoded = [UInt8](bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        let result: Result<String, JSONError> = decoded.withUnsafeBufferPointer { buffer in
          do throws(JSONError) {
            return .success(try makeString(buffer, at: start))
          } catch {
            return .failure(error)
          }
        }
        return try result.get()
      case UInt8(ascii: "\\"): try parseEscape(into: &decoded)
      case 0..<0x20: throw controlCharacter()
      default:
        decoded.append(byte)
        offset += 1
      }
    }
    throw unterminatedString(from: open)
  }

  private mutating func parseEscape(into decoded: inout [UInt8]) throws(JSONError) {
    guard offset + 1 < bytes.count else { throw badEscape(length: 1) }
    let plain: UInt8
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[offset + 1]
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"):
      var code = try parseCodeUnit()
      if code & 0xFC00 == 0xD800, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        let before = offset
        let low = try parseCodeUnit()
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
        } else {
          offset = before
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw badEscape(length: 2)
    }
    decoded.append(plain)
    offset += 2
  }

  private mutating func parseCodeUnit() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for index in 2..<6 {
      guard offset + index < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[offset + index])).hexDigitValue
      else { throw badEscape(length: min(index + 1, bytes.count - offset)) }
      code = code << 4 | UInt32(digit)
    }
    offset += 6
    return code
  }

  private func makeString(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
  ) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw JSONError(.notUTF8, at: SourceRange(start: start, end: offset))
    }
    return text
  }

  // MARK: Small things

  private mutating func consume(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipWhitespace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  // MARK: Errors

  private func unexpected(_ expected: String) -> JSONError {
    guard offset < bytes.count else {
      return JSONError(
        .unexpected(found: "the end of the text", expected: expected), at: .at(offset))
    }
    var end = offset
    while end < bytes.count, isWordByte(bytes[end]), end - offset < 40 { end += 1 }
    end = max(end, offset + 1)
    let found = "'\(String(decoding: bytes[offset..<end], as: UTF8.self))'"
    return JSONError(
      .unexpected(found: found, expected: expected), at: SourceRange(start: offset, end: end))
  }

  private func controlCharacter() -> JSONError {
    JSONError(.controlCharacter(bytes[offset]), at: SourceRange(start: offset, end: offset + 1))
  }

  private func unterminatedString(from open: Int) -> JSONError {
    JSONError(.unterminatedString, at: SourceRange(start: open, end: open + 1))
  }

  private func badEscape(length: Int) -> JSONError {
    let end = min(offset + length, bytes.count)
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    return JSONError(.badEscape(text), at: SourceRange(start: offset, end: end))
  }
}
