import JSONTree

/// A decimal number as Java's `BigDecimal`: `digits × 10⁻ˢᶜᵃˡᵉ`. `1` and `1.0` compare as equal and
/// print differently.
struct Decimal: Sendable {
  private let isNegative: Bool
  /// At least one digit, without leading zeros.
  private let digits: [UInt8]
  private let scale: Int

  /// Reads `-12.30e4`; nil if the text is none.
  init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    isNegative = bytes.first == UInt8(ascii: "-")
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      bytes.removeFirst()
    }
    var digits: [UInt8] = []
    var scale = 0
    var hasPoint = false
    scanning: while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(byte - UInt8(ascii: "0"))
        if hasPoint { scale += 1 }
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: break scanning
      }
      bytes.removeFirst()
    }
    guard !digits.isEmpty else { return nil }
    if let byte = bytes.first {
      guard byte | 0x20 == UInt8(ascii: "e"),
        let exponent = Int32(String(decoding: bytes.dropFirst(), as: UTF8.self))
      else { return nil }
      scale -= Int(exponent)
    }
    let zeros = digits.prefix { $0 == 0 }.count
    self.digits = Array(digits.dropFirst(min(zeros, digits.count - 1)))
    self.scale = scale
  }

  /// The number that Java reads from a JSON number: `1e2` becomes the double `100.0`.
  init?(_ number: JSONNumber) { self.init(number.javaText) }

  private var isZero: Bool { digits == [0] }
  /// The power of ten of the first digit.
  private var magnitude: Int { digits.count - 1 - scale }

  /// `BigDecimal.toString`: with an exponent where the scale is negative or the number is tiny.
  var text: String {
    let sign = isNegative && !isZero ? "-" : ""
    let figures = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    if scale == 0 { return sign + figures }
    if scale > 0, magnitude >= -6 {
      if scale < digits.count {
        return sign + figures.prefix(digits.count - scale) + "." + figures.suffix(scale)
      }
      return sign + "0." + String(repeating: "0", count: scale - digits.count) + figures
    }
    var text = sign + figures.prefix(1)
    if digits.count > 1 { text += "." + figures.dropFirst() }
    if magnitude != 0 { text += "E" + (magnitude > 0 ? "+" : "") + String(magnitude) }
    return text
  }

  /// Whether the number is below, at or above another, as -1, 0 or 1.
  func compare(_ other: Decimal) -> Int {
    let sign = isZero ? 0 : isNegative ? -1 : 1
    let otherSign = other.isZero ? 0 : other.isNegative ? -1 : 1
    if sign != otherSign { return sign < otherSign ? -1 : 1 }
    if sign == 0 { return 0 }
    if magnitude != other.magnitude { return magnitude < other.magnitude ? -sign : sign }
    for place in 0..<max(digits.count, other.digits.count) {
      let digit = place < digits.count ? digits[place] : 0
      let otherDigit = place < other.digits.count ? other.digits[place] : 0
      if digit != otherDigit { return digit < otherDigit ? -sign : sign }
    }
    return 0
  }

  /// `intValue`: without fraction, the low 32 bits.
  var int32Value: Int32 {
    var value: UInt32 = 0
    let whole = digits.count - scale
    guard whole > 0, whole < 100_000 else { return 0 }
    for place in 0..<whole {
      value = value &* 10 &+ UInt32(place < digits.count ? digits[place] : 0)
    }
    return Int32(truncatingIfNeeded: isNegative ? 0 &- value : value)
  }
}
