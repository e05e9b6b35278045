public import JSONTree

/// A Path: where its document comes from, and what to find there.
public struct Path: Sendable, Equatable {
  /// As written, with `$$` or `$name`.
  public let source: String
  public let root: Root
  private let reference: ReferencePath

  /// The document that a path begins at.
  public enum Root: Sendable, Equatable {
    /// `$…`: the input of the state, or what it has become.
    case input
    /// `$$…`: the Context Object.
    case context
    /// `$name…`: a workflow variable.
    case variable(String)
  }

  public init(parsing source: String) throws(PathError) {
    self.source = source
    reference = try ReferencePath(parsing: source)
    root = reference.root
  }

  /// Whether the path yields the value itself, or an error; an indefinite path yields an array.
  public var isDefinite: Bool { true }

  /// Whether the path is its root alone: the whole document.
  public var isRoot: Bool { reference.steps.isEmpty }

  /// The path as Jayway JsonPath prints it: `$['a'][0]`.
  public var canonical: String {
    reference.steps.reduce(into: "$") { text, step in
      switch step {
      case .member(let name): text += "['\(name)']"
      case .element(let index): text += "[\(index)]"
      }
    }
  }

  /// What the path finds.
  ///
  /// - Parameter document: the value of ``root``.
  public func evaluate(in document: JSON) throws(PathError) -> JSON {
    try reference.evaluate(in: document)
  }
}
