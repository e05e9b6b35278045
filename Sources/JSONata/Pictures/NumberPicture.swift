import JSONTree

/// A picture of `$formatNumber`, analysed (XPath Functions 3.1, section 4.7).
struct NumberPicture: Sendable {
  let format: DecimalFormat
  let signs: PictureSigns
  let positive: SubPicture
  let negative: SubPicture

  /// ECMAScript's limit of `toFixed`.
  static let maximumPlaces = 100

  /// - Throws: D3080 to D3093. Of several faults in one sub-picture the reference implementation
  ///   reports the last. D1001 if there are too many decimal places, D2015 for an endless picture.
  init(_ picture: String, format: DecimalFormat = DecimalFormat()) throws(JSONataError) {
    try checkPictureLength(picture)
    self.format = format
    let signs = format == DecimalFormat() ? PictureSigns.usual : PictureSigns(format)
    self.signs = signs
    let texts = UnitText(picture).split(by: signs.patternSeparator)
    guard texts.count <= 2 else { throw JSONataError("D3080") }
    let parts = texts.map { SubPictureParts($0, signs) }
    for part in parts { try part.validate(signs) }
    positive = SubPicture(parts[0], signs)
    if parts.count == 2 {
      negative = SubPicture(parts[1], signs)
    } else {
      var same = positive
      same.prefix = signs.minus + same.prefix
      negative = same
    }
    let places = max(positive.mostFraction, negative.mostFraction)
    guard places <= Self.maximumPlaces else { throw JSONataError("D1001", value: .integer(places)) }
  }
}

/// How long a picture may be, in UTF-8 bytes: some of the work on one grows with the square.
let maximumPictureLength = 10_000

/// - Throws: D2015.
func checkPictureLength(_ picture: String) throws(JSONataError) {
  guard picture.utf8.count <= maximumPictureLength else {
    throw JSONataError("D2015", value: .integer(maximumPictureLength))
  }
}

/// The characters of a picture, as units.
struct PictureSigns: Sendable {
  let decimal: UnitText
  let grouping: UnitText
  let exponent: UnitText
  let percent: UnitText
  let perMille: UnitText
  let minus: UnitText
  let patternSeparator: UnitText
  let zero: UInt16
  private let optional: UInt16?
  private let exponentUnit: UInt16?
  /// What stands for something, rather than for itself, and is no digit.
  private let active: [UInt16]

  static let usual = PictureSigns(DecimalFormat())

  init(_ format: DecimalFormat) {
    func unit(_ text: String) -> UInt16? { text.utf16.count == 1 ? text.utf16.first : nil }
    decimal = UnitText(format.decimalSeparator)
    grouping = UnitText(format.groupingSeparator)
    exponent = UnitText(format.exponentSeparator)
    percent = UnitText(format.percent)
    perMille = UnitText(format.perMille)
    minus = UnitText(format.minusSign)
    patternSeparator = UnitText(format.patternSeparator)
    zero = format.zeroDigit.utf16.first ?? 0x30
    optional = unit(format.optionalDigit)
    exponentUnit = unit(format.exponentSeparator)
    active = [
      format.decimalSeparator, format.exponentSeparator, format.groupingSeparator,
      format.optionalDigit, format.patternSeparator,
    ].compactMap(unit)
  }

  func isDigit(_ unit: UInt16) -> Bool { unit &- zero < 10 }
  func isOptionalDigit(_ unit: UInt16) -> Bool { unit == optional }
  func isExponent(_ unit: UInt16) -> Bool { unit == exponentUnit }
  func isActive(_ unit: UInt16) -> Bool { isDigit(unit) || active.contains(unit) }

  func digitCount(_ text: some Sequence<UInt16>) -> Int { text.count(where: isDigit) }

  func placeCount(_ text: some Sequence<UInt16>) -> Int {
    text.count { isDigit($0) || isOptionalDigit($0) }
  }
}

/// A sub-picture taken apart.
struct SubPictureParts {
  let whole: UnitText
  let prefix: UnitText
  let suffix: UnitText
  let active: UnitText
  let mantissa: UnitText
  let exponent: UnitText?
  let integer: UnitText
  let fraction: UnitText

  init(_ text: UnitText, _ signs: PictureSigns) {
    func isInside(_ unit: UInt16) -> Bool { signs.isActive(unit) && !signs.isExponent(unit) }
    whole = text
    prefix = text.firstIndex(where: isInside).map { text.part(0, $0) } ?? []
    suffix = text.lastIndex(where: isInside).map { text.part($0 + 1, text.count) } ?? []
    active = text.part(prefix.count, text.count - suffix.count)
    // The reference implementation counts this place from the start of the sub-picture and uses it
    // in the active part: behind a prefix, an exponent is not found where it is.
    if let place = text.firstIndex(of: signs.exponent, from: prefix.count),
      place <= text.count - suffix.count
    {
      mantissa = active.part(0, place)
      exponent = active.part(place + 1, active.count)
    } else {
      mantissa = active
      exponent = nil
    }
    if let place = mantissa.firstIndex(of: signs.decimal) {
      integer = mantissa.part(0, place)
      fraction = mantissa.part(place + 1, mantissa.count)
    } else {
      integer = mantissa
      fraction = suffix
    }
  }

