public import Diagnostics

/// A JSON text as it was written: every value and key with its range, duplicate keys included.
public struct JSONSyntax: Sendable {
  public let kind: Kind
  public let range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONSyntax])
    case object([Member])
  }

  public struct Member: Sendable {
    public let key: String
    /// The key with its quotation marks.
    public let keyRange: SourceRange
    public let value: JSONSyntax

    public init(key: String, keyRange: SourceRange, value: JSONSyntax) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }
}

extension JSONSyntax {
  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = kind { members } else { nil } }
  public var elements: [JSONSyntax]? {
    if case .array(let elements) = kind { elements } else { nil }
  }
  public var stringValue: String? { if case .string(let value) = kind { value } else { nil } }

  /// The value of a key, if this is an object that has it; of duplicates the last.
  public subscript(_ key: String) -> JSONSyntax? {
    members?.last { isSameText($0.key, key) }?.value
  }

  /// Where, in the source text, the UTF-8 offset of a decoded string stands.
  ///
  /// Escapes make a string literal longer than its value; this maps a place in the value back.
  ///
  /// - Parameters:
  ///   - offset: UTF-8 bytes from the start of the decoded string.
  ///   - literal: the range of the string literal, with its quotation marks.
  ///   - bytes: the source text.
  public static func sourceOffset(
    ofDecoded offset: Int, inLiteral literal: SourceRange, of bytes: [UInt8]
  ) -> Int {
    var source = literal.start + 1
    var decoded = 0
    while decoded < offset, source < literal.end - 1 {
      let (sourceLength, decodedLength) = escapeLengths(bytes, at: source, end: literal.end - 1)
      guard decoded + decodedLength <= offset else { break }
      source += sourceLength
      decoded += decodedLength
    }
    return source
  }

  /// How many bytes one unit of a string literal takes in the source and in the value: a plain byte
  /// or an escape (a pair of surrogate escapes counts as one).
  private static func escapeLengths(
    _ bytes: [UInt8], at offset: Int, end: Int
  ) -> (source: Int, decoded: Int) {
    guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else { return (1, 1) }
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
