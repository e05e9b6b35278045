/// Text as ECMAScript's strings see it: UTF-16 code units.
typealias UnitText = [UInt16]

extension UnitText {
  init(_ text: String) { self = Array(text.utf16) }

  var string: String { String(decoding: self, as: UTF16.self) }

  /// Where a text begins first; an empty one begins everywhere.
  func firstIndex(of text: UnitText, from start: Int = 0) -> Int? {
    if text.count == 1 { return start < count ? self[start...].firstIndex(of: text[0]) : nil }
    guard start + text.count <= count else { return nil }
    return (start...(count - text.count)).first { self[$0...].starts(with: text) }
  }

  func contains(_ text: UnitText) -> Bool { firstIndex(of: text) != nil }

  /// Where a text begins last.
  func lastIndex(of text: UnitText) -> Int? {
    if text.count == 1 { return lastIndex(of: text[0]) }
    guard text.count <= count else { return nil }
    return (0...(count - text.count)).last { self[$0...].starts(with: text) }
  }

  /// The parts between separators, at least one; with an empty separator, the units.
  func split(by separator: UnitText) -> [UnitText] {
    guard !separator.isEmpty else { return isEmpty ? [[]] : map { [$0] } }
    var parts: [UnitText] = []
    var start = 0
    while let end = firstIndex(of: separator, from: start) {
      parts.append(Array(self[start..<end]))
      start = end + separator.count
    }
    return parts + [Array(self[start...])]
  }

  func replacing(_ text: UnitText, with other: UnitText) -> UnitText {
    UnitText(split(by: text).joined(separator: other))
  }

  /// The part between two places, which are moved into the text.
  func part(_ start: Int, _ end: Int) -> UnitText {
    let start = Swift.min(Swift.max(start, 0), count)
    return Array(self[start..<Swift.max(start, Swift.min(end, count))])
  }

  /// The whole number that a text begins with, perhaps after blanks and a sign; NaN if there is
  /// none (ECMAScript's `parseInt`, of decimal digits).
  var leadingInteger: Double {
    var rest = self[...].drop { UnitSet.space.contains($0) }
    let isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest = rest.dropFirst() }
    let digits = rest.prefix { $0 &- 0x30 < 10 }
    if 1...15 ~= digits.count {
      let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      return Double(isNegative ? -value : value)
    }
    guard let value = Double(String(decoding: digits, as: UTF16.self)) else { return .nan }
    return isNegative ? -value : value
  }
}
