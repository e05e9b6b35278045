import Diagnostics

/// Reads the words of JSON (numbers, strings, blanks) from UTF-8 bytes, from an offset on.
struct JSONScanner: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0
  private var keys: JSONKeyCache

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    keys = JSONKeyCache(textCount: bytes.count)
  }

  /// The byte at the offset; 0, which no JSON text holds, at the end.
  var current: UInt8 {
    @inline(__always) get { offset < bytes.count ? bytes[offset] : 0 }
  }

  var isAtEnd: Bool { offset >= bytes.count }

  mutating func consume(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    offset += 1
    return true
  }

  @inline(__always)
  mutating func skipWhitespace() {
    while offset < bytes.count, bytes[offset] <= 0x20 {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  mutating func readWord(_ word: StaticString) throws(JSONError) {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[index] else {
        offset = start
        throw unexpected("a JSON value")
      }
      offset += 1
    }
  }

  // MARK: Strings

  /// Reads a string literal, at its quotation mark.
  mutating func readString() throws(JSONError) -> String {
    let open = offset
    let (end, isASCII) = plainEnd(from: open + 1)
    offset = end
    guard current == UInt8(ascii: "\"") else { return try readEscapedString(from: open) }
    offset += 1
    return try text(open + 1, end, isASCII: isASCII)
  }

  /// Reads the key of a member, and gives a number that other keys rarely have.
  mutating func readKey() throws(JSONError) -> (text: String, hash: UInt64) {
    let open = offset
    let (end, isASCII) = plainEnd(from: open + 1)
    offset = end
    guard current == UInt8(ascii: "\"") else {
      return (try readEscapedString(from: open), JSONKeyHash.unknown)
    }
    offset += 1
    guard let start = bytes.baseAddress.map({ $0 + open + 1 }),
      let words = JSONKeyCache.words(
        start, count: end - open - 1, readable: bytes.count - open - 1)
    else { return (try text(open + 1, end, isASCII: isASCII), JSONKeyHash.unknown) }
    let hash = JSONKeyCache.hash(words, end - open - 1)
    let bytes = bytes
    let key = try keys.text(words, end - open - 1, hash: hash) { () throws(JSONError) in
      try Self.text(bytes, open + 1, end, isASCII: isASCII)
    }
    return (key, hash)
  }

  /// Where a literal has its first quotation mark, backslash or control character, or the text
  /// ends, and whether all before it is ASCII.
  @inline(__always)
  private func plainEnd(from start: Int) -> (end: Int, isASCII: Bool) {
    guard let base = bytes.baseAddress else { return (start, true) }
    var end = start
    var seen: UInt64 = 0
    while end + WordScan.size <= bytes.count {
      let word = WordScan.load(base + end)
      let special = WordScan.specialBytes(word)
      if special != 0 {
        let bits = UInt64(special.trailingZeroBitCount & ~7)
        seen |= word & ((1 << bits) - 1)
        return (end + Int(bits / 8), seen & WordScan.highBits == 0)
      }
      seen |= word
      end += WordScan.size
    }
    while end < bytes.count, !Self.isSpecial(bytes[end]) {
      seen |= UInt64(bytes[end])
      end += 1
    }
    return (end, seen & WordScan.highBits == 0)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func text(_ start: Int, _ end: Int, isASCII: Bool) throws(JSONError) -> String {
    try Self.text(bytes, start, end, isASCII: isASCII)
  }

  private static func text(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isASCII: Bool
  ) throws(JSONError) -> String {
    let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
    // ASCII is always UTF-8, so that nothing can be repaired here.
    if isASCII { return String(decoding: part, as: UTF8.self) }
    guard let text = String(validating: part, as: UTF8.self) else {
      throw JSONError(.notUTF8, at: invalidUTF8(in: bytes, from: start, to: end))
    }
    return text
  }

  // MARK: Escapes

  /// Reads the rest of a string literal from its first escape on, or says what is wrong there.
  private mutating func readEscapedString(from open: Int) throws(JSONError) -> String {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(2 * (offset - open) + 32)
    decoded.append(contentsOf: bytes[(open + 1)..<offset])
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        guard let text = String(validating: decoded, as: UTF8.self) else {
          throw JSONError(.notUTF8, at: invalidUTF8(in: bytes, from: open, to: offset))
        }
        return text
      case UInt8(ascii: "\\"): try readEscape(into: &decoded)
      case 0..<0x20:
        let place = SourceRange(start: offset, end: offset + 1)
        throw JSONError(.controlCharacter(bytes[offset]), at: place)
      default:
        let start = offset
        offset = plainEnd(from: start).end
        decoded.append(contentsOf: bytes[start..<offset])
      }
    }
    throw JSONError(.unterminatedString, at: SourceRange(start: open, end: open + 1))
  }

  private mutating func readEscape(into decoded: inout [UInt8]) throws(JSONError) {
    guard offset + 1 < bytes.count else { throw badEscape(length: 1) }
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      decoded.append(bytes[offset + 1])
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = Unicode.Scalar(try readScalarEscape()) ?? "\u{FFFD}"
      decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    default: throw badEscape(length: 2)
    }
    offset += 2
  }

  /// Reads `\uXXXX`, or two of them that are a surrogate pair; a surrogate alone stays one.
  private mutating func readScalarEscape() throws(JSONError) -> UInt32 {
    let high = try readCodeUnit()
    guard high & 0xFC00 == 0xD800, offset + 1 < bytes.count,
      bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    else { return high }
    let before = offset
    let low = try readCodeUnit()
    if low & 0xFC00 == 0xDC00 { return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF) }
    offset = before
    return high
  }

  private mutating func readCodeUnit() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for index in 2..<6 {
      guard offset + index < bytes.count, let digit = Self.hexadecimalDigit(bytes[offset + index])
      else { throw badEscape(length: index + 1) }
      code = code << 4 | digit
    }
    offset += 6
    return code
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
