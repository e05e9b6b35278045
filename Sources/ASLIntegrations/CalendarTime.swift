import ASLModel
import JSONTree

/// A moment in UTC by the Gregorian calendar.
struct CalendarTime {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// 0 is Sunday.
  let weekday: Int

  init(_ moment: Timestamp) {
    let days = Int((moment.seconds - moment.seconds.modulo(86_400)) / 86_400)
    let inDay = Int(moment.seconds.modulo(86_400))
    (year, month, day) = Self.date(daysSince1970: days)
    hour = inDay / 3_600
    minute = inDay / 60 % 60
    second = inDay % 60
    weekday = (days + 4).modulo(7)
  }

  /// Counts in years that begin in March, so that the leap day is the last of its year, and in eras
  /// of 400 years, which all have the same length.
  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted - shifted.modulo(146_097)) / 146_097
    let dayOfEra = shifted.modulo(146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Timestamp {
  /// RFC 9110, "Date": `Tue, 15 Nov 1994 08:12:31 GMT`.
  var httpDate: String {
    let time = CalendarTime(self)
    return """
      \(weekdays[time.weekday]), \(digits(time.day, 2)) \(months[time.month - 1]) \(time.year) \
      \(digits(time.hour, 2)):\(digits(time.minute, 2)):\(digits(time.second, 2)) GMT
      """
  }

  /// What ECS's times become in Step Functions: epoch milliseconds.
  var json: JSON { .number(.integer(milliseconds)) }
}

private let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private func digits(_ number: Int, _ count: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, count - text.count)) + text
}

extension BinaryInteger {
  /// The remainder that is never negative.
  fileprivate func modulo(_ divisor: Self) -> Self {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
