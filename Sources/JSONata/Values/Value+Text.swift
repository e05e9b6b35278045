import JSONTree

extension Value {
  /// What `$string` gives; nil for undefined.
  func text(
    _ evaluation: Evaluation, isPretty: Bool = false
  ) throws(JSONataError) -> String? {
    switch self {
    case .undefined, .tuples, .tailCall: return nil
    case .string(let text): return text
    case .function: return ""
    case .number(let value):
      guard value.isFinite else { throw JSONataError("D3001", value: .null) }
      return ecmaScriptText(of: roundedTo15Digits(value))
    case .bool(let value): return value ? "true" : "false"
    case .null: return "null"
    case .json, .array, .object, .record:
      let json = try textForm(evaluation)
      try evaluation.allocate(bytes: 64)
      return isPretty ? json.indentedText(by: 2) : json.text
    }
  }

  /// The value as JSON for its text: numbers rounded, functions as empty strings.
  private func textForm(_ evaluation: Evaluation) throws(JSONataError) -> JSON {
    try evaluation.allocate(itemCount + memberCount)
    return try PlainCopy.of(self) { (part) throws(JSONataError) in
      switch part {
      case .undefined, .tuples, .tailCall: return .nothing
      case .null: return .data(.null)
      case .function: return .data("")
      case .number(let value):
        if value.isInfinite { throw JSONataError("D1001", value: .null) }
        return .data(value.isNaN ? .null : .double(roundedTo15Digits(value)))
      case .bool(let value): return .data(.bool(value))
      case .string(let text): return .data(.string(text))
      case .json, .array, .object, .record:
        try evaluation.allocate(part.itemCount + part.memberCount)
        return .container
      }
    }
  }
}

/// A number that is no integer, rounded to 15 significant digits as ECMAScript's toPrecision does.
func roundedTo15Digits(_ value: Double) -> Double {
  guard value != value.rounded(), value.isFinite else { return value }
  let text = Array(value.magnitude.description.utf8)
  var digits: [UInt8] = []
  for byte in text {
    if byte == UInt8(ascii: "e") { break }
    if byte != UInt8(ascii: "."), !(digits.isEmpty && byte == UInt8(ascii: "0")) {
      digits.append(byte)
    }
  }
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  guard digits.count > 15 else { return value }
  return Double(toPrecision15(value)) ?? value
}

/// Fifteen significant digits of a number, exactly rounded, half away from zero.
private func toPrecision15(_ value: Double) -> String {
  let sign = value < 0 ? "-" : ""
  // value = significand × 2^exponent, as a decimal integer of many digits scaled by a power of ten.
  var (decimal, scale) = exactDecimal(value.magnitude)
  if decimal.count > 15 {
    let dropped = decimal.count - 15
    let roundsUp = decimal[15] >= 5
    decimal.removeLast(dropped)
    scale += dropped
    if roundsUp {
      var place = 14
      while place >= 0, decimal[place] == 9 {
        decimal[place] = 0
        place -= 1
      }
      if place >= 0 { decimal[place] += 1 } else { decimal.insert(1, at: 0) }
    }
  }
  return sign + decimal.map { String($0) }.joined() + "e\(scale)"
}

/// All decimal digits of a double, first one not zero, and the power of ten they are multiplied by.
private func exactDecimal(_ value: Double) -> (digits: [UInt8], scale: Int) {
  var digits: [UInt8] = []
  var significand = UInt64(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
  while significand > 0 {
    digits.insert(UInt8(significand % 10), at: 0)
    significand /= 10
  }
  let power = value.isNormal ? Int(value.exponent) - 52 : -1074
  func multiply(by factor: Int) {
    var carry = 0
    for place in digits.indices.reversed() {
      let product = Int(digits[place]) * factor + carry
      digits[place] = UInt8(product % 10)
      carry = product / 10
    }
    if carry > 0 { digits.insert(UInt8(carry), at: 0) }
  }
  if power >= 0 {
    for _ in 0..<power { multiply(by: 2) }
    return (digits, 0)
  }
  // Halving is multiplying by five and moving the point.
  for _ in 0..<(-power) { multiply(by: 5) }
  return (digits, power)
}
