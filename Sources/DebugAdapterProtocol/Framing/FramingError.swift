/// Why bytes are not a sequence of framed messages. Nothing that follows can be read.
public enum FramingError: Error, Sendable, Equatable {
  /// A byte that no header field can hold where it stands.
  case strayByte(UInt8)
  case lineEnd
  case headerTooLong(limit: Int)
  case missingLength
  case badLength(String)
  /// Two different lengths in one header.
  case conflictingLengths(Int, Int)
  case tooLarge(bytes: Int, limit: Int)
  /// The bytes ended within a message.
  case endedEarly

  /// One sentence for a person.
  public var message: String {
    switch self {
    case .strayByte(let byte):
      "\(Self.name(of: byte)) stands where a header was expected; each message begins with "
        + "'Content-Length: N'"
    case .lineEnd: "a header line ends with LF alone; it has to end with CR LF"
    case .headerTooLong(let limit): "a header is longer than \(limit) bytes"
    case .missingLength: "a header has no Content-Length"
    case .badLength(let text): "Content-Length is '\(text)', which is not a number of bytes"
    case .conflictingLengths(let first, let second):
      "a header gives two lengths, \(first) and \(second)"
    case .tooLarge(let bytes, let limit):
      "a message has \(bytes) bytes, more than the limit of \(limit)"
    case .endedEarly: "the input ended within a message"
    }
  }

  private static func name(of byte: UInt8) -> String {
    guard (0x21...0x7E).contains(byte) else { return "the byte \(byte)" }
    return "'\(Character(Unicode.Scalar(byte)))'"
  }
}
