/// The capturing groups of a pattern, counted before it is parsed, because `\2` and `\k<name>` mean
/// something else where there is no such group (ECMAScript, section B.1.2).
struct CaptureSurvey {
  private(set) var count = 0
  private(set) var names: [[UInt16]: Int] = [:]

  init(_ units: [UInt16]) {
    var at = 0
    while at < units.count {
      let unit = units[at]
      at += 1
      switch unit {
      case "\\": at += 1
      case "[":
        while at < units.count, units[at] != 0x5D { at += units[at] == 0x5C ? 2 : 1 }
      case "(": note(units, at)
      default: break
      }
    }
  }

  /// Counts the group whose parenthesis is before `at`, if it captures.
  private mutating func note(_ units: [UInt16], _ at: Int) {
    guard at < units.count, case "?" = units[at] else {
      count += 1
      return
    }
    guard at + 2 < units.count, case "<" = units[at + 1] else { return }
    switch units[at + 2] {
    case "=", "!": return
    default: break
    }
    count += 1
    var reader = GroupNameReader(units: units, at: at + 2)
    if let name = reader.name(), names[name] == nil { names[name] = count }
  }
}

extension PatternParser {
  /// The name of a group up to its `>`, both passed over; nil if it is none.
  mutating func groupName() -> [UInt16]? {
    var reader = GroupNameReader(units: units, at: at)
    let name = reader.name()
    at = reader.at
    return name
  }
}

/// Reads the name of a capturing group: an identifier, in which `\u0061` and `\u{61}` stand for
/// characters.
struct GroupNameReader {
  let units: [UInt16]
  var at: Int

  mutating func name() -> [UInt16]? {
    var name: [UInt16] = []
    while at < units.count {
      if case ">" = units[at] {
        at += 1
        return name.isEmpty ? nil : name
      }
      guard let scalar = scalar(), isAllowed(scalar, first: name.isEmpty) else { return nil }
      name += Array(String(scalar).utf16)
    }
    return nil
  }

  private func isAllowed(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    switch scalar {
    case "$", "_": true
    case "\u{200C}", "\u{200D}": !first
    default: first ? scalar.properties.isIDStart : scalar.properties.isIDContinue
    }
  }

  private mutating func scalar() -> Unicode.Scalar? {
    guard let high = unit() else { return nil }
    guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) }
    guard let low = unit(), UTF16.isTrailSurrogate(low) else { return nil }
    return UTF16.decode(UTF16.EncodedScalar([high, low]))
  }

  /// A code unit; one of an escape above U+FFFF is not a name's in practice and is refused.
  private mutating func unit() -> UInt16? {
    guard at < units.count else { return nil }
    let unit = units[at]
    at += 1
    guard case "\\" = unit else { return unit }
    guard at < units.count, case "u" = units[at] else { return nil }
    at += 1
    let isBraced = at < units.count && units[at] == 0x7B
    if isBraced { at += 1 }
    var value: UInt32 = 0
    var digits = 0
    while at < units.count, isBraced || digits < 4,
      let digit = Unicode.Scalar(units[at]).flatMap({ Character($0).hexDigitValue })
    {
      value = min(value << 4 | UInt32(digit), 0x11_0000)
      digits += 1
      at += 1
    }
    if isBraced {
      guard at < units.count, case "}" = units[at] else { return nil }
      at += 1
    }
    return digits > 0 && (isBraced || digits == 4) ? UInt16(exactly: value) : nil
  }
}
