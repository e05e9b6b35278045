/// The components that were found in a text, on the way to a time.
struct DateTimeFields {
  private var values: [DateTimeComponent: Double]

  init(_ values: [DateTimeComponent: Double]) {
    self.values = values
  }

  /// The time: components left of the first one given are those of `now`, those right of the last
  /// are the least possible.
  ///
  /// - Throws: D3136 if there is a gap between them, or the date is one of weeks.
  func milliseconds(now: Double) throws(JSONataError) -> Double {
    let isDayOfYear =
      !matches([.year, .month, .day], dates) && matches([.year, .dayOfYear], dates)
    guard !matches([.weekYear, .weekMonth, .weekOfMonth], dates),
      !matches([.weekYear, .weekOfYear], dates)
    else { throw JSONataError("D3136") }
    let isHalfDay =
      !matches([.hour, .minute, .second, .fraction], times)
      && matches([.halfDay, .halfDayHour, .minute, .second, .fraction], times)
    var fields = self
    try fields.fill(
      // The day of the year does not count as given here: nothing may follow it.
      (isDayOfYear ? [.year, .day] : [.year, .month, .day])
        + (isHalfDay ? [.halfDay, .halfDayHour] : [.hour]) + [.minute, .second, .fraction],
      now: now)
    return fields.sum(isDayOfYear: isDayOfYear, isHalfDay: isHalfDay)
  }

  private var dates: [DateTimeComponent] {
    [.year, .weekYear, .month, .weekMonth, .weekOfYear, .weekOfMonth, .dayOfYear, .day]
  }

  private var times: [DateTimeComponent] {
    [.halfDay, .hour, .halfDayHour, .minute, .second, .fraction]
  }

  /// Whether, of the components in question, some of `wanted` were found and no other; a component
  /// of value 0 does not count.
  private func matches(_ wanted: [DateTimeComponent], _ all: [DateTimeComponent]) -> Bool {
    let found = all.filter { values[$0].map { $0 != 0 && !$0.isNaN } ?? false }
    return !found.isEmpty && found.allSatisfy(wanted.contains)
  }

  private mutating func fill(_ order: [DateTimeComponent], now: Double) throws(JSONataError) {
    let present = CivilTime(milliseconds: now)
    var hasStarted = false
    var hasEnded = false
    for component in order {
      if values[component] != nil {
        guard !hasEnded else { throw JSONataError("D3136") }
        hasStarted = true
      } else if hasStarted {
        values[component] = component == .month || component == .day ? 1 : 0
        hasEnded = true
      } else if component != .halfDay {
        values[component] = present.flatMap { component.value(of: $0) }.map(Double.init)
      }
    }
  }

  private func sum(isDayOfYear: Bool, isHalfDay: Bool) -> Double {
    func value(_ component: DateTimeComponent) -> Double { values[component] ?? .nan }
    let year = value(.year)
    var (month, day) = (value(.month) > 0 ? value(.month) : 1, value(.day))
    if isDayOfYear {
      // The month and the day are those of the derived date, the year stays the one given.
      let date = CivilTime(
        milliseconds: universalTime(year: year, month: 1, day: value(.dayOfYear), milliseconds: 0))
      month = date.map { Double($0.month) } ?? .nan
      day = date.map { Double($0.day) } ?? .nan
    }
    var hour = value(.hour)
    if isHalfDay {
      hour = value(.halfDayHour) == 12 ? 0 : value(.halfDayHour)
      if value(.halfDay) == 1 { hour += 12 }
    }
    let time = ((hour * 60 + value(.minute)) * 60 + value(.second)) * 1000 + value(.fraction)
    let zone = nonZero(values[.zone]) ?? nonZero(values[.zoneName]) ?? 0
    return universalTime(year: year, month: month, day: day, milliseconds: time)
      - zone * 60_000
  }

  private func nonZero(_ value: Double?) -> Double? {
    value == 0 || value?.isNaN == true ? nil : value
  }
}

/// Milliseconds since 1970, as ECMAScript's `Date.UTC` has them: a year below 100 is one of the
/// 20th century. NaN for what cannot be.
private func universalTime(
  year: Double, month: Double, day: Double, milliseconds: Double
) -> Double {
  let isPossible = year.magnitude < 1e6 && month.magnitude < 1e6 && (day + milliseconds).isFinite
  guard isPossible else { return .nan }
  let year = 0..<100 ~= year ? 1900 + Int(year) : Int(year)
  let first = dayNumberOf(year: year, month: Int(month), day: 1)
  let sum = (Double(first) + day - 1) * 86_400_000 + milliseconds
  return sum.magnitude <= maximumMilliseconds ? sum : .nan
}
