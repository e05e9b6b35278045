/// Cuts bytes that come in pieces into the bodies of messages.
///
/// A message is header lines that end with CR LF, an empty line, and as many bytes as the header
/// `Content-Length` says; other headers are passed over, and names of headers match in any case. A
/// wrong byte is refused when it comes, not once a whole header is there.
///
/// - Note: Debug Adapter Protocol, "Base Protocol".
public struct MessageFramer: Sendable {
  private let limits: Limits
  private var bytes: [UInt8] = []
  /// Where the message that is being read begins.
  private var start = 0
  private var header = Header()
  private var failure: FramingError?

  public struct Limits: Sendable {
    public var headerBytes = 4_096
    public var bodyBytes = 16 * 1_024 * 1_024

    public init() {}
  }

  /// What is known of the header of the message that is being read.
  private struct Header {
    /// How many bytes behind `start` have been looked at.
    var scanned = 0
    var line = 0
    var isNamed = false
    var length: Int?
    var isComplete = false
  }

  public init(limits: Limits = Limits()) { self.limits = limits }

  public mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// The body of the next message; nil until all of it has come. After an error, the same error.
  public mutating func next() throws(FramingError) -> [UInt8]? {
    if let failure { throw failure }
    do throws(FramingError) {
      return try body()
    } catch {
      failure = error
      bytes = []
      throw error
    }
  }

  /// Says that no more bytes come: an error if they ended within a message.
  public func end() throws(FramingError) {
    if let failure { throw failure }
    if start < bytes.count { throw .endedEarly }
  }

  /// A body with the header that goes before it.
  public static func framed(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  private mutating func body() throws(FramingError) -> [UInt8]? {
    guard try readHeader() else { return nil }
    guard let length = header.length else { throw .missingLength }
    let from = start + header.scanned
    guard bytes.count - from >= length else { return nil }
    let body = Array(bytes[from..<(from + length)])
    start = from + length
    header = Header()
    dropRead()
    return body
  }

  /// Forgets what has been read, once it is more than what is left, so that a byte moves rarely.
  private mutating func dropRead() {
    guard start == bytes.count || start > 65_536, start > bytes.count / 2 else { return }
    bytes.removeFirst(start)
    start = 0
  }

  /// Reads the header as far as it has come, and says whether it is complete.
  private mutating func readHeader() throws(FramingError) -> Bool {
    while !header.isComplete, start + header.scanned < bytes.count {
      let byte = bytes[start + header.scanned]
      header.scanned += 1
      guard header.scanned <= limits.headerBytes else {
        throw .headerTooLong(limit: limits.headerBytes)
      }
      if byte == UInt8(ascii: "\n") {
        try endLine()
      } else {
        try check(byte)
      }
    }
    return header.isComplete
  }

  /// Checks a byte within a line: a name is letters, digits and hyphens, a value visible ASCII.
  private mutating func check(_ byte: UInt8) throws(FramingError) {
    let place = start + header.scanned - 1
    let endedLine = place > start + header.line && bytes[place - 1] == UInt8(ascii: "\r")
    if endedLine { throw .strayByte(byte) }
    if header.isNamed {
      let isValue = (0x20...0x7E).contains(byte) || byte == 0x09 || byte == 0x0D
      guard isValue else { throw .strayByte(byte) }
    } else if byte == UInt8(ascii: ":"), place > start + header.line {
      header.isNamed = true
    } else if byte != UInt8(ascii: "\r") || place > start + header.line {
      guard isNameByte(byte) else { throw .strayByte(byte) }
    }
  }

  private mutating func endLine() throws(FramingError) {
    let end = start + header.scanned - 2
    let from = start + header.line
    guard end >= from, bytes[end] == UInt8(ascii: "\r") else { throw .lineEnd }
    header.line = header.scanned
    header.isNamed = false
    if end == from {
      header.isComplete = true
      if header.length == nil { throw .missingLength }
    } else {
      try readField(bytes[from..<end])
    }
  }

  private mutating func readField(_ line: ArraySlice<UInt8>) throws(FramingError) {
    let text = String(decoding: line, as: UTF8.self)
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    guard text[..<colon].lowercased() == "content-length" else { return }
    let value = trimmed(text[text.utf8.index(after: colon)...])
    let length = try self.length(of: value)
    if let earlier = header.length, earlier != length {
      throw .conflictingLengths(earlier, length)
    }
    header.length = length
  }

  private func length(of text: String) throws(FramingError) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .badLength(text)
    }
    let length = Int(text) ?? .max
    guard length <= limits.bodyBytes else {
      throw .tooLarge(bytes: length, limit: limits.bodyBytes)
    }
    return length
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
  default: false
  }
}

private func trimmed(_ text: Substring) -> String {
  let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
  let rest = text.drop(while: isBlank)
  return String(rest.reversed().drop(while: isBlank).reversed())
}
