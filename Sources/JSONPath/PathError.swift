/// Why a path cannot be read, or leads nowhere in a document.
public struct PathError: Error, Sendable, Equatable {
  public let kind: Kind
  /// One sentence, in Jayway JsonPath's words where that library has some.
  public let message: String
  /// Where in the path's source the fault lies, in UTF-8 bytes from 0; nil where none is known.
  public let offset: Int?

  public enum Kind: Sendable, Equatable {
    /// The text is no path, or no such path can be applied to the document.
    case invalidPath
    /// A definite path, but the document has nothing there.
    case pathNotFound
    /// The path is good and its steps can be taken, but a function or a filter fails on what it is
    /// given.
    case other
  }

  public init(_ kind: Kind, _ message: String, at offset: Int? = nil) {
    self.kind = kind
    self.message = message
    self.offset = offset
  }
}

extension PathError {
  /// - Parameter units: the source of the path, in which the place of the failure is counted.
  init(_ failure: PathFailure, in units: [UInt16]) {
    switch failure {
    case .invalidPath(let message, let place):
      let offset = place.map { String(javaUnits: units.prefix(max(0, $0))).utf8.count }
      self.init(.invalidPath, message, at: offset)
    case .notFound(let message): self.init(.pathNotFound, message)
    case .java(.limit, let message): self.init(units.isEmpty ? .other : .invalidPath, message)
    case .java(_, let message): self.init(.other, message)
    }
  }
}