  func validate(_ signs: PictureSigns) throws(JSONataError) {
    var fault: String?
    func check(_ holds: Bool, _ code: String) { if !holds { fault = code } }
    let hasPercent = whole.contains(signs.percent)
    let hasPerMille = whole.contains(signs.perMille)
    let decimalPlace = whole.firstIndex(of: signs.decimal)
    check(decimalPlace == whole.lastIndex(of: signs.decimal), "D3081")
    check(whole.firstIndex(of: signs.percent) == whole.lastIndex(of: signs.percent), "D3082")
    check(whole.firstIndex(of: signs.perMille) == whole.lastIndex(of: signs.perMille), "D3083")
    check(!hasPercent || !hasPerMille, "D3084")
    check(signs.placeCount(mantissa) > 0, "D3085")
    check(active.allSatisfy(signs.isActive), "D3086")
    if let place = decimalPlace {
      let neighbours = [whole.part(place - 1, place), whole.part(place + 1, place + 2)]
      check(!neighbours.contains(signs.grouping), "D3087")
    } else {
      check(integer.suffix(1) != signs.grouping[...] || integer.isEmpty, "D3088")
    }
    check(!whole.contains(signs.grouping + signs.grouping), "D3089")
    if let optional = integer.firstIndex(where: signs.isOptionalDigit) {
      check(signs.digitCount(integer[..<optional]) == 0, "D3090")
    }
    if let optional = fraction.lastIndex(where: signs.isOptionalDigit) {
      check(signs.digitCount(fraction[optional...]) == 0, "D3091")
    }
    if let exponent {
      check(exponent.isEmpty || !hasPercent && !hasPerMille, "D3092")
      check(!exponent.isEmpty && exponent.allSatisfy(signs.isDigit), "D3093")
    }
    if let fault { throw JSONataError(fault) }
  }
}

/// What a sub-picture asks for (XPath Functions 3.1, section 4.7.4).
struct SubPicture: Sendable {
  var prefix: UnitText
  let suffix: UnitText
  /// What the number is multiplied by: 100 for a percentage.
  let scale: Double
  /// How many places are right of each grouping separator of the integer part.
  let integerGroups: [Int]
  /// The interval of the grouping separators if it is the same between all; else 0.
  let regularGroup: Int
  /// How many places are left of each grouping separator of the fraction.
  let fractionGroups: [Int]
  let leastInteger: Int
  let leastFraction: Int
  let mostFraction: Int
  /// How many digits the mantissa has before the point.
  let scalingFactor: Int
  /// 0 where there is no exponent.
  let leastExponent: Int
  let hasDecimalSeparator: Bool
  /// Whether it shows digits, at most grouped at one interval, and nothing that needs more care.
  let isPlain: Bool

  init(_ parts: SubPictureParts, _ signs: PictureSigns) {
    prefix = parts.prefix
    suffix = parts.suffix
    scale =
      parts.whole.contains(signs.percent) ? 100 : parts.whole.contains(signs.perMille) ? 1000 : 1
    hasDecimalSeparator = parts.whole.contains(signs.decimal)
    integerGroups = groupingPlaces(in: parts.integer, of: parts, signs).map {
      signs.placeCount(parts.integer.part($0, .max))
    }
    fractionGroups = groupingPlaces(in: parts.fraction, of: parts, signs).map {
      signs.placeCount(parts.fraction.part(0, $0))
    }
    regularGroup = regularInterval(of: integerGroups)
    var leastInteger = signs.digitCount(parts.integer)
    var leastFraction = signs.digitCount(parts.fraction)
    var mostFraction = signs.placeCount(parts.fraction)
    scalingFactor = leastInteger
    if leastInteger == 0, mostFraction == 0 {
      if parts.exponent != nil {
        leastFraction = 1
        mostFraction = 1
      } else {
        leastInteger = 1
      }
    }
    if parts.exponent != nil, leastInteger == 0,
      parts.integer.contains(where: signs.isOptionalDigit)
    {
      leastInteger = 1
    }
    if leastInteger == 0, leastFraction == 0 { leastFraction = 1 }
    self.leastInteger = leastInteger
    self.leastFraction = leastFraction
    self.mostFraction = mostFraction
    leastExponent = signs.digitCount(parts.exponent ?? [])
    isPlain =
      leastExponent == 0 && fractionGroups.isEmpty && mostFraction <= 9 && leastInteger <= 20
      && (integerGroups.isEmpty || regularGroup > 0)
  }
}

/// Where grouping separators are in a part; after the first the reference implementation looks for
/// them in the integer part, whichever part it is.
private func groupingPlaces(
  in part: UnitText, of parts: SubPictureParts, _ signs: PictureSigns
) -> [Int] {
  var places: [Int] = []
  guard !signs.grouping.isEmpty else { return places }
  var next = part.firstIndex(of: signs.grouping)
  while let place = next {
    places.append(place)
    next = parts.integer.firstIndex(of: signs.grouping, from: place + 1)
  }
  return places
}

/// The interval at which separators stand, if they stand at all its multiples up to the last; else
/// 0.
func regularInterval(of positions: [Int]) -> Int {
  guard let first = positions.first else { return 0 }
  let interval = positions.dropFirst().reduce(first, greatestCommonDivisor)
  return (1...positions.count).allSatisfy { positions.contains($0 * interval) } ? interval : 0
}

private func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
