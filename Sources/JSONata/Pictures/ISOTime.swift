import JSONTree

/// The time that an ISO 8601 text stands for; without a zone it is UTC. NaN if there is no such
/// time.
///
/// A day that the month does not have counts on into the next; what is finer than milliseconds is
/// cut off: so V8 reads them.
///
/// - Throws: D3110 if the text is not `YYYY[-MM[-DD]][Thh:mm:ss][.f…][±hh[:]mm|Z]`.
func isoTime(_ text: String) throws(JSONataError) -> Double {
  var reader = ISOReader(bytes: Array(text.utf8))
  guard let time = reader.read() else { throw JSONataError("D3110", value: .string(text)) }
  return time
}

private struct ISOReader {
  let bytes: [UInt8]
  var at = 0

  /// Nil if the form is not that of such a text.
  mutating func read() -> Double? {
    guard let year = digits(4) else { return nil }
    let month = dashed(below: 2)
    let day = dashed(below: 4)
    var clock: (hour: Int, minute: Int, second: Int)?
    if skip("T") {
      guard let read = time() else { return nil }
      clock = read
    }
    var fraction: Int?
    if skip(".") {
      guard let read = milliseconds() else { return nil }
      fraction = read
    }
    let isUniversal = at == bytes.count || bytes[at] == UInt8(ascii: "Z")
    guard let zone = zone(), at == bytes.count else { return nil }
    let time = clock ?? (0, 0, 0)
    let isWithinDay = time.hour < 24 || time == (24, 0, 0) && fraction ?? 0 == 0
    // A date alone may have a `Z`, but neither a fraction nor another zone.
    guard 1...12 ~= month ?? 1, 1...31 ~= day ?? 1, month != nil || day == nil, isWithinDay,
      zone.magnitude < 24 * 60, clock != nil || fraction == nil && isUniversal
    else { return .nan }
    let days = dayNumberOf(year: year, month: month ?? 1, day: day ?? 1)
    let minutes = days * 1440 + time.hour * 60 + time.minute - zone
    return Double((minutes * 60 + time.second) * 1000 + (fraction ?? 0))
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func digits(_ count: Int, firstBelow limit: Int = 10) -> Int? {
    guard at + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[at..<at + count] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    guard Int(bytes[at] - 0x30) < limit else { return nil }
    at += count
    return value
  }

  /// A dash and two digits, the first of them below a limit; else nothing is passed over.
  private mutating func dashed(below limit: Int) -> Int? {
    let start = at
    // The dash of a zone is followed by more digits, or by a colon.
    if skip("-"), let value = digits(2, firstBelow: limit), !isZone(from: start) { return value }
    at = start
    return nil
  }

  private func isZone(from start: Int) -> Bool {
    at < bytes.count && (bytes[at] &- 0x30 < 10 || bytes[at] == UInt8(ascii: ":"))
  }

  private mutating func time() -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = digits(2, firstBelow: 3), skip(":"), let minute = digits(2, firstBelow: 6),
      skip(":"), let second = digits(2, firstBelow: 6)
    else { return nil }
    return (hour, minute, second)
  }

  private mutating func milliseconds() -> Int? {
    var value = 0
    var count = 0
    while at < bytes.count, bytes[at] &- 0x30 < 10 {
      if count < 3 { value = value * 10 + Int(bytes[at] - 0x30) }
      count += 1
      at += 1
    }
    guard count > 0 else { return nil }
    for _ in 0..<max(0, 3 - count) { value *= 10 }
    return value
  }

  /// Minutes ahead of UTC; 0 where there is no zone.
  private mutating func zone() -> Int? {
    if at == bytes.count || skip("Z") { return 0 }
    let isBehind = skip("-")
    guard isBehind || skip("+"), let hours = digits(2, firstBelow: 3) else { return nil }
    _ = skip(":")
    guard let minutes = digits(2, firstBelow: 6) else { return nil }
    return (isBehind ? -1 : 1) * (hours * 60 + minutes)
  }
}
