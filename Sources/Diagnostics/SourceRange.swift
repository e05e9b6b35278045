/// A half-open range of UTF-8 offsets into a source text, counted from 0.
public struct SourceRange: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The empty range at an offset: a place between two bytes.
  public static func at(_ offset: Int) -> SourceRange {
    SourceRange(start: offset, end: offset)
  }

  public var count: Int { end - start }

  /// The smallest range that holds both.
  public func joined(with other: SourceRange) -> SourceRange {
    SourceRange(start: min(start, other.start), end: max(end, other.end))
  }
}
