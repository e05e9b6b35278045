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
  let result: Result<Builder.Node, JSONError> = bytes.withUnsafeBufferPointer { buffer in
    var parser = JSONParser(buffer, builder, maximumDepth: options.maximumDepth)
    do throws(JSONError) {
      return .success(try parser.parseText())
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

/// What a JSON text becomes: a value, or a syntax tree.
protocol JSONBuilder {
  associatedtype Node
  associatedtype Members
  func null(_ range: SourceRange) -> Node
  func bool(_ value: Bool, _ range: SourceRange) -> Node
  func number(_ value: JSONNumber, _ range: SourceRange) -> Node
  func string(_ value: String, _ range: SourceRange) -> Node
  func array(_ elements: [Node], _ range: SourceRange) -> Node
  func makeMembers() -> Members
  func add(
    _ key: String, _ keyRange: SourceRange, _ value: Node, to members: inout Members
  ) throws(JSONError)
  func object(_ members: Members, _ range: SourceRange) -> Node
}

struct JSONValueBuilder: JSONBuilder {
  private let rejectsDuplicateKeys: Bool

  init(_ options: JSONParsingOptions) { rejectsDuplicateKeys = options.rejectsDuplicateKeys }

  func null(_ range: SourceRange) -> JSON { .null }
  func bool(_ value: Bool, _ range: SourceRange) -> JSON { .bool(value) }
  func number(_ value: JSONNumber, _ range: SourceRange) -> JSON { .number(value) }
  func string(_ value: String, _ range: SourceRange) -> JSON { .string(value) }
  func array(_ elements: [JSON], _ range: SourceRange) -> JSON { .array(elements) }
  func makeMembers() -> JSONObject { JSONObject() }

  func add(
    _ key: String, _ keyRange: SourceRange, _ value: JSON, to members: inout JSONObject
  ) throws(JSONError) {
    if members.replaceOrAppend(key, value), rejectsDuplicateKeys {
      throw JSONError(.duplicateKey(key), at: keyRange)
    }
  }

  func object(_ members: JSONObject, _ range: SourceRange) -> JSON { .object(members) }
}

struct JSONSyntaxBuilder: JSONBuilder {
  private let rejectsDuplicateKeys: Bool

  init(_ options: JSONParsingOptions) { rejectsDuplicateKeys = options.rejectsDuplicateKeys }

  func null(_ range: SourceRange) -> JSONSyntax { JSONSyntax(.null, range: range) }
  func bool(_ value: Bool, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.bool(value), range: range)
  }
  func number(_ value: JSONNumber, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.number(value), range: range)
  }
  func string(_ value: String, _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.string(value), range: range)
  }
  func array(_ elements: [JSONSyntax], _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.array(elements), range: range)
  }
  func makeMembers() -> [JSONSyntax.Member] { [] }

  func add(
    _ key: String, _ keyRange: SourceRange, _ value: JSONSyntax,
    to members: inout [JSONSyntax.Member]
  ) throws(JSONError) {
    if rejectsDuplicateKeys, members.contains(where: { $0.key == key }) {
      throw JSONError(.duplicateKey(key), at: keyRange)
    }
    members.append(JSONSyntax.Member(key: key, keyRange: keyRange, value: value))
  }

  func object(_ members: [JSONSyntax.Member], _ range: SourceRange) -> JSONSyntax {
    JSONSyntax(.object(members), range: range)
  }
}
