import JSONTree

/// The number with a number of decimal places, from its exact value, halves away from zero; from
/// 1e21 on in ECMAScript's usual form (ECMAScript, section 21.1.3.3, without its limit of places).
///
/// - Parameter value: not negative.
func fixedPointText(_ value: Double, places: Int) -> [UInt16] {
  guard value.isFinite, value < 1e21 else { return Array(ecmaScriptText(of: value).utf16) }
  var digits = shortDigits(value, places: places) ?? exactDigits(value, places: places)
  if digits.count <= places {
    digits.insert(contentsOf: [UInt16](repeating: 0x30, count: places + 1 - digits.count), at: 0)
  }
  if places > 0 { digits.insert(0x2E, at: digits.count - places) }
  return digits
}

/// The digits of `value × 10^places` where that is clearly nearer to one whole number than another.
private func shortDigits(_ value: Double, places: Int) -> [UInt16]? {
  guard places <= 15 else { return nil }
  let moved = value * powersOfTen[places]
  guard moved < 0x1p50 else { return nil }
  let whole = moved.rounded(.toNearestOrEven)
  guard (moved - whole).magnitude < 0.25 else { return nil }
  return Array(String(Int(whole)).utf16)
}

private func exactDigits(_ value: Double, places: Int) -> [UInt16] {
  var number = LongNumber(UInt64(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0))
  for _ in 0..<places { number.multiply(by: 10) }
  let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
  if exponent > 0 {
    for _ in 0..<exponent { number.multiply(by: 2) }
  } else {
    number.divideByPowerOfTwo(-exponent)
  }
  return number.decimalDigits
}

/// A whole number of any size, as far as printing a double needs one.
private struct LongNumber {
  /// The least significant first.
  private var words: [UInt32]

  init(_ value: UInt64) {
    words = [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)]
  }

  mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in words.indices {
      carry += UInt64(words[index]) * UInt64(factor)
      words[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  /// Divides by `2^bits`, halves rounded up.
  mutating func divideByPowerOfTwo(_ bits: Int) {
    guard bits > 0 else { return }
    let (whole, rest) = ((bits - 1) / 32, UInt32((bits - 1) % 32))
    guard whole < words.count else {
      words = []
      return
    }
    let isRoundedUp = words[whole] >> rest & 1 == 1
    words.removeFirst(whole)
    for _ in 0...rest { halve() }
    if isRoundedUp { increment() }
  }

  private mutating func halve() {
    var carry: UInt32 = 0
    for index in words.indices.reversed() {
      let bit = words[index] & 1
      words[index] = words[index] >> 1 | carry << 31
      carry = bit
    }
  }

  private mutating func increment() {
    for index in words.indices {
      words[index] &+= 1
      if words[index] != 0 { return }
    }
    words.append(1)
  }

  var decimalDigits: [UInt16] {
    var rest = words
    var digits: [UInt16] = []
    while rest.contains(where: { $0 != 0 }) {
      var remainder: UInt64 = 0
      for index in rest.indices.reversed() {
        remainder = remainder << 32 | UInt64(rest[index])
        rest[index] = UInt32(remainder / 10)
        remainder %= 10
      }
      digits.append(0x30 + UInt16(remainder))
    }
    return digits.isEmpty ? [0x30] : digits.reversed()
  }
}
