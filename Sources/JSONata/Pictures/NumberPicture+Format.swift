/// The number as a picture shows it (`$formatNumber`).
///
/// - Throws: D3080 to D3093 for a picture that is none.
func formatNumber(
  _ value: Double, picture: String, options: DecimalFormat = DecimalFormat()
) throws(JSONataError) -> String {
  try NumberPicture(picture, format: options).text(of: value)
}

extension NumberPicture {
  /// XPath Functions 3.1, section 4.7.5, with the slips of the reference implementation.
  func text(of value: Double) -> String {
    if value.isNaN { return format.notANumber }
    let picture = value >= 0 ? positive : negative
    if value.isInfinite {
      return (picture.prefix + UnitText(format.infinity) + picture.suffix).string
    }
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

  private var decimal: UnitText { UnitText(format.decimalSeparator) }
  private var zero: UInt16 { format.zeroDigit.utf16.first ?? 0x30 }

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
    let separator = UnitText(format.groupingSeparator)
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
    text += UnitText(format.exponentSeparator)
    if exponent < 0 { text += UnitText(format.minusSign) }
    text += repeatElement(zero, count: max(0, picture.leastExponent - digits.count))
    text += digits
  }
}
