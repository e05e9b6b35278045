import DebugAdapterProtocol
import Testing

@Suite struct MessageFramerTests {
  private func bodies(
    _ pieces: [[UInt8]], limits: MessageFramer.Limits = .init()
  ) throws(FramingError) -> [String] {
    var framer = MessageFramer(limits: limits)
    var bodies: [String] = []
    for piece in pieces {
      framer.append(piece)
      while let body = try framer.next() { bodies.append(String(decoding: body, as: UTF8.self)) }
    }
    try framer.end()
    return bodies
  }

  @Test func aLengthCountsBytes() throws {
    let body = #"{"name":"Größe – 寸法 🙂"}"#
    let framed = MessageFramer.framed(Array(body.utf8))
    #expect(String(decoding: framed, as: UTF8.self).hasPrefix("Content-Length: 34\r\n\r\n"))
    #expect(try bodies([framed, framed]) == [body, body])
  }

  @Test func otherHeadersArePassedOverAndNamesMatchInAnyCase() throws {
    let text =
      "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-length:\t 2 \r\n\r\n{}"
      + "content-length:2\r\nContent-Length: 2\r\nx_y-Z:\r\n\r\n[]Content-Length: 0\r\n\r\n"
    #expect(try bodies([Array(text.utf8)]) == ["{}", "[]", ""])
  }

  @Test func aMessageMayComeInPieces() throws {
    let framed = ["{}", #"{"a":"é"}"#, ""].flatMap { MessageFramer.framed(Array($0.utf8)) }
    for size in 1...framed.count {
      let pieces = stride(from: 0, to: framed.count, by: size).map {
        Array(framed[$0..<min($0 + size, framed.count)])
      }
      #expect(try bodies(pieces) == ["{}", #"{"a":"é"}"#, ""], "pieces of \(size)")
    }
  }

  @Test func manyMessagesAreReadInOrder() throws {
    let all = (0..<20_000).map { "{\"seq\":\($0)}" }
    let framed = all.flatMap { MessageFramer.framed(Array($0.utf8)) }
    #expect(try bodies([framed]) == all)
  }

  private static let broken: [(String, FramingError)] = [
    ("{\"seq\":1}", FramingError.strayByte(UInt8(ascii: "{"))),
    ("\u{7F}ELF", .strayByte(0x7F)),
    ("GET / HTTP/1.1\r\n\r\n", .strayByte(UInt8(ascii: " "))),
    (": 2\r\n\r\n{}", .strayByte(UInt8(ascii: ":"))),
    ("Content-Length\r\n\r\n{}", .strayByte(0x0D)),
    ("Content-Length: 2\r2\r\n\r\n{}", .strayByte(UInt8(ascii: "2"))),
    ("Content-Length: 2\u{0}", .strayByte(0)),
    ("X: é\r\n\r\n", .strayByte(0xC3)),
    ("\r\n\r\n", .missingLength),
    ("X: 1\r\n\r\n{}", .missingLength),
    ("Content-Length: 2\n\n{}", .lineEnd),
    ("\n", .lineEnd),
    ("Content-Length: -2\r\n\r\n{}", .badLength("-2")),
    ("Content-Length: +2\r\n\r\n{}", .badLength("+2")),
    ("Content-Length: \r\n\r\n{}", .badLength("")),
    ("Content-Length: 0x2\r\n\r\n{}", .badLength("0x2")),
    ("Content-Length: 2.0\r\n\r\n{}", .badLength("2.0")),
    ("Content-Length: 2 2\r\n\r\n{}", .badLength("2 2")),
    ("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", .conflictingLengths(2, 3)),
    ("Content-Length: 101\r\n\r\n", .tooLarge(bytes: 101, limit: 100)),
    (
      "Content-Length: 99999999999999999999\r\n\r\n", .tooLarge(bytes: .max, limit: 100)
    ),
    ("X: " + String(repeating: "a", count: 200), .headerTooLong(limit: 64)),
    ("Content-Length: 3\r\n\r\n{}", .endedEarly),
    ("Content-Le", .endedEarly),
  ]

  @Test(arguments: broken)
  func bytesThatAreNoMessageAreRefused(_ text: String, _ error: FramingError) {
    var limits = MessageFramer.Limits()
    limits.headerBytes = 64
    limits.bodyBytes = 100
    #expect(throws: error) { try bodies([Array(text.utf8)], limits: limits) }
    #expect(throws: error) { try bodies(text.utf8.map { [$0] }, limits: limits) }
    #expect(!error.message.isEmpty)
  }

  @Test func afterAnErrorNothingIsReadAnyMore() {
    var framer = MessageFramer()
    framer.append(Array("x\r\n".utf8))
    #expect(throws: FramingError.strayByte(0x0D)) { try framer.next() }
    framer.append(MessageFramer.framed(Array("{}".utf8)))
    #expect(throws: FramingError.strayByte(0x0D)) { try framer.next() }
    #expect(throws: FramingError.strayByte(0x0D)) { try framer.end() }
  }

  @Test func theDefaultLimitHoldsNoMoreThan16MiB() {
    let limit = 16 * 1_024 * 1_024
    #expect(throws: FramingError.tooLarge(bytes: limit + 1, limit: limit)) {
      try bodies([Array("Content-Length: \(limit + 1)\r\n\r\n".utf8)])
    }
  }
}
