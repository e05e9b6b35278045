/// A JSON number, kept as it was written.
///
/// A number that was read prints as it was read (`1.0`, `1e400`, thirty digits); arithmetic sees
/// ``doubleValue`` or ``integerValue``.
public enum JSONNumber: Sendable {
  /// An integer of at most 18 digits that was read, or any that was computed.
  case integer(Int64)
  /// A finite number that was computed; prints the shortest digits that read back to it.
  case double(Double)
  /// A number that was read with a fraction, no exponent and at most 18 digits: `digits ×
  /// 10⁻ˢᶜᵃˡᵉ`, with `scale` counting the digits after the point. `1.50` is 150 at scale 2.
  case decimal(Int64, scale: UInt8)
  /// Any other number that was read: its text, valid by the grammar of RFC 8259.
  case literal(String)

  /// A computed number; integral ones below 2⁵³ become integers.
  ///
  /// - Precondition: the value is finite; JSON has no other.
  public init(_ value: Double) {
    precondition(value.isFinite, "JSON has no number for NaN and the infinities")
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      self = .integer(Int64(value))
    } else {
      self = .double(value)
    }
  }

  /// The nearest double; infinite for a literal beyond its range, as in `1e400`.
  public var doubleValue: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .decimal(let digits, let scale): Self.double(digits, scale)
    case .literal(let text): Double(text) ?? .nan
    }
  }

  /// The value as a whole number, also of `1.0` and `1e2`; nil with a fraction or beyond Int64.
  public var integerValue: Int64? {
    switch self {
    case .integer(let value): value
    case .double(let value): Int64(exactly: value)
    case .decimal: Int64(exactly: doubleValue)
    case .literal(let text): Int64(text) ?? Int64(exactly: Double(text) ?? .nan)
    }
  }
}

/// Equal by value: integers exactly, others as doubles.
extension JSONNumber: Equatable {
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): a == b
    case (.literal(let a), .literal(let b)) where a == b: true
    default: left.doubleValue == right.doubleValue
    }
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The text of the number as JSON.
  public var description: String {
    switch self {
    case .integer(let value): String(value)
    case .double(let value): ecmaScriptText(of: value)
    case .decimal(let digits, let scale): Self.text(digits, scale)
    case .literal(let text): text
    }
  }
}

extension JSONNumber {
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18,
  ]

  /// The nearest double of a decimal.
  ///
  /// Digits below 2⁵³ and a power of ten up to 10²² are exact doubles, so that their quotient is
  /// correctly rounded; longer ones are read from their text.
  private static func double(_ digits: Int64, _ scale: UInt8) -> Double {
    if digits.magnitude <= 9_007_199_254_740_992, Int(scale) < powersOfTen.count {
      return Double(digits) / powersOfTen[Int(scale)]
    }
    return Double(text(digits, scale)) ?? .nan
  }

  private static func text(_ digits: Int64, _ scale: UInt8) -> String {
    var text = String(digits.magnitude)
    let missing = Int(scale) + 1 - text.utf8.count
    if missing > 0 { text = String(repeating: "0", count: missing) + text }
    text.insert(".", at: text.utf8.index(text.endIndex, offsetBy: -Int(scale)))
    return digits < 0 ? "-" + text : text
  }
}
