import Diagnostics

extension JSONScanner {
  /// How many bytes of the text an error message quotes.
  private static var quotedBytes: Int { 40 }

  func unexpected(_ expected: String) -> JSONError {
    guard !isAtEnd else {
      return JSONError(
        .unexpected(found: "the end of the text", expected: expected), at: .at(offset))
    }
    let end = max(wordEnd(from: offset), characterEnd(after: offset))
    return JSONError(
      .unexpected(found: "'\(quoted(offset, end))'", expected: expected),
      at: SourceRange(start: offset, end: end))
  }

  func badNumber(from start: Int) -> JSONError {
    let end = wordEnd(from: offset)
    return JSONError(.badNumber(quoted(start, end)), at: SourceRange(start: start, end: end))
  }

  /// - Parameter length: how many bytes of the escape were read, the wrong one included.
  func badEscape(length: Int) -> JSONError {
    let end = characterEnd(after: min(offset + length, bytes.count) - 1)
    return JSONError(.badEscape(quoted(offset, end)), at: SourceRange(start: offset, end: end))
  }

  /// The end of the letters, digits and signs that follow an offset.
  private func wordEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isWordByte(bytes[end]) { end += 1 }
    return end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private func characterEnd(after offset: Int) -> Int {
    var end = min(offset + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private func quoted(_ start: Int, _ end: Int) -> String {
    guard end - start > Self.quotedBytes else {
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    var cut = start + Self.quotedBytes
    while cut > start, bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    return String(decoding: bytes[start..<cut], as: UTF8.self) + "…"
  }
}

/// The first bytes in a range that are not UTF-8: the longest part of a sequence that could have
/// become one, at least a byte.
///
/// - Note: Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
func invalidUTF8(
  in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
) -> SourceRange {
  var offset = start
  while offset < end {
    let (length, second) = sequence(startingWith: bytes[offset])
    guard length > 0 else { break }
    var read = 1
    while read < length {
      let allowed = read == 1 ? second : 0x80...0xBF
      guard offset + read < end, allowed.contains(bytes[offset + read]) else {
        return SourceRange(start: offset, end: offset + read)
      }
      read += 1
    }
    offset += length
  }
  return SourceRange(start: offset, end: min(offset + 1, end))
}

/// How long the sequence is that a byte starts, 0 if none, and what its second byte may be.
private func sequence(startingWith byte: UInt8) -> (length: Int, second: ClosedRange<UInt8>) {
  switch byte {
  case 0..<0x80: (1, 0x80...0xBF)
  case 0xC2...0xDF: (2, 0x80...0xBF)
  case 0xE0: (3, 0xA0...0xBF)
  case 0xED: (3, 0x80...0x9F)
  case 0xE1...0xEF: (3, 0x80...0xBF)
  case 0xF0: (4, 0x90...0xBF)
  case 0xF1...0xF3: (4, 0x80...0xBF)
  case 0xF4: (4, 0x80...0x8F)
  default: (0, 0x80...0xBF)
  }
}
