/// What a marker in a picture of a time stands for (XPath Functions 3.1, section 9.8.4.1, and the
/// week-numbering year and month of JSONata).
enum DateTimeComponent: String, Sendable, CaseIterable {
  case year = "Y"
  case month = "M"
  case day = "D"
  case dayOfYear = "d"
  case weekday = "F"
  case weekOfYear = "W"
  case weekOfMonth = "w"
  case weekYear = "X"
  case weekMonth = "x"
  case hour = "H"
  case halfDayHour = "h"
  case halfDay = "P"
  case minute = "m"
  case second = "s"
  case fraction = "f"
  case zone = "Z"
  case zoneName = "z"
  case calendar = "C"
  case era = "E"

  /// What a marker means that says no more than its component.
  var defaultPresentation: String {
    switch self {
    case .year, .month, .day, .dayOfYear, .weekOfYear, .weekOfMonth, .weekYear, .weekMonth, .hour,
      .halfDayHour, .fraction:
      "1"
    case .minute, .second: "01"
    case .weekday, .halfDay, .calendar, .era: "n"
    case .zone, .zoneName: "01:01"
    }
  }

  var isNumber: Bool {
    switch self {
    case .year, .month, .day, .dayOfYear, .weekday, .weekOfYear, .weekOfMonth, .weekYear,
      .weekMonth,
      .hour, .halfDayHour, .minute, .second, .fraction:
      true
    case .halfDay, .zone, .zoneName, .calendar, .era: false
    }
  }

  /// The names of the values from 1 on; nil where there are none.
  var names: [String]? {
    switch self {
    case .month, .weekMonth: monthNames
    case .weekday: weekdayNames
    default: nil
    }
  }

  /// Its value at a time; the half of the day is 0 or 1. Zone, calendar and era have none.
  func value(of time: CivilTime) -> Int? {
    switch self {
    case .year: time.year
    case .month: time.month
    case .day: time.day
    case .dayOfYear: time.dayOfYear
    case .weekday: time.weekday
    case .weekOfYear: owner(in: WeekPeriod(year: time.year), time).week(ofDay: time.dayNumber)
    case .weekOfMonth:
      owner(in: WeekPeriod(year: time.year, month: time.month), time).week(ofDay: time.dayNumber)
    case .weekYear: owner(in: WeekPeriod(year: time.year), time).year
    case .weekMonth: owner(in: WeekPeriod(year: time.year, month: time.month), time).month
    case .hour: time.hour
    case .halfDayHour: (time.hour + 11) % 12 + 1
    case .halfDay: time.hour / 12
    case .minute: time.minute
    case .second: time.second
    case .fraction: time.millisecond
    case .zone, .zoneName, .calendar, .era: nil
    }
  }

  private func owner(in period: WeekPeriod, _ time: CivilTime) -> WeekPeriod {
    period.owner(ofDay: time.dayNumber)
  }
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]
private let weekdayNames = [
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]
