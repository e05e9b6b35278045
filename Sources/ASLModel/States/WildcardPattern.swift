/// The operand of `StringMatches`: a text in which `*` stands for any characters, none included.
///
/// `\*` is an asterisk and `\\` a backslash; any other backslash stands for itself.
///
/// - Note: Amazon States Language, "Choice State", Data-test Expression.
public struct WildcardPattern: Sendable, Equatable {
  public let source: String
  /// The literal texts between the wildcards, in UTF-8.
  private let pieces: [[UInt8]]

  public init(_ source: String) {
    self.source = source
    var pieces: [[UInt8]] = [[]]
    let bytes = Array(source.utf8)
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\"), offset + 1 < bytes.count, Self.isEscapable(bytes[offset + 1]) {
        pieces[pieces.count - 1].append(bytes[offset + 1])
        offset += 2
      } else if byte == UInt8(ascii: "*") {
        pieces.append([])
        offset += 1
      } else {
        pieces[pieces.count - 1].append(byte)
        offset += 1
      }
    }
    self.pieces = pieces
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "\\")
  }

  /// Whether the pattern stands for the whole text.
  ///
  /// Each piece between two wildcards is taken where it first occurs, so the cost is at most the
  /// product of the two lengths.
  public func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return pieces == [text]
    }
    guard text.count >= first.count + last.count, text.starts(with: first),
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = text[first.count..<(text.count - last.count)]
    for piece in pieces[1..<(pieces.count - 1)] {
      guard let end = Self.endOfFirst(piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  private static func endOfFirst(_ piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= piece.count else { return nil }
    for start in text.startIndex...(text.endIndex - piece.count)
    where text[start..<(start + piece.count)].elementsEqual(piece) {
      return start + piece.count
    }
    return nil
  }
}
