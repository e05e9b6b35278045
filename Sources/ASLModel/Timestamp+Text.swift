extension Timestamp {
  /// Reads a timestamp as RFC 3339 writes it, with the States Language's restrictions: an
  /// upper-case `T`, and an upper-case `Z` or an offset `±hh:mm`.
  ///
  /// Digits of the second's fraction beyond the ninth are dropped.
  ///
  /// - Returns: nil unless the text is such a timestamp of a date that exists.
  public init?(parsing text: String) {
    var reader = TimestampReader(Array(text.utf8))
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2), reader.skip("T"), let hour = reader.number(2),
      reader.skip(":"), let minute = reader.number(2), reader.skip(":"),
      let second = reader.number(2), let nanoseconds = reader.fraction(),
      let offset = reader.offset(), reader.isAtEnd, (1...12).contains(month),
      (1...Self.dayCount(year, month)).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    let days = Self.daysSince1970(year, month, day)
    self.init(
      seconds: Int64(((days * 24 + hour) * 60 + minute) * 60 + second - offset),
      nanoseconds: Int32(nanoseconds))
  }

  /// The moment in UTC with milliseconds, as AWS prints it: `2026-01-02T03:04:05.678Z`.
  public var text: String {
    let (year, month, day) = Self.date(
      daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    let time = Int(seconds) - Self.daysSince1970(year, month, day) * 86_400
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    let clock =
      "\(padded(time / 3_600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
    return "\(date)T\(clock).\(padded(Int(nanoseconds) / 1_000_000, 3))Z"
  }

  private static func dayCount(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Days of the proleptic Gregorian calendar; years are counted from March, so that the leap day
  /// is the last of its year.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let days = days + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }
}

private struct TimestampReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  private var digit: Int? {
    guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else { return nil }
    return Int(bytes[place] - 0x30)
  }

  mutating func number(_ width: Int) -> Int? {
    var number = 0
    for _ in 0..<width {
      guard let digit else { return nil }
      number = number * 10 + digit
      place += 1
    }
    return number
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  /// Nanoseconds; 0 where there is no fraction.
  mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    guard digit != nil else { return nil }
    var nanoseconds = 0
    var unit = 100_000_000
    while let digit {
      nanoseconds += digit * unit
      unit /= 10
      place += 1
    }
    return nanoseconds
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if skip("Z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2), skip(":"), let minutes = number(2), hours < 24,
      minutes < 60
    else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }
}
