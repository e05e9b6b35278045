import JSONTree

/// The time that a text stands for (`$toMillis`).
///
/// - Parameters:
///   - picture: nil for ISO 8601.
///   - now: what the parts left of the first one given are taken from; in milliseconds since 1970,
///     as the result.
/// - Returns: nil if the text is not as the picture; NaN if it is, and there is no such time.
/// - Throws: D3110 for what is not ISO 8601 where no picture is given; D3130 to D3136 for a picture
///   that cannot be parsed; D1012 if that takes too long.
func toMillis(_ text: String, picture: String? = nil, now: Double) throws(JSONataError) -> Double? {
  guard let picture else { return try isoTime(text) }
  return try DateTimeParser(DateTimePicture(picture)).milliseconds(of: text, now: now)
}

/// Parses times that look like a picture.
struct DateTimeParser: Sendable {
  private let fields: [Field]
  private let expression: RegularExpression

  /// What a capturing group of the expression is, and how it becomes a number.
  private struct Field {
    let component: DateTimeComponent
    let reading: Reading

    enum Reading {
      case integer(IntegerPicture)
      case fraction
      case name([String: Double])
      case zone(separator: UnitText?)
    }
  }

  /// How many steps of the regular expression one text may take.
  static let maximumSteps = 2_000_000

  /// - Throws: D3130 for a sequence of numbers and D3133 for a name that cannot be parsed.
  init(_ picture: DateTimePicture) throws(JSONataError) {
    var fields: [Field] = []
    var pattern = "^"
    for part in picture.parts {
      switch part {
      case .literal(let text): pattern += escaped(text)
      case .marker(let marker):
        let (reading, form) = try Self.reading(of: marker)
        fields.append(Field(component: marker.component, reading: reading))
        pattern += "(" + form + ")"
      }
    }
    self.fields = fields
    do {
      expression = try RegularExpression(pattern + "$", flags: "i")
    } catch {
      throw JSONataError("S0303", value: .string(error.message))
    }
  }

  private static func reading(
    of marker: DateTimePicture.Marker
  ) throws(JSONataError) -> (Field.Reading, pattern: String) {
    let component = marker.component
    if component == .zone || component == .zoneName {
      return zoneReading(marker)
    }
    if let integer = marker.integer {
      if component == .fraction { return (.fraction, "[0-9]+") }
      return (.integer(integer), try integer.expression(digits: marker.parsedDigits))
    }
    if let names = component.names {
      let keys = names.map { name in marker.mostWidth.map { String(name.prefix($0)) } ?? name }
      let pairs = zip(keys, keys.indices.map { Double($0 + 1) })
      return (.name(Dictionary(pairs) { $1 }), "[a-zA-Z]+")
    }
    guard component == .halfDay else {
      throw JSONataError("D3133", value: .string(component.rawValue))
    }
    return (.name(["am": 0, "AM": 0, "pm": 1, "PM": 1]), "[a-zA-Z]+")
  }

  private static func zoneReading(
    _ marker: DateTimePicture.Marker
  ) -> (Field.Reading, pattern: String) {
    var form = (marker.component == .zoneName ? "GMT" : "") + "[-+][0-9]+"
    guard case .decimal(let pattern)? = marker.integer?.primary,
      case .regular(_, let separator) = pattern.grouping
    else { return (.zone(separator: nil), form) }
    form += escaped(separator.string) + "[0-9]+"
    return (.zone(separator: separator), form)
  }

  func milliseconds(of text: String, now: Double) throws(JSONataError) -> Double? {
    let units = UnitText(text)
    var steps = Self.maximumSteps
    let match: RegularExpression.Match?
    do {
      match = try expression.firstMatch(in: units, from: 0, steps: &steps)
    } catch {
      throw JSONataError("D1012")
    }
    guard let match, !fields.isEmpty else { return nil }
    var components: [DateTimeComponent: Double] = [:]
    for (field, range) in zip(fields, match.groups) {
      guard let range else { continue }
      components[field.component] = try value(of: Array(units[range]), field)
    }
    return try DateTimeFields(components).milliseconds(now: now)
  }

  /// Nil for a name that is none.
  private func value(of text: UnitText, _ field: Field) throws(JSONataError) -> Double? {
    switch field.reading {
    case .integer(let picture): return try picture.value(of: text.string)
    case .fraction:
      let digits = text.prefix(3)
      return UnitText(digits).leadingInteger * powerOfTen(3 - digits.count)
    case .name(let values): return values[text.string]
    case .zone(let separator):
      return minutes(
        ofZone: field.component == .zoneName ? text.part(3, text.count) : text, separator)
    }
  }

  /// As in the reference implementation the minutes of `-05:30` are added to -5 hours.
  private func minutes(ofZone text: UnitText, _ separator: UnitText?) -> Double {
    if let separator, let place = text.firstIndex(of: separator) {
      return text.part(0, place).leadingInteger * 60
        + text.part(place + 1, text.count).leadingInteger
    }
    if text.count <= 3 { return text.leadingInteger * 60 }
    return text.part(0, 3).leadingInteger * 60 + text.part(3, text.count).leadingInteger
  }
}

/// The text as a regular expression that matches it.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    if ".*+?^${}()|[]\\".unicodeScalars.contains(character) { result += "\\" }
    result.unicodeScalars.append(character)
  }
  return result
}
