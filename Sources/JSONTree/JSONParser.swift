import Diagnostics

/// How a JSON text is to be read.
public struct JSONParsingOptions: Sendable {
  /// How deep arrays and objects may be nested; 1,000 is what AWS's own JSON reader allows.
  public var maximumDepth = 1_000
  /// How many bytes the text may have.
  public var maximumBytes = Int.max
  /// Whether a key that stands twice in one object is an error; otherwise its last value counts.
  public var rejectsDuplicateKeys = false

  public init() {}
}

extension JSON {
  /// Reads a JSON text (RFC 8259) in UTF-8; a byte order mark before it is passed over.
  ///
  /// A surrogate escape without its partner becomes U+FFFD, as it has no UTF-8 form.
  public init(
    parsing bytes: [UInt8], options: JSONParsingOptions = JSONParsingOptions()
  ) throws(JSONError) {
    self = try parseJSON(bytes, JSONValueBuilder(options), options)
  }

  /// Reads a JSON text.
  public init(
    parsing text: String, options: JSONParsingOptions = JSONParsingOptions()
  ) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), options: options)
  }
}

extension JSONSyntax {
  /// Reads a JSON text and keeps where everything stands; the rules are those of `JSON(parsing:)`.
  public init(
    parsing bytes: [UInt8], options: JSONParsingOptions = JSONParsingOptions()
  ) throws(JSONError) {
    self = try parseJSON(bytes, JSONSyntaxBuilder(options), options)
  }
}

private func parseJSON<Builder: JSONBuilder>(
  _ bytes: [UInt8], _ builder: Builder, _ options: JSONParsingOptions
) throws(JSONError) -> Builder.Node {
  guard bytes.count <= options.maximumBytes else {
    throw JSONError(
      .tooLarge(bytes: bytes.count, limit: options.maximumBytes),
      at: SourceRange(start: options.maximumBytes, end: bytes.count))
  }
  return try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
    var parser = JSONParser(buffer, builder, maximumDepth: options.maximumDepth)
    return try parser.parseText()
  }
}
