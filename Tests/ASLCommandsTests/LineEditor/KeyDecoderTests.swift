import TestSupport
import Testing

@testable import ASLCommands

@Suite struct KeyDecoderTests {
  private static let sequences: [(String, [Key])] = [
    ("ab", [.text("ab")]), ("é漢\u{1F600}", [.text("é漢\u{1F600}")]),
    ("a\rb\n", [.text("a"), .enter, .text("b"), .enter]), ("\t", [.tab]),
    ("\u{8}\u{7F}", [.backspace, .backspace]),
    ("\u{1}\u{3}\u{1A}", [.control("a"), .control("c"), .control("z")]),
    ("\u{1F}\0", [.control("\u{7F}"), .control("`")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OH\u{1B}OF", [.up, .home, .end]),
    (
      "\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
      [.home, .end, .home, .end, .home, .end]
    ),
    ("\u{1B}[3~", [.delete]),
    ("\u{1B}[1;5C\u{1B}[1;5D\u{1B}[1;3C", [.wordRight, .wordLeft, .wordRight]),
    ("\u{1B}b\u{1B}f\u{1B}\u{7F}\u{1B}\r", [.meta("b"), .meta("f"), .metaBackspace, .metaEnter]),
    ("\u{1B}[15~\u{1B}[?1;2c\u{1B}[<0;1M", [.unknown, .unknown, .enter]),
    ("\u{1B}\u{1B}[A", [.escape, .up]),
    ("\u{1B}[200~a\r\nb\r\u{1B}[Bc\u{1B}[201~d", [.paste("a\nb\n\u{1B}[Bc"), .text("d")]),
    ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
  ]

  @Test(arguments: sequences)
  func bytesAreKeys(_ text: String, _ keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(text.utf8) == keys)
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: sequences)
  func keysDoNotDependOnHowTheBytesCome(_ text: String, _ keys: [Key]) {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in text.utf8 { found += decoder.decode([byte]) }
    #expect(Self.joined(found) == Self.joined(keys))
  }

  private static func joined(_ keys: [Key]) -> [Key] {
    keys.reduce(into: []) { result, key in
      if case .text(let text) = key, case .text(let before)? = result.last {
        result[result.count - 1] = .text(before + text)
      } else {
        result.append(key)
      }
    }
  }

  @Test func whatIsNoUTF8IsReplaced() {
    var decoder = KeyDecoder()
    #expect(
      decoder.decode([0x61, 0xFF, 0xC3, 0x62, 0xA0, 0xE6, 0xBC, 0x0D]) == [
        .text("a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}"), .enter,
      ])
  }

  @Test func anEscapeAloneIsAKeyWhenNothingFollows() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]).isEmpty && decoder.isWaiting)
    #expect(decoder.flush() == [.escape] && !decoder.isWaiting)
    #expect(decoder.decode([0x1B, 0x5B]).isEmpty)
    #expect(decoder.flush() == [.unknown])
    #expect(decoder.decode([0xE6]).isEmpty)
    #expect(decoder.flush() == [.text("\u{FFFD}")])
    #expect(decoder.flush().isEmpty)
  }

  @Test func aSequenceWithoutEndIsLetGo() {
    var decoder = KeyDecoder()
    let bytes = [UInt8](repeating: UInt8(ascii: "1"), count: 10_000)
    let keys = decoder.decode([0x1B, 0x5B] + bytes)
    #expect(keys.count == 1 && !decoder.isWaiting)
  }

  @Test func anyBytesAreRead() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      var session = TypedSession(columns: 20, history: ["one", "two"])
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) }
      session.type(String(decoding: bytes, as: UTF8.self))
      session.pause()
    }
  }
}
