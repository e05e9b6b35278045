public import Diagnostics

/// Where the places of a decoded string stand in the source text.
///
/// Escapes make a string literal longer than its value; this maps places in the value back, each in
/// a time that hardly grows with the length of the string.
public struct LiteralOffsets: Sendable {
  private let literal: SourceRange
  private var escapes: [Escape] = []

  private struct Escape {
    let decoded: Range<Int>
    let source: Range<Int>
  }

  /// - Parameters:
  ///   - literal: the range of the string literal, with its quotation marks.
  ///   - bytes: the source text.
  public init(_ literal: SourceRange, of bytes: [UInt8]) {
    self.literal = literal
    let end = literal.end - 1
    var source = literal.start + 1
    var decoded = 0
    while source < end {
      guard bytes[source] == UInt8(ascii: "\\"), source + 1 < end else {
        source += 1
        decoded += 1
        continue
      }
      let (sourceLength, decodedLength) = Self.lengths(bytes, at: source, end: end)
      escapes.append(
        Escape(
          decoded: decoded..<(decoded + decodedLength), source: source..<(source + sourceLength)))
      source += sourceLength
      decoded += decodedLength
    }
  }

  /// Where a UTF-8 offset of the decoded string stands; within an escape, where that begins.
  public func sourceOffset(ofDecoded offset: Int) -> Int {
    var low = 0
    var high = escapes.count
    while low < high {
      let middle = (low + high) / 2
      if escapes[middle].decoded.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    let place: Int
    if low == 0 {
      place = literal.start + 1 + offset
    } else {
      let escape = escapes[low - 1]
      guard offset >= escape.decoded.upperBound else { return escape.source.lowerBound }
      place = escape.source.upperBound + offset - escape.decoded.upperBound
    }
    return min(place, literal.end - 1)
  }

  /// Where a part of the decoded string stands.
  public func source(of part: SourceRange) -> SourceRange {
    SourceRange(
      start: sourceOffset(ofDecoded: part.start), end: sourceOffset(ofDecoded: part.end))
  }

  /// How many bytes an escape takes in the source and in the value; a pair of surrogate escapes
  /// counts as one.
  private static func lengths(
    _ bytes: [UInt8], at offset: Int, end: Int
  ) -> (source: Int, decoded: Int) {
    guard bytes[offset + 1] == UInt8(ascii: "u"), offset + 6 <= end else { return (2, 1) }
    func unit(_ start: Int) -> UInt32? {
      guard start + 6 <= end, bytes[start] == UInt8(ascii: "\\"),
        bytes[start + 1] == UInt8(ascii: "u")
      else { return nil }
      return UInt32(String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16)
    }
    let first = unit(offset) ?? 0xFFFD
    if first & 0xFC00 == 0xD800, let second = unit(offset + 6), second & 0xFC00 == 0xDC00 {
      return (12, 4)
    }
    return (6, first < 0x80 ? 1 : first < 0x800 ? 2 : 3)
  }
}
