import JSONTree

/// A picture of `$formatInteger`, analysed (XPath Functions 3.1, section 4.6.1).
struct IntegerPicture: Sendable {
  var primary: Primary
  let isOrdinal: Bool

  enum Primary: Sendable {
    case decimal(DecimalPattern)
    case letters(isUpper: Bool)
    case roman(isUpper: Bool)
    case words(LetterCase)
    /// Some other sequence, which is not supported.
    case sequence(String)
  }

  /// - Throws: D3131 if digits of several families are mixed, D2015 for an endless picture.
  init(_ picture: String) throws(JSONataError) {
    try checkPictureLength(picture)
    let units = UnitText(picture)
    var format = units
    var modifier: UInt16?
    if let semicolon = units.lastIndex(of: 0x3B) {
      format = units.part(0, semicolon)
      modifier = units.part(semicolon + 1, semicolon + 2).first
    }
    isOrdinal = modifier == 0x6F
    switch format.string {
    case "A": primary = .letters(isUpper: true)
    case "a": primary = .letters(isUpper: false)
    case "I": primary = .roman(isUpper: true)
    case "i": primary = .roman(isUpper: false)
    case "W": primary = .words(.upper)
    case "w": primary = .words(.lower)
    case "Ww": primary = .words(.title)
    default:
      let pattern = try DecimalPattern(format)
      primary = pattern.map { .decimal($0) } ?? .sequence(format.string)
    }
  }

  /// How many digits there are at least; nil where there are no digits.
  var leastDigits: Int? {
    get { if case .decimal(let pattern) = primary { pattern.least } else { nil } }
    set {
      guard case .decimal(var pattern) = primary, let newValue else { return }
      pattern.least = newValue
      primary = .decimal(pattern)
    }
  }
}

enum LetterCase: Sendable {
  case upper
  case lower
  case title

  func apply(to text: String) -> String {
    switch self {
    case .upper: text.uppercased()
    case .lower: text.lowercased()
    case .title: text
    }
  }
}

/// A picture of digits, optional digits and grouping separators.
struct DecimalPattern: Sendable {
  /// The zero of the family of digits.
  let zero: UInt16
  var least: Int
  let optional: Int
  let grouping: Grouping

  enum Grouping: Sendable {
    case regular(interval: Int, UnitText)
    /// With how many digits are right of each; the rightmost first.
    case irregular([(position: Int, separator: UnitText)])

    var separators: [UnitText] {
      switch self {
      case .regular(_, let separator): [separator]
      case .irregular(let separators): separators.map(\.separator)
      }
    }
  }

  /// Nil if there is no digit in it.
  init?(_ picture: UnitText) throws(JSONataError) {
    var zero: UInt16?
    var (least, optional) = (0, 0)
    var separators: [(position: Int, separator: UnitText)] = []
    for scalar in String(decoding: picture, as: UTF16.self).unicodeScalars.reversed() {
      if let family = zeroOfFamily(scalar) {
        guard zero == nil || zero == family else { throw JSONataError("D3131") }
        zero = family
        least += 1
      } else if scalar == "#" {
        optional += 1
      } else {
        separators.append((least + optional, UnitText(String(scalar))))
      }
    }
    guard let zero else { return nil }
    self.zero = zero
    self.least = least
    self.optional = optional
    let interval =
      Swift.Set(separators.map(\.separator)).count == 1
      ? regularInterval(of: separators.map(\.position)) : 0
    grouping =
      interval > 0
      ? .regular(interval: interval, separators[0].separator) : .irregular(separators)
  }
}

/// The zero of the family that a decimal digit of the Basic Multilingual Plane belongs to.
private func zeroOfFamily(_ scalar: Unicode.Scalar) -> UInt16? {
  if scalar.isASCII { return "0"..."9" ~= scalar ? 0x30 : nil }
  guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else {
    return nil
  }
  return UInt16(exactly: scalar.value - UInt32(value))
}
