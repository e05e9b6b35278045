import JSONTree

/// A time as a picture shows it (`$fromMillis`).
///
/// - Parameters:
///   - milliseconds: since the start of 1970.
///   - picture: nil for ISO 8601.
///   - timezone: how far local time is ahead of UTC, as `+hhmm`; nil for not at all.
/// - Throws: D3130 to D3135 for a picture that cannot be shown.
func fromMillis(
  _ milliseconds: Double, picture: String? = nil, timezone: String? = nil
) throws(JSONataError) -> String {
  let picture = try picture.map { (text) throws(JSONataError) in try DateTimePicture(text) }
  return try (picture ?? .iso8601).text(of: milliseconds, timezone: timezone)
}

extension DateTimePicture {
  func text(of milliseconds: Double, timezone: String?) throws(JSONataError) -> String {
    let zone = ZoneOffset(timezone)
    let time = CivilTime(milliseconds: milliseconds + zone.milliseconds)
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal): text += literal
      case .marker(let marker): text += try marker.text(of: time, in: zone)
      }
    }
    return text
  }
}

/// How far a zone is ahead of UTC.
///
/// As in the reference implementation both parts of `-0530` count back from the hour below: it is
/// -6 hours and -30 minutes. What is no number is NaN, and makes all of the time NaN.
private struct ZoneOffset {
  let hours: Double
  let minutes: Double

  init(_ text: String?) {
    let number = text.map { UnitText($0).leadingInteger } ?? 0
    hours = (number / 100).rounded(.down)
    minutes = number.truncatingRemainder(dividingBy: 100)
  }

  var milliseconds: Double { (60 * hours + minutes) * 60_000 }
  var number: Double { hours * 100 + minutes }
}

extension DateTimePicture.Marker {
  /// - Parameter time: nil for one that cannot be, whose numbers are all NaN.
  fileprivate func text(of time: CivilTime?, in zone: ZoneOffset) throws(JSONataError) -> String {
    switch component {
    case .calendar, .era: return "ISO"
    case .halfDay:
      let text = time.flatMap { component.value(of: $0) } == 1 ? "pm" : "am"
      if case .upper? = names { return text.uppercased() }
      return text
    case .zone, .zoneName: return try text(of: zone)
    case .year, .month, .day, .dayOfYear, .weekday, .weekOfYear, .weekOfMonth, .weekYear,
      .weekMonth,
      .hour, .halfDayHour, .minute, .second, .fraction:
      return try text(of: time.flatMap { component.value(of: $0) })
    }
  }

  private func text(of value: Int?) throws(JSONataError) -> String {
    if let names { return try name(of: value, in: names) }
    guard let integer else { preconditionFailure("a number that is not named has a picture") }
    guard var value else { return try integer.text(of: .nan) }
    if let yearDigits, yearDigits < 18 { value %= Int(powerOfTen(yearDigits)) }
    return try integer.text(of: Double(value))
  }

  private func name(of value: Int?, in letterCase: LetterCase) throws(JSONataError) -> String {
    guard let all = component.names else {
      throw JSONataError("D3133", value: .string(component.rawValue))
    }
    let name = letterCase.apply(to: value.map { all[$0 - 1] } ?? "NaN")
    return mostWidth.map { String(name.prefix($0)) } ?? name
  }

  private func text(of zone: ZoneOffset) throws(JSONataError) -> String {
    guard let integer else { preconditionFailure("a zone always has a picture of its number") }
    if zone.number == 0, isTraditional { return "Z" }
    var text: String
    switch integer.primary {
    case .decimal(let pattern) where pattern.isRegular: text = try integer.text(of: zone.number)
    case .decimal(let pattern) where pattern.least <= 2:
      text = try integer.text(of: zone.hours)
      if zone.minutes != 0 { text += try ":" + formatInteger(zone.minutes, picture: "00") }
    case .decimal(let pattern) where pattern.least <= 4: text = try integer.text(of: zone.number)
    case .decimal, .letters, .roman, .words, .sequence:
      throw JSONataError("D3134", value: integer.leastDigits.map(JSON.integer))
    }
    if zone.number >= 0 { text = "+" + text }
    return component == .zoneName ? "GMT" + text : text
  }
}

extension DecimalPattern {
  var isRegular: Bool { if case .regular = grouping { true } else { false } }
}
