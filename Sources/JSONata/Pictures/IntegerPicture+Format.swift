import JSONTree

/// The whole number below the value, as a picture shows it (`$formatInteger`).
///
/// - Throws: D3130 for a sequence that is not supported, D3131 for a picture with digits of several
///   families, D1011 for a Roman number that would have no end.
func formatInteger(_ value: Double, picture: String) throws(JSONataError) -> String {
  try IntegerPicture(picture).text(of: value.rounded(.down))
}

extension IntegerPicture {
  /// - Parameter value: whole, or NaN for the component of a time that there is not.
  func text(of value: Double) throws(JSONataError) -> String {
    let number = value.magnitude
    let text: String
    switch primary {
    case .decimal(let pattern): text = pattern.text(of: number, isOrdinal: isOrdinal)
    case .letters(let isUpper): text = letterNumber(number, isUpper: isUpper)
    case .roman(let isUpper):
      guard let roman = romanNumber(number) else { throw JSONataError("D1011") }
      text = isUpper ? roman.uppercased() : roman
    case .words(let letterCase):
      text = letterCase.apply(to: numberInWords(number, isOrdinal: isOrdinal))
    case .sequence(let picture): throw JSONataError("D3130", value: .string(picture))
    }
    return value < 0 ? "-" + text : text
  }
}

extension DecimalPattern {
  fileprivate func text(of value: Double, isOrdinal: Bool) -> String {
    if zero == 0x30, !isOrdinal, value < 1e15, case .irregular(let none) = grouping, none.isEmpty {
      let digits = String(Int(value))
      return String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
    }
    var text = UnitText(value.isNaN ? "NaN" : ecmaScriptText(of: value))
    text.insert(contentsOf: repeatElement(0x30, count: max(0, least - text.count)), at: 0)
    if zero != 0x30 { text = text.map { $0 &+ zero &- 0x30 } }
    switch grouping {
    case .regular(let interval, let separator):
      for group in stride(from: (text.count - 1) / interval, to: 0, by: -1) {
        text.insert(contentsOf: separator, at: text.count - group * interval)
        // Those inserted later stand further right, where the count is that of digits alone.
      }
    case .irregular(let separators):
      for (position, separator) in separators.reversed() { insert(separator, position, &text) }
    }
    return text.string + (isOrdinal ? ordinalSuffix(of: text) : "")
  }

  /// Where there are fewer digits than the picture has places, the reference implementation counts
  /// from the end what it keeps, and loses the rest.
  private func insert(_ separator: UnitText, _ position: Int, _ text: inout UnitText) {
    let place = text.count - position
    if place >= 0 {
      text.insert(contentsOf: separator, at: place)
    } else {
      text = separator + text.suffix(-place)
    }
  }

  private func ordinalSuffix(of text: UnitText) -> String {
    guard text.dropLast().last != 0x31 else { return "th" }
    switch text.last {
    case 0x31: return "st"
    case 0x32: return "nd"
    case 0x33: return "rd"
    default: return "th"
    }
  }
}
