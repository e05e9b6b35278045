public import JSONTree

/// A text that is debugged: a file by its path, or something without one by a reference.
public struct Source: ArgumentObject, ProtocolValue, Equatable {
  public var name: String?
  public var path: String?
  /// Greater than 0: the text is asked for with the request `source`.
  public var sourceReference: Int?
  /// Where it comes from, for people.
  public var origin: String?

  public init(
    name: String? = nil, path: String? = nil, sourceReference: Int? = nil, origin: String? = nil
  ) {
    self.name = name
    self.path = path
    self.sourceReference = sourceReference
    self.origin = origin
  }

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    name = try reader.optional("name")
    path = try reader.optional("path")
    sourceReference = try reader.optional("sourceReference")
    origin = try reader.optional("origin")
  }

  public var json: JSON {
    JSON(members: [
      "name": name, "path": path, "sourceReference": sourceReference, "origin": origin,
    ])
  }
}

/// A range of a source as the client counts: the end is exclusive, as it is between columns.
public struct SourceSpan: Sendable, Equatable {
  public var line: Int
  public var column: Int
  public var endLine: Int?
  public var endColumn: Int?

  public init(line: Int, column: Int, endLine: Int? = nil, endColumn: Int? = nil) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
