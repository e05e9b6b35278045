extension SourceText {
  /// The text with edits made; every byte outside them stays as it is.
  ///
  /// - Parameter edits: in any order; no two touch each other, and each lies within the text.
  public func making(_ edits: [Diagnostic.Edit]) -> SourceText {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.utf8.count })
    var copied = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      result += bytes[copied..<edit.range.start]
      result += Array(edit.replacement.utf8)
      copied = edit.range.end
    }
    result += bytes[copied...]
    return SourceText(name: name, bytes: result)
  }
}

extension Diagnostic.Fix {
  /// Which of some fixes can be made together: each whose edits touch none of an earlier one's.
  ///
  /// - Returns: their places in the list, in order.
  public static func compatible(_ fixes: [Diagnostic.Fix]) -> [Int] {
    var taken = DisjointRanges()
    return fixes.indices.filter { place in
      let ranges = fixes[place].edits.map(\.range)
      guard !ranges.isEmpty, ranges.allSatisfy(taken.isFree) else { return false }
      for range in ranges { taken.insert(range) }
      return true
    }
  }
}

/// Ranges that do not touch each other, in their order.
private struct DisjointRanges {
  private var ranges: [SourceRange] = []

  /// Whether a range neither overlaps nor touches one of these.
  func isFree(_ range: SourceRange) -> Bool {
    let place = place(of: range)
    let endsBefore = place == ranges.count || range.end < ranges[place].start
    let startsBehind = place == 0 || ranges[place - 1].end < range.start
    return endsBefore && startsBehind
  }

  mutating func insert(_ range: SourceRange) { ranges.insert(range, at: place(of: range)) }

  /// The place of the first range that starts at or behind this one's start, by bisection.
  private func place(of range: SourceRange) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
