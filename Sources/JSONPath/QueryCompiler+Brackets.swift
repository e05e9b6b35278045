import JSONTree

extension QueryCompiler {
  /// `['a']`, `["a", "b"]`
  mutating func readNames() throws(PathFailure) -> Bool {
    let quote = text.significant(after: text.position)
    guard quote == .singleQuote || quote == .doubleQuote else { return false }
    var names: [String] = []
    var start = text.position + 1
    var end = 0
    var place = start
    var isInName = false
    var isEscaped = false
    var commaWasLast = false
    reading: while text.contains(place) {
      let unit = try text.unit(place)
      if isEscaped {
        isEscaped = false
      } else if unit == .backslash {
        isEscaped = true
      } else if unit == .closeSquare, !isInName {
        if commaWasLast { throw invalid("Found empty property at index \(place)", at: place) }
        break reading
      } else if unit == quote, isInName {
        let next = text.significant(after: place)
        guard next == .closeSquare || next == .comma else { throw unseparated(at: place) }
        end = place
        names.append(try unescaped(try text.text(start, end)))
        isInName = false
      } else if unit == quote {
        start = place + 1
        isInName = true
        commaWasLast = false
      } else if unit == .comma, !isInName {
        if commaWasLast { throw invalid("Found empty property at index \(place)", at: place) }
        commaWasLast = true
      }
      place += 1
    }
    if isInName {
      throw invalid(
        "Property has not been closed - missing closing \(String(unit: quote))", at: start - 1)
    }
    guard let close = try text.placeOfSignificant(.closeSquare, after: end) else {
      throw invalid("Property has not been closed - missing closing ]", at: end)
    }
    text.position = close + 1
    if names.isEmpty { throw invalid("Empty properties", at: place) }
    try append(.members(names, quote: String(unit: quote)))
    return true
  }

  private func unseparated(at place: Int) -> PathFailure {
    invalid(
      "Property must be separated by comma or Property must be terminated close square bracket "
        + "at index \(place)", at: place)
  }

  /// `[0]`, `[1, 2]`, `[1:3]`
  mutating func readElements() throws(PathFailure) -> Bool {
    let first = text.significant(after: text.position)
    guard first.isDigit || first == .minus || first == .colon else { return false }
    let start = text.position + 1
    guard let end = text.place(of: .closeSquare, from: start) else { return false }
    let content = trimmed(try text.text(start, end))
    let isPlausible = content.allSatisfy { unit in
      unit.isDigit || unit == .comma || unit == .minus || unit == .colon || unit == .blank
    }
    guard isPlausible else { return false }
    if content.contains(.colon) {
      try append(try slice(content, at: start))
    } else {
      var indexes: [Int] = []
      for part in content.split(separator: .comma, omittingEmptySubsequences: false) {
        let index = trimmed(part)
        guard let value = Int32(javaDigits: index) else {
          throw invalid(
            "Failed to parse token in ArrayIndexOperation: \(String(javaUnits: index))", at: start)
        }
        indexes.append(Int(value))
      }
      try append(.elements(indexes))
    }
    text.position = end + 1
    return true
  }

  private func slice(_ content: [UInt16], at start: Int) throws(PathFailure) -> Query.Step {
    let failure = invalid(
      "Failed to parse SliceOperation: \(String(javaUnits: content))", at: start)
    guard content.allSatisfy({ $0.isDigit || $0 == .minus || $0 == .colon }) else { throw failure }
    let parts = content.split(separator: .colon, omittingEmptySubsequences: false)
    var bounds: [Int?] = []
    for part in parts.prefix(2) {
      guard !part.isEmpty else {
        bounds.append(nil)
        continue
      }
      guard let value = Int32(javaDigits: part) else {
        throw .java(.numberFormat, "For input string: \"\(String(javaUnits: part))\"")
      }
      bounds.append(Int(value))
    }
    guard bounds[0] != nil || bounds[1] != nil else { throw failure }
    return .slice(from: bounds[0], to: bounds[1])
  }

  /// Java's `trim`: all units up to the space.
  private func trimmed(_ units: some Collection<UInt16>) -> [UInt16] {
    let head = units.drop { $0 <= .blank }
    var result = Array(head)
    while let unit = result.last, unit <= .blank { result.removeLast() }
    return result
  }
}

/// A text with its backslash escapes resolved; an unknown escape is the unit itself, and one that
/// is cut off at the end is dropped.
func unescaped(_ units: [UInt16]) throws(PathFailure) -> String {
  var result: [UInt16] = []
  var place = 0
  while place < units.count {
    let unit = units[place]
    place += 1
    guard unit == .backslash else {
      result.append(unit)
      continue
    }
    guard place < units.count else {
      result.append(unit)
      break
    }
    let escaped = units[place]
    place += 1
    switch escaped {
    case UInt16(ascii: "r"): result.append(13)
    case UInt16(ascii: "f"): result.append(12)
    case UInt16(ascii: "t"): result.append(9)
    case UInt16(ascii: "n"): result.append(10)
    case UInt16(ascii: "b"): result.append(8)
    case UInt16(ascii: "u"):
      guard place + 4 <= units.count else { return String(javaUnits: result) }
      let digits = String(javaUnits: units[place..<(place + 4)])
      guard let value = Int(digits, radix: 16) else {
        throw .java(.jsonPath, "Unable to parse unicode value: \(digits)")
      }
      result.append(UInt16(truncatingIfNeeded: value))
      place += 4
    default: result.append(escaped)
    }
  }
  return String(javaUnits: result)
}

extension Int32 {
  /// Java's `Integer.parseInt`; nil where that throws.
  init?(javaDigits units: some Collection<UInt16>) {
    var value = 0
    let isNegative = units.first == .minus
    let digits = isNegative ? units.dropFirst() : units.dropFirst(0)
    guard !digits.isEmpty else { return nil }
    for unit in digits {
      guard let digit = unit.digitValue else { return nil }
      value = value * 10 + digit
      if value > 1 << 32 { return nil }
    }
    self.init(exactly: isNegative ? -value : value)
  }
}
