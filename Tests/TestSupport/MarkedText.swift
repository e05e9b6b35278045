public import Diagnostics

/// A text in which a test has marked places: `"Next": ⟦"Chrage"⟧` marks a range, `⟦⟧` a place.
///
/// So no test counts offsets by hand. Marks may be nested.
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// The marked ranges, in the order in which they open.
  public let ranges: [SourceRange]

  public var bytes: [UInt8] { Array(text.utf8) }

  public init(_ marked: String) {
    var scalars = String.UnicodeScalarView()
    var offset = 0
    var ranges: [SourceRange] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(ranges.count)
        ranges.append(.at(offset))
      case "⟧":
        if let range = open.popLast() { ranges[range].end = offset }
      default:
        scalars.append(scalar)
        offset += UTF8.width(scalar)
      }
    }
    text = String(scalars)
    self.ranges = ranges
  }
}
