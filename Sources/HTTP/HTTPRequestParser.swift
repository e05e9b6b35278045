/// Reads one HTTP/1.1 request from bytes that come in pieces (RFC 9112).
///
/// The body has a `Content-Length` or none; `Transfer-Encoding: chunked` is understood.
public struct HTTPRequestParser: Sendable {
  private var bytes: [UInt8] = []
  private var head: Head?
  private let limits: Limits

  public struct Limits: Sendable {
    public var headBytes = 64 * 1_024
    public var bodyBytes = 1_024 * 1_024

    public init() {}
  }

  public enum Progress: Sendable, Equatable {
    case incomplete
    /// The client waits for `100 Continue` before it sends the body.
    case awaitsContinue
    case complete(HTTPRequest)
    /// The status to refuse the request with.
    case refused(status: Int)
  }

  private struct Head {
    var request: HTTPRequest
    let length: Int
    let body: Body
    var continueAsked: Bool
  }

  private enum Body {
    case counted(Int)
    case chunked
  }

  public init(limits: Limits = Limits()) { self.limits = limits }

  public mutating func append(_ more: some Sequence<UInt8>) -> Progress {
    bytes.append(contentsOf: more)
    if head == nil {
      guard let end = endOfHead() else {
        return bytes.count > limits.headBytes ? .refused(status: 431) : .incomplete
      }
      switch parseHead(bytes[..<end.start], length: end.next) {
      case .success(let parsed): head = parsed
      case .failure(let refusal): return .refused(status: refusal.status)
      }
    }
    guard var head else { return .incomplete }
    switch body(after: head) {
    case .success(let body?):
      head.request.body = body
      return .complete(head.request)
    case .success(nil):
      if head.continueAsked {
        self.head?.continueAsked = false
        return .awaitsContinue
      }
      return .incomplete
    case .failure(let refusal): return .refused(status: refusal.status)
    }
  }

  private struct Refusal: Error { let status: Int }

  private func endOfHead() -> (start: Int, next: Int)? {
    let mark = Array("\r\n\r\n".utf8)
    guard bytes.count >= mark.count else { return nil }
    for start in 0...(bytes.count - mark.count)
    where bytes[start..<(start + mark.count)].elementsEqual(mark) {
      return (start, start + mark.count)
    }
    return nil
  }

  private func parseHead(_ bytes: ArraySlice<UInt8>, length: Int) -> Result<Head, Refusal> {
    guard bytes.count <= limits.headBytes else { return .failure(Refusal(status: 431)) }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty, !words[1].isEmpty
    else { return .failure(Refusal(status: 400)) }
    var fields = HTTPFields()
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        !line[..<colon].contains(" ")
      else { return .failure(Refusal(status: 400)) }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields.append(String(line[..<colon]), String(value))
    }
    let request = HTTPRequest(method: String(words[0]), target: String(words[1]), fields: fields)
    let asksContinue = fields["Expect"]?.lowercased() == "100-continue"
    return body(of: fields).map {
      Head(request: request, length: length, body: $0, continueAsked: asksContinue)
    }
  }

  private func body(of fields: HTTPFields) -> Result<Body, Refusal> {
    if let encoding = fields["Transfer-Encoding"] {
      guard encoding.lowercased() == "chunked" else { return .failure(Refusal(status: 501)) }
      return .success(.chunked)
    }
    guard let text = fields["Content-Length"] else { return .success(.counted(0)) }
    guard let count = Int(text), count >= 0, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      return .failure(Refusal(status: 400))
    }
    return count > limits.bodyBytes ? .failure(Refusal(status: 413)) : .success(.counted(count))
  }

  /// The body, once all of it is there.
  private func body(after head: Head) -> Result<[UInt8]?, Refusal> {
    let rest = bytes[head.length...]
    switch head.body {
    case .counted(let count):
      return .success(rest.count < count ? nil : Array(rest.prefix(count)))
    case .chunked: return chunks(rest)
    }
  }

  private func chunks(_ bytes: ArraySlice<UInt8>) -> Result<[UInt8]?, Refusal> {
    var rest = bytes
    var body: [UInt8] = []
    while let end = endOfLine(rest) {
      let line = String(decoding: rest[..<end], as: UTF8.self)
      let size = line.prefix { $0 != ";" && $0 != " " }
      guard !size.hasPrefix("+"), !size.hasPrefix("-"), let count = Int(size, radix: 16) else {
        return .failure(Refusal(status: 400))
      }
      guard body.count + count <= limits.bodyBytes else { return .failure(Refusal(status: 413)) }
      rest = rest[(end + 2)...]
      if count == 0 { return trailers(rest, body) }
      guard rest.count >= count + 2 else { return .success(nil) }
      body += rest.prefix(count)
      guard rest.dropFirst(count).starts(with: Array("\r\n".utf8)) else {
        return .failure(Refusal(status: 400))
      }
      rest = rest.dropFirst(count + 2)
    }
    return rest.count > 1_024 ? .failure(Refusal(status: 400)) : .success(nil)
  }

  /// The fields after the last chunk, which are passed over, and the empty line that ends them.
  private func trailers(
    _ bytes: ArraySlice<UInt8>, _ body: [UInt8]
  ) -> Result<[UInt8]?, Refusal> {
    var rest = bytes
    while let end = endOfLine(rest) {
      if end == rest.startIndex { return .success(body) }
      rest = rest[(end + 2)...]
    }
    return rest.count > limits.headBytes ? .failure(Refusal(status: 431)) : .success(nil)
  }

  private func endOfLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") { return index }
      index += 1
    }
    return nil
  }
}
