/// A JSON number, kept as it was written.
///
/// A number that was read prints as it was read (`1.0`, `1e400`, thirty digits); arithmetic sees
/// ``doubleValue`` or ``integerValue``.
public enum JSONNumber: Sendable {
  /// An integer in the one way that JSON writes it: no fraction, no exponent, no `-0`.
  case integer(Int64)
  /// A finite number that was computed; prints the shortest digits that read back to it.
  case double(Double)
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
    case .literal(let text): Double(text) ?? .nan
    }
  }

  /// The value as a whole number, also of `1.0` and `1e2`; nil with a fraction or beyond Int64.
  public var integerValue: Int64? {
    switch self {
    case .integer(let value): value
    case .double(let value): Int64(exactly: value)
    case .literal(let text): Int64(exactly: Double(text) ?? .nan)
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
    case .literal(let text): text
    }
  }
}
