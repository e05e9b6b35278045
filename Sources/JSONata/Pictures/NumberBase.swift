import JSONTree

/// The number, rounded to a whole one, in a base from 2 to 36 (`$formatBase`).
///
/// - Throws: D3100 for another base.
func formatBase(_ value: Double, radix: Double = 10) throws(JSONataError) -> String {
  let radix = round(radix)
  guard radix >= 2, radix <= 36 else {
    throw JSONataError("D3100", value: .double(radix))
  }
  let number = round(value)
  guard radix != 10, number.isFinite else { return ecmaScriptText(of: number) }
  var digits: [UInt8] = []
  var rest = number.magnitude
  // Beyond 2^53 the last digits are not known: V8 prints zeros for them.
  while rest / radix >= 0x1p53 {
    rest /= radix
    digits.append(UInt8(ascii: "0"))
  }
  repeat {
    let digit = rest.truncatingRemainder(dividingBy: radix)
    digits.append(baseDigits[Int(digit)])
    rest = (rest - digit) / radix
  } while rest >= 1
  if number < 0 { digits.append(UInt8(ascii: "-")) }
  return String(decoding: digits.reversed(), as: UTF8.self)
}

private let baseDigits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

/// The number that a text stands for, as `$number` reads it: JSON's syntax, which may begin with
/// zeros, or whole digits after `0x`, `0o` or `0b`. Nil for anything else and what is out of range.
func numberFromText(_ text: String) -> Double? {
  let bytes = Array(text.utf8)
  if bytes.count > 2, bytes[0] == UInt8(ascii: "0"), let radix = radix(of: bytes[1]) {
    return wholeNumber(bytes[2...], radix: radix)
  }
  guard isDecimal(bytes), let value = Double(text), value.isFinite else { return nil }
  return value
}

private func radix(of prefix: UInt8) -> Int? {
  switch prefix | 0x20 {
  case UInt8(ascii: "x"): 16
  case UInt8(ascii: "o"): 8
  case UInt8(ascii: "b"): 2
  default: nil
  }
}

private func wholeNumber(_ digits: ArraySlice<UInt8>, radix: Int) -> Double? {
  var value = 0.0
  for byte in digits {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix else {
      return nil
    }
    value = value * Double(radix) + Double(digit)
  }
  return value.isFinite ? value : nil
}

/// Whether the text is a sign or none, digits, and perhaps a fraction and an exponent.
private func isDecimal(_ bytes: [UInt8]) -> Bool {
  var at = 0
  func skipDigits() -> Bool {
    let start = at
    while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
    return at > start
  }
  if bytes.first == UInt8(ascii: "-") { at += 1 }
  guard skipDigits() else { return false }
  if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
    at += 1
    guard skipDigits() else { return false }
  }
  if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
    at += 1
    if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
      at += 1
    }
    guard skipDigits() else { return false }
  }
  return at == bytes.count
}
