/// A finite double as ECMAScript's Number::toString prints it in radix 10: the shortest digits that
/// read back to it, with an exponent from 1e21 up and below 1e-6.
///
/// - Note: ECMA-262, "Number::toString"; the digits are Swift's own shortest ones.
public func ecmaScriptText(of value: Double) -> String {
  if value == 0 { return "0" }
  let (digits, exponent) = shortestDigits(of: value.magnitude)
  let sign = value < 0 ? "-" : ""
  let count = digits.count
  switch exponent {
  case count...21:
    return sign + digits + String(repeating: "0", count: exponent - count)
  case 1..<max(count, 1) where exponent <= 21:
    let point = digits.index(digits.startIndex, offsetBy: exponent)
    return sign + digits[..<point] + "." + digits[point...]
  case -5...0:
    return sign + "0." + String(repeating: "0", count: -exponent) + digits
  default:
    let power = exponent - 1
    let rest = digits.dropFirst()
    let mantissa = rest.isEmpty ? digits : "\(digits.prefix(1)).\(rest)"
    return "\(sign)\(mantissa)e\(power < 0 ? "-" : "+")\(power.magnitude)"
  }
}

/// The shortest decimal digits of a positive double, without zeros at either end, and the power of
/// ten `n` such that the value is `0.digits × 10ⁿ`.
private func shortestDigits(of value: Double) -> (digits: String, exponent: Int) {
  var digits: [UInt8] = []
  var exponent = 0
  var pointAt: Int?
  let text = Array(value.description.utf8)
  for (place, byte) in text.enumerated() {
    if byte == UInt8(ascii: ".") {
      pointAt = digits.count
    } else if byte == UInt8(ascii: "e") {
      exponent = Int(String(decoding: text[(place + 1)...], as: UTF8.self)) ?? 0
      break
    } else {
      digits.append(byte)
    }
  }
  exponent += pointAt ?? digits.count
  let leadingZeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
  digits.removeFirst(leadingZeros)
  exponent -= leadingZeros
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  return (String(decoding: digits, as: UTF8.self), exponent)
}
