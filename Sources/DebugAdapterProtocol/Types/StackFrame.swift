public import JSONTree

public struct Thread: ProtocolValue, Equatable {
  public var id: Int
  public var name: String

  public init(id: Int, name: String) {
    self.id = id
    self.name = name
  }

  public var json: JSON { JSON(members: ["id": id, "name": name]) }
}

/// One level of a thread's stack. Without a source it has line and column 0.
public struct StackFrame: ProtocolValue, Equatable {
  public var id: Int
  public var name: String
  public var source: Source?
  public var span: SourceSpan
  public var canRestart: Bool
  public var presentationHint: PresentationHint

  public enum PresentationHint: String, ProtocolValue {
    case normal
    /// A heading between frames, not one to look into.
    case label
    case subtle
  }

  public init(
    id: Int, name: String, source: Source?, span: SourceSpan, canRestart: Bool,
    presentationHint: PresentationHint = .normal
  ) {
    self.id = id
    self.name = name
    self.source = source
    self.span = span
    self.canRestart = canRestart
    self.presentationHint = presentationHint
  }

  public var json: JSON {
    JSON(members: [
      "id": id, "name": name, "source": source, "line": span.line, "column": span.column,
      "endLine": span.endLine, "endColumn": span.endColumn, "canRestart": canRestart,
      "presentationHint": presentationHint,
    ])
  }
}

/// A place that a step or a jump can go to.
public struct Target: ProtocolValue, Equatable {
  public var id: Int
  public var label: String
  public var span: SourceSpan?

  public init(id: Int, label: String, span: SourceSpan? = nil) {
    self.id = id
    self.label = label
    self.span = span
  }

  public var json: JSON {
    JSON(members: [
      "id": id, "label": label, "line": span?.line, "column": span?.column,
      "endLine": span?.endLine, "endColumn": span?.endColumn,
    ])
  }
}
