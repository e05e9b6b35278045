/// The characters of a picture of `$formatNumber` and of its result (XPath Functions 3.1, section
/// 4.7.1).
struct DecimalFormat: Sendable, Equatable {
  var decimalSeparator = "."
  var groupingSeparator = ","
  var exponentSeparator = "e"
  var infinity = "Infinity"
  var minusSign = "-"
  var notANumber = "NaN"
  var percent = "%"
  var perMille = "\u{2030}"
  /// The first of the ten digits.
  var zeroDigit = "0"
  /// Stands for a digit that need not be there.
  var optionalDigit = "#"
  var patternSeparator = ";"

  /// The property with the name it has among the options of `$formatNumber`; nil for no such name.
  static func property(named name: String) -> WritableKeyPath<DecimalFormat, String>? {
    switch name {
    case "decimal-separator": \.decimalSeparator
    case "grouping-separator": \.groupingSeparator
    case "exponent-separator": \.exponentSeparator
    case "infinity": \.infinity
    case "minus-sign": \.minusSign
    case "NaN": \.notANumber
    case "percent": \.percent
    case "per-mille": \.perMille
    case "zero-digit": \.zeroDigit
    case "digit": \.optionalDigit
    case "pattern-separator": \.patternSeparator
    default: nil
    }
  }
}
