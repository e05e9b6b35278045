public import JSONTree

/// What became of a breakpoint that was asked for.
public struct Breakpoint: ProtocolValue, Equatable {
  public var id: Int?
  public var verified: Bool
  public var message: String?
  public var source: Source?
  public var span: SourceSpan?
  public var reason: Reason?

  /// Why it is not verified.
  public enum Reason: String, ProtocolValue {
    /// It may be, later.
    case pending
    case failed
  }

  public init(
    id: Int? = nil, verified: Bool, message: String? = nil, source: Source? = nil,
    span: SourceSpan? = nil, reason: Reason? = nil
  ) {
    self.id = id
    self.verified = verified
    self.message = message
    self.source = source
    self.span = span
    self.reason = reason
  }

  public var json: JSON {
    JSON(members: [
      "id": id, "verified": verified, "message": message, "source": source, "line": span?.line,
      "column": span?.column, "endLine": span?.endLine, "endColumn": span?.endColumn,
      "reason": reason,
    ])
  }
}

/// A place where a breakpoint can be.
public struct BreakpointLocation: ProtocolValue, Equatable {
  public var span: SourceSpan

  public init(_ span: SourceSpan) { self.span = span }

  public var json: JSON {
    JSON(members: [
      "line": span.line, "column": span.column, "endLine": span.endLine,
      "endColumn": span.endColumn,
    ])
  }
}
