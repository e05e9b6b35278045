extension PatternParser {
  /// What a backslash outside classes begins; `at` is behind it.
  mutating func parseEscape() throws(Failure) -> (PatternNode, isQuantifiable: Bool) {
    guard at < units.count else { throw Failure(.endsInBackslash, at: at - 1) }
    switch units[at] {
    case "b":
      at += 1
      return (.assertion(.boundary), false)
    case "B":
      at += 1
      return (.assertion(.noBoundary), false)
    case "1", "2", "3", "4", "5", "6", "7", "8", "9":
      if let number = backreferenceNumber() { return (.backreference(number), true) }
    case "k" where !names.isEmpty: return (try namedBackreference(), true)
    default: break
    }
    if let set = setEscape() { return (.oneOf(UnitClass(others: set)), true) }
    return (.unit(characterEscape(inClass: false)), true)
  }

  /// `\d` and its like.
  private mutating func setEscape() -> UnitSet? {
    let set: UnitSet
    switch units[at] {
    case "d": set = .digits
    case "D": set = UnitSet.digits.inverted
    case "s": set = .space
    case "S": set = UnitSet.space.inverted
    case "w": set = .wordUnits
    case "W": set = UnitSet.wordUnits.inverted
    default: return nil
    }
    at += 1
    return set
  }

  /// A number that a capturing group of the pattern has; else nothing is passed over.
  private mutating func backreferenceNumber() -> Int? {
    let start = at
    var number = 0
    while at < units.count, case let digit = units[at] &- 0x30, digit < 10,
      number <= Self.maximumCaptures
    {
      number = number * 10 + Int(digit)
      at += 1
    }
    if number <= totalCaptures { return number }
    at = start
    return nil
  }

  private mutating func namedBackreference() throws(Failure) -> PatternNode {
    at += 1
    guard skip("<") else { throw failure(.invalidNamedReference) }
    let start = at
    guard let name = groupName() else { throw failure(.invalidCaptureName) }
    if let number = names[name] { return .backreference(number) }
    unknownName = unknownName ?? Failure(.invalidNamedCapture, at: start)
    return .empty
  }

  /// The code unit that an escape stands for, where it stands for one.
  private mutating func characterEscape(inClass: Bool) -> UInt16 {
    let unit = units[at]
    at += 1
    switch unit {
    case "f": return 0x0C
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "v": return 0x0B
    case "b" where inClass: return 0x08
    case "0", "1", "2", "3", "4", "5", "6", "7":
      at -= 1
      return octalEscape()
    case "x": return hexadecimalEscape(digits: 2) ?? unit
    case "u": return hexadecimalEscape(digits: 4) ?? unit
    case "c":
      if let control = controlLetter(inClass: inClass) { return control }
      at -= 1
      return 0x5C
    default: return unit
    }
  }

  /// Up to three octal digits, of a value below 256.
  private mutating func octalEscape() -> UInt16 {
    var value: UInt16 = 0
    var count = 0
    while count < 3, value < 32, at < units.count, case let digit = units[at] &- 0x30, digit < 8 {
      value = value * 8 + digit
      count += 1
      at += 1
    }
    return value
  }

  mutating func hexadecimalEscape(digits count: Int) -> UInt16? {
    guard at + count <= units.count else { return nil }
    var value: UInt16 = 0
    for unit in units[at..<at + count] {
      guard unit < 0x80, let digit = Character(Unicode.Scalar(UInt8(unit))).hexDigitValue else {
        return nil
      }
      value = value << 4 | UInt16(digit)
    }
    at += count
    return value
  }

  /// The control character behind `\c`: of a letter, and in a class of a digit or `_` too.
  private mutating func controlLetter(inClass: Bool) -> UInt16? {
    guard at < units.count else { return nil }
    let unit = units[at]
    let isLetter = (unit | 0x20) &- 0x61 < 26
    guard isLetter || inClass && (unit &- 0x30 < 10 || unit == 0x5F) else { return nil }
    at += 1
    return unit % 32
  }
}

// MARK: - Classes

extension PatternParser {
  private enum ClassAtom {
    case unit(UInt16)
    case set(UnitSet)
  }

  /// A class; `at` is behind its bracket.
  mutating func parseClass() throws(Failure) -> PatternNode {
    let start = at - 1
    let isInverted = skip("^")
    var ranges: [ClosedRange<UInt16>] = []
    var others: [ClosedRange<UInt16>] = []
    while !skip("]") {
      let first = try classAtom(from: start)
      guard at + 1 < units.count, case "-" = units[at], units[at + 1] != 0x5D else {
        add(first, to: &ranges, &others)
        continue
      }
      let dash = at
      at += 1
      let last = try classAtom(from: start)
      if case .unit(let low) = first, case .unit(let high) = last {
        guard low <= high else { throw Failure(.rangeOutOfOrder, at: dash) }
        ranges.append(low...high)
      } else {
        add(first, to: &ranges, &others)
        add(.unit(0x2D), to: &ranges, &others)
        add(last, to: &ranges, &others)
      }
    }
    return .oneOf(
      UnitClass(explicit: UnitSet(ranges), others: UnitSet(others), isInverted: isInverted))
  }

  private func add(
    _ atom: ClassAtom, to ranges: inout [ClosedRange<UInt16>],
    _ others: inout [ClosedRange<UInt16>]
  ) {
    switch atom {
    case .unit(let unit): ranges.append(unit...unit)
    case .set(let set): others += set.ranges
    }
  }

  private mutating func classAtom(from start: Int) throws(Failure) -> ClassAtom {
    guard at < units.count else { throw Failure(.unterminatedClass, at: start) }
    let unit = units[at]
    at += 1
    guard case "\\" = unit else { return .unit(unit) }
    guard at < units.count else { throw Failure(.endsInBackslash, at: at - 1) }
    if case "k" = units[at], !names.isEmpty { throw failure(.invalidEscape) }
    if let set = setEscape() { return .set(set) }
    return .unit(characterEscape(inClass: true))
  }
}
