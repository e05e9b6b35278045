/// The number as a picture shows it (`$formatNumber`).
///
/// - Throws: D3080 to D3093 for a picture that is none.
func formatNumber(
  _ value: Double, picture: String, options: DecimalFormat = DecimalFormat()
) throws(JSONataError) -> String {
  try NumberPicture(picture, format: options).text(of: value)
}

extension NumberPicture {
  func text(of value: Double) -> String {
    if value.isNaN { return format.notANumber }
    let picture = value >= 0 ? positive : negative
    if value.isInfinite {
      return (picture.prefix + UnitText(format.infinity) + picture.suffix).string
    }
    return plainText(of: value, picture) ?? anyText(of: value, picture)
  }

  /// XPath Functions 3.1, section 4.7.5, with the slips of the reference implementation.
  func anyText(of value: Double, _ picture: SubPicture) -> String {
    var mantissa = value * picture.scale
    var exponent: Int?
    if picture.leastExponent > 0 { exponent = normalise(&mantissa, picture.scalingFactor) }
    let rounded = round(mantissa, precision: picture.mostFraction).magnitude
    var text = digits(fixedPointText(rounded, places: picture.mostFraction))
    pad(&text, picture)
    group(&text, picture)
    if !picture.hasDecimalSeparator || text.firstIndex(of: decimal) == text.count - 1 {
      text = text.dropLast()
    }
    if let exponent { append(exponent, to: &text, picture) }
    return (picture.prefix + text + picture.suffix).string
  }

  private var decimal: UnitText { signs.decimal }
  private var zero: UInt16 { signs.zero }

  /// Moves the point so that a number of digits is before it; the exponent that makes up for it.
  private func normalise(_ mantissa: inout Double, _ digits: Int) -> Int {
    guard mantissa != 0, mantissa.isFinite else { return 0 }
    let (least, most) = (powerOfTen(digits - 1), powerOfTen(digits))
    var exponent = 0
    while mantissa.magnitude < least {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa.magnitude > most {
      mantissa /= 10
      exponent += 1
    }
    return exponent
  }

  /// The text with the digits and the decimal separator of the format, the latter always there.
  private func digits(_ text: UnitText) -> UnitText {
    var result: UnitText = []
    var hasSeparator = false
    for unit in text {
      if unit == 0x2E {
        hasSeparator = true
        result += decimal
      } else {
        result.append(unit &- 0x30 < 10 ? unit &- 0x30 &+ zero : unit)
      }
    }
    return hasSeparator ? result : result + decimal
  }

  /// Removes the zeros at both ends and adds as many as the picture demands.
  private func pad(_ text: inout UnitText, _ picture: SubPicture) {
    text = Array(text.drop { $0 == zero })
    while text.last == zero { text.removeLast() }
    guard let place = text.firstIndex(of: decimal) else { return }
    let fraction = text.count - place - 1
    text.insert(
      contentsOf: repeatElement(zero, count: max(0, picture.leastInteger - place)), at: 0)
    text += repeatElement(zero, count: max(0, picture.leastFraction - fraction))
  }

  private func group(_ text: inout UnitText, _ picture: SubPicture) {
    let separator = signs.grouping
    guard var place = text.firstIndex(of: decimal) else { return }
    if picture.regularGroup > 0 {
      for group in stride(from: 1, through: (place - 1) / picture.regularGroup, by: 1) {
        text.insert(contentsOf: separator, at: place - group * picture.regularGroup)
      }
    } else {
      for position in picture.integerGroups {
        // Where there are fewer digits the place is counted from the end, as ECMAScript's `slice`
        // counts a negative one.
        let at = place >= position ? place - position : max(0, text.count + place - position)
        text.insert(contentsOf: separator, at: at)
        place += 1
      }
    }
    guard let point = text.firstIndex(of: decimal) else { return }
    for position in picture.fractionGroups {
      text.insert(contentsOf: separator, at: min(point + 1 + position, text.count))
    }
  }

  private func append(_ exponent: Int, to text: inout UnitText, _ picture: SubPicture) {
    let digits = String(exponent.magnitude).utf16.map { $0 &- 0x30 &+ zero }
    text += signs.exponent
    if exponent < 0 { text += signs.minus }
    text += repeatElement(zero, count: max(0, picture.leastExponent - digits.count))
    text += digits
  }
}

// MARK: - The usual case

extension NumberPicture {
  /// The text of a number of moderate size in a plain picture; nil where that is not simple.
  func plainText(of value: Double, _ picture: SubPicture) -> String? {
    guard picture.isPlain, signs.grouping.count == 1, signs.decimal.count == 1,
      let number = wholeNumber(nearest: (value * picture.scale).magnitude, picture.mostFraction)
    else { return nil }
    let power = Int(powersOfTen[picture.mostFraction])
    let (whole, fraction) = number.quotientAndRemainder(dividingBy: power)
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 64) { memory in
      // Written from the end to the start.
      var start = memory.count
      func put(_ unit: UInt16) {
        start -= 1
        memory[start] = unit
      }
      putFraction(fraction, picture, put)
      var rest = whole
      var count = 0
      while rest > 0 || count < picture.leastInteger {
        if count > 0, picture.regularGroup > 0, count % picture.regularGroup == 0 {
          put(signs.grouping[0])
        }
        put(signs.zero &+ UInt16(rest % 10))
        rest /= 10
        count += 1
      }
      let digits = UnsafeMutableBufferPointer(rebasing: memory[start...])
      return assembled(digits, picture)
    }
  }

  /// The number in units of the last place, if what is cut off is clearly no half.
  private func wholeNumber(nearest value: Double, _ places: Int) -> Int? {
    let moved = value * powersOfTen[places]
    guard moved < 0x1p40 else { return nil }
    let whole = moved.rounded(.down)
    let rest = moved - whole
    guard (rest - 0.5).magnitude > 0x1p-8 else { return nil }
    return Int(whole) + (rest > 0.5 ? 1 : 0)
  }

  private func putFraction(_ fraction: Int, _ picture: SubPicture, _ put: (UInt16) -> Void) {
    var rest = fraction
    var places = picture.mostFraction
    while places > picture.leastFraction, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    guard places > 0 else { return }
    for _ in 0..<places {
      put(signs.zero &+ UInt16(rest % 10))
      rest /= 10
    }
    if picture.hasDecimalSeparator { put(signs.decimal[0]) }
  }

  private func assembled(
    _ digits: UnsafeMutableBufferPointer<UInt16>, _ picture: SubPicture
  ) -> String {
    if picture.prefix.isEmpty, picture.suffix.isEmpty {
      return String(decoding: digits, as: UTF16.self)
    }
    return (picture.prefix + digits + picture.suffix).string
  }
}
