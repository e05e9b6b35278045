/// A moment taken apart in the proleptic Gregorian calendar, without a zone.
struct CivilTime: Sendable, Equatable {
  let year: Int
  /// From 1, as are the other months and days here.
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  let millisecond: Int
  /// From Monday, which is 1.
  let weekday: Int
  /// From the first of January 1970.
  let dayNumber: Int

  /// Nil for NaN and times that ECMAScript's `Date` cannot hold.
  ///
  /// - Parameter milliseconds: since the start of 1970.
  init?(milliseconds: Double) {
    guard milliseconds.magnitude <= maximumMilliseconds else { return nil }
    let (days, rest) = floorDivision(Int(milliseconds), 86_400_000)
    dayNumber = days
    (year, month, day) = date(ofDay: days)
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
    weekday = floorDivision(days + 3, 7).remainder + 1
  }

  /// From 1.
  var dayOfYear: Int { dayNumber - dayNumberOf(year: year, month: 1, day: 1) + 1 }
}

/// What ECMAScript's `Date` can hold, on either side of 1970: 100 million days.
let maximumMilliseconds = 8.64e15

func floorDivision(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// The days from the start of 1970 to a date.
///
/// - Parameter month: may be out of 1 to 12, and the day out of the month.
func dayNumberOf(year: Int, month: Int, day: Int) -> Int {
  // Years that begin in March have their leap day at the end.
  let (carry, index) = floorDivision(month - 3, 12)
  let (era, yearOfEra) = floorDivision(year + carry, 400)
  let dayOfYear = (153 * index + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

private func date(ofDay dayNumber: Int) -> (year: Int, month: Int, day: Int) {
  let (era, dayOfEra) = floorDivision(dayNumber + 719_468, 146_097)
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let index = (5 * dayOfYear + 2) / 153
  let month = index < 10 ? index + 3 : index - 9
  return (
    era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * index + 2) / 5 + 1
  )
}

/// The weeks of a year or a month: from Monday to Sunday, and each belongs to that one which has
/// its Thursday (ISO 8601; XPath Functions 3.1, section 9.8.4.1).
struct WeekPeriod {
  let year: Int
  let month: Int
  let isYear: Bool

  init(year: Int) { self = WeekPeriod(year: year, month: 1, isYear: true) }
  init(year: Int, month: Int) { self = WeekPeriod(year: year, month: month, isYear: false) }

  private init(year: Int, month: Int, isYear: Bool) {
    let (carry, index) = floorDivision(month - 1, 12)
    self.year = year + carry
    self.month = index + 1
    self.isYear = isYear
  }

  var next: WeekPeriod {
    WeekPeriod(year: isYear ? year + 1 : year, month: isYear ? 1 : month + 1, isYear: isYear)
  }

  var previous: WeekPeriod {
    WeekPeriod(year: isYear ? year - 1 : year, month: isYear ? 1 : month - 1, isYear: isYear)
  }

  /// The Monday of its first week.
  var firstDay: Int {
    let first = dayNumberOf(year: year, month: month, day: 1)
    let weekday = floorDivision(first + 3, 7).remainder
    return weekday > 3 ? first + 7 - weekday : first - weekday
  }

  /// Which period the week of a day belongs to, the day being in this one by the calendar.
  func owner(ofDay day: Int) -> WeekPeriod {
    if day < firstDay { return previous }
    let next = next
    return day >= next.firstDay ? next : self
  }

  /// The week of a day that belongs to the period, from 1.
  func week(ofDay day: Int) -> Int { (day - firstDay) / 7 + 1 }
}
