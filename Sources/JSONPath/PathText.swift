/// The text of a path with a reading position, counted in UTF-16 units as Java counts characters.
///
/// Jayway JsonPath accepts and refuses many texts only because of how its tokenizer looks ahead;
/// the operations here are those looks. Blank means the space character alone. Looking behind the
/// last unit is an error of its own kind, which Jayway reports as Java's.
struct PathText {
  let units: [UInt16]
  /// Where the text begins in the text that was given first, for the places of errors.
  let base: Int
  var position: Int
  /// The position of the last unit that counts; blanks at the end do not.
  private(set) var last: Int

  init(_ units: [UInt16], base: Int = 0) {
    self.units = units
    self.base = base
    position = 0
    last = units.count - 1
  }

  func contains(_ place: Int) -> Bool { place >= 0 && place <= last }
  var isInside: Bool { contains(position) }
  /// Whether nothing follows the current unit; so a text may end in one unit that is never read.
  var isAtTail: Bool { position >= last }

  func unit(_ place: Int) throws(PathFailure) -> UInt16 {
    guard units.indices.contains(place) else {
      throw .java(.stringIndexOutOfBounds, "index \(place), length \(units.count)")
    }
    return units[place]
  }

  var current: UInt16 {
    get throws(PathFailure) { try unit(position) }
  }

  func text(_ start: Int, _ end: Int) throws(PathFailure) -> [UInt16] {
    guard start >= 0, start <= end, end <= units.count else {
      throw .java(
        .stringIndexOutOfBounds, "begin \(start), end \(end), length \(units.count)")
    }
    return Array(units[start..<end])
  }
}

extension PathText {
  mutating func trim() {
    skipBlanks()
    while isInside, position < last, units[last] == .blank { last -= 1 }
  }

  mutating func skipBlanks() {
    while isInside, position < last, units[position] == .blank { position += 1 }
  }

  /// Takes the brackets of a filter off the end.
  mutating func dropLast() { last -= 1 }

  private func afterBlanks(_ place: Int) -> Int {
    var place = place + 1
    while contains(place), units[place] == .blank { place += 1 }
    return place
  }

  /// The first unit after a place that is not blank; a blank where there is none.
  func significant(after place: Int) -> UInt16 {
    let found = afterBlanks(place)
    return contains(found) ? units[found] : .blank
  }

  /// Where that unit is, if it is the one asked for.
  func placeOfSignificant(_ unit: UInt16, after place: Int) throws(PathFailure) -> Int? {
    let found = afterBlanks(place)
    return try self.unit(found) == unit ? found : nil
  }

  /// Where the last unit before a place that is not blank is.
  func placeOfSignificant(before place: Int) -> Int? {
    var place = place - 1
    while contains(place), units[place] == .blank { place -= 1 }
    return contains(place) ? place : nil
  }

  func place(of unit: UInt16, from start: Int) -> Int? {
    guard start >= 0, start <= last else { return nil }
    return units[start...last].firstIndex(of: unit)
  }

  /// Where a unit next stands that no backslash escapes, after a place.
  func placeOfUnescaped(_ unit: UInt16, after start: Int) -> Int? {
    var isEscaped = false
    var place = start + 1
    while contains(place) {
      if isEscaped {
        isEscaped = false
      } else if units[place] == .backslash {
        isEscaped = true
      } else if units[place] == unit {
        return place
      }
      place += 1
    }
    return nil
  }

  /// Where the bracket that opens at a place is closed; strings, and on request regular
  /// expressions, are passed over.
  func placeOfClosing(
    _ close: UInt16, of open: UInt16, at start: Int, skipsPatterns: Bool
  ) throws(PathFailure) -> Int? {
    var depth = 1
    var place = start + 1
    while contains(place) {
      let quote = units[place]
      if quote == .singleQuote || quote == .doubleQuote {
        guard let end = placeOfUnescaped(quote, after: place) else {
          throw .invalidPath(
            "Could not find matching close quote for \(String(unit: quote)) when parsing : "
              + String(javaUnits: units), at: base + place)
        }
        place = end + 1
      }
      if skipsPatterns, try unit(place) == .slash {
        guard let end = placeOfUnescaped(.slash, after: place) else {
          throw .invalidPath(
            "Could not find matching close for / when parsing regex in : "
              + String(javaUnits: units), at: base + place)
        }
        place = end + 1
      }
      let unit = try unit(place)
      if unit == open { depth += 1 }
      if unit == close {
        depth -= 1
        if depth == 0 { return place }
      }
      place += 1
    }
    return nil
  }

  /// Passes over a text, and blanks before it, if it stands here.
  mutating func skip(_ expected: [UInt16]) -> Bool {
    skipBlanks()
    guard contains(position + expected.count - 1) else { return false }
    guard units[position..<(position + expected.count)].elementsEqual(expected) else {
      return false
    }
    position += expected.count
    return true
  }
}

extension UInt16 {
  /// The unit of an ASCII character.
  init(ascii scalar: Unicode.Scalar) { self = UInt16(truncatingIfNeeded: scalar.value) }

  static let blank = UInt16(ascii: " ")
  static let backslash = UInt16(ascii: "\\")
  static let singleQuote = UInt16(ascii: "'")
  static let doubleQuote = UInt16(ascii: "\"")
  static let slash = UInt16(ascii: "/")
  static let dollar = UInt16(ascii: "$")
  static let at = UInt16(ascii: "@")
  static let dot = UInt16(ascii: ".")
  static let comma = UInt16(ascii: ",")
  static let colon = UInt16(ascii: ":")
  static let star = UInt16(ascii: "*")
  static let question = UInt16(ascii: "?")
  static let minus = UInt16(ascii: "-")
  static let bang = UInt16(ascii: "!")
  static let openSquare = UInt16(ascii: "[")
  static let closeSquare = UInt16(ascii: "]")
  static let openRound = UInt16(ascii: "(")
  static let closeRound = UInt16(ascii: ")")
  static let openCurly = UInt16(ascii: "{")
  static let closeCurly = UInt16(ascii: "}")

  /// Space, tab, line feed, carriage return.
  var isWhitespace: Bool { self == .blank || self == 9 || self == 10 || self == 13 }

  /// A decimal digit of any script, as Java's `Character.isDigit`.
  var isDigit: Bool {
    if self < 0x80 { return self >= 0x30 && self <= 0x39 }
    return Unicode.Scalar(self)?.properties.generalCategory == .decimalNumber
  }

  /// The value of a decimal digit.
  var digitValue: Int? {
    if self >= 0x30 && self <= 0x39 { return Int(self) - 0x30 }
    guard isDigit, let value = Unicode.Scalar(self)?.properties.numericValue else { return nil }
    return Int(value)
  }
}

extension String {
  /// The text of UTF-16 units; a lone surrogate becomes `?`, as Java writes it.
  init(javaUnits units: some Sequence<UInt16>) {
    var text = ""
    var decoder = UTF16()
    var iterator = units.makeIterator()
    reading: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): text.unicodeScalars.append(scalar)
      case .emptyInput: break reading
      case .error: text.append("?")
      }
    }
    self = text
  }

  init(unit: UInt16) { self.init(javaUnits: CollectionOfOne(unit)) }
}
