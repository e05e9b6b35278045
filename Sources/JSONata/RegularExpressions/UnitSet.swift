/// A set of UTF-16 code units.
struct UnitSet: Sendable, Equatable {
  /// Ascending, with at least one unit between two.
  private(set) var ranges: [ClosedRange<UInt16>]

  init(_ ranges: [ClosedRange<UInt16>] = []) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, Int(range.lowerBound) <= Int(last.upperBound) + 1 {
        let end = max(last.upperBound, range.upperBound)
        self.ranges[self.ranges.count - 1] = last.lowerBound...end
      } else {
        self.ranges.append(range)
      }
    }
  }

  func union(_ other: UnitSet) -> UnitSet { UnitSet(ranges + other.ranges) }

  var inverted: UnitSet {
    var result: [ClosedRange<UInt16>] = []
    var next = 0
    for range in ranges {
      if next < Int(range.lowerBound) { result.append(UInt16(next)...(range.lowerBound - 1)) }
      next = Int(range.upperBound) + 1
    }
    if next <= 0xFFFF { result.append(UInt16(next)...0xFFFF) }
    return UnitSet(result)
  }

  func contains(_ unit: UInt16) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < unit { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(unit)
  }

  /// The set and all that differs from a member in case only.
  var closedUnderCase: UnitSet {
    var result = ranges
    let letters: (lower: ClosedRange<UInt16>, upper: ClosedRange<UInt16>) = (
      0x61...0x7A, 0x41...0x5A
    )
    for range in ranges {
      if range.overlaps(letters.lower) {
        let part = range.clamped(to: letters.lower)
        result.append((part.lowerBound - 32)...(part.upperBound - 32))
      }
      if range.overlaps(letters.upper) {
        let part = range.clamped(to: letters.upper)
        result.append((part.lowerBound + 32)...(part.upperBound + 32))
      }
    }
    if let last = ranges.last, last.upperBound >= 0x80 {
      for group in caseGroups where group.contains(where: contains) {
        result += group.map { $0...$0 }
      }
    }
    return UnitSet(result)
  }
}

extension UnitSet {
  static let digits = UnitSet([0x30...0x39])
  static let wordUnits = UnitSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// White space and line terminators (ECMAScript, sections 12.2 and 12.3).
  static let space = UnitSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let lineTerminators = UnitSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
}

/// A class as it is written: `[a-f\d]`, `[^x]`, `\s`.
struct UnitClass: Sendable {
  /// The units and ranges written out, to which others of another case belong if case is ignored.
  var explicit = UnitSet()
  /// The sets of escapes: each has all cases of its members already.
  var others = UnitSet()
  var isInverted = false

  func units(ignoringCase: Bool) -> UnitSet {
    let set = (ignoringCase ? explicit.closedUnderCase : explicit).union(others)
    return isInverted ? set.inverted : set
  }
}
