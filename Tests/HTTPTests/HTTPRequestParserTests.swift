import HTTP
import Testing

@Suite struct HTTPRequestParserTests {
  static let whole = "POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
  static let chunked =
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\nT: 1\r\n\r\n"

  @Test(arguments: [1, 2, 7, 1_000])
  func aRequestIsReadHoweverItIsCut(size: Int) {
    #expect(parse(Self.whole, size)?.body == Array("body".utf8))
    #expect(parse(Self.whole, size)?.target == "/a?b")
    #expect(parse(Self.whole, size)?.fields["HOST"] == "x")
    #expect(parse(Self.chunked, size)?.body == Array("abcd".utf8))
  }

  @Test(arguments: [
    ("nonsense\r\n\r\n", 400), ("GET / HTTP/2\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\n: x\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", 413),
  ])
  func aBadRequestIsRefused(text: String, status: Int) {
    var parser = HTTPRequestParser()
    #expect(parser.append(Array(text.utf8)) == .refused(status: status))
  }

  @Test func aHeadWithoutEndIsRefused() {
    var parser = HTTPRequestParser()
    #expect(
      parser.append(Array(repeating: UInt8(ascii: "a"), count: 70_000)) == .refused(status: 431))
  }

  @Test func aClientThatAsksMayContinueOnce() {
    var parser = HTTPRequestParser()
    let head = "POST / HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
    #expect(parser.append(Array(head.utf8)) == .awaitsContinue)
    #expect(parser.append([1]) == .incomplete)
    guard case .complete(let request) = parser.append([2]) else {
      Issue.record("the request is not complete")
      return
    }
    #expect(request.body == [1, 2])
  }

  private func parse(_ text: String, _ size: Int) -> HTTPRequest? {
    var parser = HTTPRequestParser()
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      if case .complete(let request) = parser.append(rest.prefix(size)) { return request }
      rest = rest.dropFirst(size)
    }
    return nil
  }
}
