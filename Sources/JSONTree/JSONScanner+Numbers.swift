import Diagnostics

extension JSONScanner {
  /// Reads a number, at its sign or first digit.
  mutating func readNumber() throws(JSONError) -> JSONNumber {
    let start = offset
    let isNegative = consume(UInt8(ascii: "-"))
    let integerStart = offset
    var digits = readDigits(0)
    let count = offset - integerStart
    guard count > 0, count == 1 || bytes[integerStart] != UInt8(ascii: "0") else {
      throw badNumber(from: start)
    }
    let integerEnd = offset
    if consume(UInt8(ascii: ".")) {
      digits = readDigits(digits)
      guard offset > integerEnd + 1 else { throw badNumber(from: start) }
    }
    let scale = max(0, offset - integerEnd - 1)
    let hasExponent = try readExponent(start)
    if hasExponent || count + scale > Self.exactDigits || (isNegative && digits == 0) {
      return .literal(String(decoding: bytes[start..<offset], as: UTF8.self))
    }
    let value = isNegative ? -digits : digits
    return scale > 0 ? .decimal(value, scale: UInt8(scale)) : .integer(value)
  }

  /// How many decimal digits always fit in an Int64.
  private static var exactDigits: Int { 18 }

  /// Reads digits and appends them to a value; past 18 of them the value means nothing.
  private mutating func readDigits(_ before: Int64) -> Int64 {
    var value = before
    var place = offset
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      place += 1
    }
    offset = place
    return value
  }

  private mutating func readExponent(_ start: Int) throws(JSONError) -> Bool {
    guard consume(UInt8(ascii: "e")) || consume(UInt8(ascii: "E")) else { return false }
    if !consume(UInt8(ascii: "+")) { _ = consume(UInt8(ascii: "-")) }
    let digits = offset
    _ = readDigits(0)
    guard offset > digits else { throw badNumber(from: start) }
    return true
  }
}
