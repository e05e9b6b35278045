extension Duration {
  /// The duration in a few characters, as in a sentence: `120ms`, `1.5s`, `10s`, `16m40s`, `2h`,
  /// `3d4h`.
  var briefText: String {
    let milliseconds = wholeMilliseconds
    if milliseconds == 0 { return "0s" }
    if milliseconds < 1_000 { return "\(milliseconds)ms" }
    if milliseconds < 60_000 {
      return "\(Self.decimal(milliseconds, digits: milliseconds < 10_000 ? 2 : 1, trimmed: true))s"
    }
    let seconds = (milliseconds + 500) / 1_000
    let parts = [
      (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "m"),
      (seconds % 60, "s"),
    ]
    guard let first = parts.firstIndex(where: { $0.0 > 0 }) else { return "0s" }
    return parts[first...].prefix(2).filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }

  /// The duration for a column of them: `0.00s`, `59.99s`, `16m40.00s`, `2h03m20s`, `3d04h12m`.
  var columnText: String {
    let hundredths = (wholeMilliseconds + 5) / 10
    let seconds = hundredths / 100
    let fraction = Self.padded(hundredths % 100)
    if seconds < 60 { return "\(seconds).\(fraction)s" }
    let (minutes, hours, days) = (seconds / 60 % 60, seconds / 3_600 % 24, seconds / 86_400)
    if seconds < 3_600 { return "\(minutes)m\(Self.padded(seconds % 60)).\(fraction)s" }
    if days == 0 { return "\(hours)h\(Self.padded(minutes))m\(Self.padded(seconds % 60))s" }
    return "\(days)d\(Self.padded(hours))h\(Self.padded(minutes))m"
  }

  /// Rounded down; 0 for a negative duration.
  var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    return max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
  }

  private static func decimal(_ milliseconds: Int64, digits: Int, trimmed: Bool) -> String {
    let unit: Int64 = digits == 2 ? 10 : 100
    let scaled = milliseconds / unit
    var fraction = digits == 2 ? padded(scaled % 100) : String(scaled % 10)
    while trimmed, fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = String(scaled / (digits == 2 ? 100 : 10))
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }

  private static func padded(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
}

/// `1 state`, `2 states`, `12,345 states`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// A number with a comma between groups of three digits.
func grouped(_ number: Int) -> String {
  var text = ""
  for (place, digit) in String(number.magnitude).reversed().enumerated() {
    if place > 0, place.isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return (number < 0 ? "-" : "") + String(text.reversed())
}
