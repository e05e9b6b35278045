import JSONTree

/// The number that a text stands for, if a picture showed it; NaN if it stands for none
/// (`$parseInteger`).
///
/// - Throws: D3130 and D3131, as `formatInteger`.
func parseInteger(_ text: String, picture: String) throws(JSONataError) -> Double {
  try IntegerPicture(picture).value(of: text)
}

extension IntegerPicture {
  func value(of text: String) throws(JSONataError) -> Double {
    switch primary {
    case .decimal(let pattern): return pattern.value(of: UnitText(text), isOrdinal: isOrdinal)
    case .letters(let isUpper): return letterValue(of: text, isUpper: isUpper)
    case .roman(let isUpper): return romanValue(of: isUpper ? text : text.uppercased())
    case .words: return wordsValue(of: text.lowercased())
    case .sequence(let picture): throw JSONataError("D3130", value: .string(picture))
    }
  }

  /// What a text looks like that can be parsed, as a regular expression.
  ///
  /// - Parameter digits: how many digits there are; nil for any number.
  func expression(digits: Int?) throws(JSONataError) -> String {
    switch primary {
    case .decimal:
      "[0-9]" + (digits.map { "{\($0)}" } ?? "+") + (isOrdinal ? "(?:th|st|nd|rd)" : "")
    case .letters(let isUpper): isUpper ? "[A-Z]+" : "[a-z]+"
    case .roman(let isUpper): isUpper ? "[MDCLXVI]+" : "[mdclxvi]+"
    case .words: numberWordsExpression
    case .sequence(let picture): throw JSONataError("D3130", value: .string(picture))
    }
  }
}

extension DecimalPattern {
  fileprivate func value(of text: UnitText, isOrdinal: Bool) -> Double {
    var digits = isOrdinal ? text.dropLast(2) : text
    switch grouping {
    // The reference implementation looks for commas, whatever the separator is.
    case .regular: digits.removeAll { $0 == 0x2C }
    case .irregular(let separators):
      for (_, separator) in separators { digits = digits.replacing(separator, with: []) }
    }
    if zero != 0x30 { digits = digits.map { $0 &- zero &+ 0x30 } }
    return digits.leadingInteger
  }
}
