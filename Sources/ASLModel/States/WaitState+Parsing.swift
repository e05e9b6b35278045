import Diagnostics
import JSONTree

extension DefinitionParser {
  /// - Note: Step Functions guide, "Wait workflow state": Seconds from 0 to 99,999,999.
  private static let longestWait = 99_999_999

  mutating func waitState(_ fields: inout FieldReader) -> WaitState? {
    let names = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"].filter(fields.has)
    let seconds = numberField(&fields, "Seconds", in: 0...Self.longestWait)
    let timestamp: Field<Timestamp>? = field(
      &fields, "Timestamp", "a timestamp or an expression"
    ) { parser, member in parser.timestamp(member) }
    if names.isEmpty {
      let known =
        language == .jsonPath
        ? "'Seconds', 'SecondsPath', 'Timestamp' or 'TimestampPath'" : "'Seconds' or 'Timestamp'"
      report("missing-field", .noDuration(known), at: fields.place, label: "how long?")
    } else if Set(names.map { $0.hasPrefix("S") }).count > 1 {
      reportConflict(names, in: fields)
    }
    let duration: WaitState.Wait? = seconds.map { .seconds($0) } ?? timestamp.map { .timestamp($0) }
    guard let transition = transition(&fields), let duration else { return nil }
    return WaitState(duration: duration, transition: transition)
  }

  mutating func timestamp(_ member: JSONSyntax.Member) -> Timestamp? {
    guard let text = member.value.stringValue else {
      reportType(member, "a timestamp")
      return nil
    }
    if let timestamp = Timestamp(parsing: text) { return timestamp }
    if hasPlaceholder(text) {
      reportPlaceholder(member, text)
    } else {
      report(
        "bad-timestamp", .noTimestamp(member.key, text), at: member.value.range,
        label: "a timestamp looks like 2026-01-31T12:00:00Z",
        help: ["date, 'T', time with seconds, then 'Z' or an offset like +01:00 (RFC 3339)"],
        fix: separated(text).map { .writing($0, at: member.value.range) },
        aws: .schema("String does not match RFC3339 timestamp"))
    }
    return nil
  }

  /// The same timestamp with a capital `T` between date and time, and a capital `Z`.
  private func separated(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    guard bytes.count > 10, [UInt8(ascii: " "), UInt8(ascii: "t")].contains(bytes[10]) else {
      return nil
    }
    bytes[10] = UInt8(ascii: "T")
    if bytes.last == UInt8(ascii: "z") { bytes[bytes.count - 1] = UInt8(ascii: "Z") }
    let mended = String(decoding: bytes, as: UTF8.self)
    return Timestamp(parsing: mended).map { _ in mended }
  }
}

extension Diagnostic.Message {
  fileprivate static func noDuration(_ names: String) -> Self { "a Wait state needs \(names)" }
  fileprivate static func noTimestamp(_ field: String, _ text: String) -> Self {
    "'\(field)' must be a timestamp, not '\(text)'"
  }
}
