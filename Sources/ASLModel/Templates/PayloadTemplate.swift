public import JSONPath
public import JSONTree

/// A JSON value in which some parts are computed: fields whose name ends in `.$` in JSONPath,
/// strings in `{% %}` in JSONata.
public struct PayloadTemplate: Sendable, Equatable {
  public let root: Node

  public init(_ root: Node) { self.root = root }

  public indirect enum Node: Sendable, Equatable {
    /// A part in which nothing is computed: it is shared, never built again.
    case literal(JSON)
    /// The value at a path.
    ///
    /// `field` is the name as written, with its `.$`: error texts have it.
    case path(Path, field: String)
    case intrinsic(IntrinsicCall, field: String)
    case expression(JSONataExpression)
    case object([Member])
    case array([Node])
  }

  public struct Member: Sendable, Equatable {
    /// The name in the value that is built: without `.$`.
    public let key: String
    public let value: Node

    public init(_ key: String, _ value: Node) {
      self.key = key
      self.value = value
    }
  }
}

/// `Assign`: the workflow variables that a state sets, in the order of the definition.
public struct Assignments: Sendable, Equatable {
  /// The names of variables without `$`, and what they become.
  public let members: [PayloadTemplate.Member]

  public init(_ members: [PayloadTemplate.Member]) { self.members = members }
}
