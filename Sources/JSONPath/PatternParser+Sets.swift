extension PatternParser {
  /// `\…` outside of brackets.
  mutating func escape() throws(Failure) -> Pattern {
    position += 1
    guard let scalar = current else { throw failure("Unexpected internal error") }
    let unixLines = flags.contains(.unixLines)
    switch scalar {
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.noWordBoundary)
    case "A", "G": return assertion(.inputStart)
    case "z": return assertion(.inputEnd)
    case "Z": return assertion(.inputEndOrLastTerminator(unixLines: unixLines))
    case "R":
      position += 1
      let pair: [Pattern] = [.scalars(.range(13...13)), .scalars(.range(10...10))]
      return .atomic(.choice([.sequence(pair), .scalars(.verticalSpace)]))
    case "k":
      position += 1
      guard take("<") else { throw failure("\\k is not followed by '<' for named capturing group") }
      let start = position
      while let next = current, next != ">" {
        position += 1
      }
      let name = String(String.UnicodeScalarView(scalars[start..<position]))
      guard take(">"), let group = groupNames[name] else {
        throw failure("named capturing group <\(name)> does not exist")
      }
      return .backreference(group, letterCase)
    case "1"..."9":
      guard let group = number(), group <= groupCount else { throw failure("no such group") }
      return .backreference(group, letterCase)
    default: return .scalars(folding(try escapedSet()))
    }
  }

  private mutating func assertion(_ kind: RegularExpression.Assertion) -> Pattern {
    position += 1
    return .assertion(kind)
  }

  /// What `\…` means both inside brackets and outside; the backslash has been read.
  private mutating func escapedSet() throws(Failure) -> ScalarSet {
    guard let scalar = current else { throw failure("Illegal escape at the end") }
    position += 1
    switch scalar {
    case "d": return classes(.digit, .named(.decimal))
    case "D": return .not(classes(.digit, .named(.decimal)))
    case "w": return classes(.word, Self.unicodeWord)
    case "W": return .not(classes(.word, Self.unicodeWord))
    case "s": return classes(.space, .named(.whiteSpace))
    case "S": return .not(classes(.space, .named(.whiteSpace)))
    case "h": return .horizontalSpace
    case "H": return .not(.horizontalSpace)
    case "v": return .verticalSpace
    case "V": return .not(.verticalSpace)
    case "p": return try property()
    case "P": return .not(try property())
    default:
      position -= 1
      let value = try escapedScalar()
      return .range(value...value)
    }
  }

  private static let unicodeWord: ScalarSet = .union([
    .named(.alphabetic), .named(.mark), .named(.decimal), .range(0x5F...0x5F),
  ])

  private func classes(_ ascii: ScalarSet, _ unicode: ScalarSet) -> ScalarSet {
    flags.contains(.unicodeClasses) ? unicode : ascii
  }

  private mutating func property() throws(Failure) -> ScalarSet {
    var name = ""
    if take("{") {
      while let scalar = current, scalar != "}" {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw failure("Unclosed character family") }
    } else if let scalar = current {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    if let known = ScalarSet.Name(rawValue: name) { return .named(known) }
    if name.hasPrefix("Is"), let known = ScalarSet.Name(rawValue: String(name.dropFirst(2))) {
      return .named(known)
    }
    throw failure("Unknown character property name {\(name)}")
  }

  private mutating func escapedScalar() throws(Failure) -> UInt32 {
    guard let scalar = current else { throw failure("Illegal escape at the end") }
    position += 1
    switch scalar {
    case "t": return 9
    case "n": return 10
    case "r": return 13
    case "f": return 12
    case "a": return 7
    case "e": return 27
    case "0": return try digits(upTo: 3, radix: 8, least: 1)
    case "x":
      if take("{") {
        let value = try digits(upTo: 6, radix: 16, least: 1)
        guard take("}") else { throw failure("Unclosed hexadecimal escape sequence") }
        return value
      }
      return try digits(upTo: 2, radix: 16, least: 2)
    case "u":
      let high = try digits(upTo: 4, radix: 16, least: 4)
      guard (0xD800...0xDBFF).contains(high), take("\\u") else { return high }
      let low = try digits(upTo: 4, radix: 16, least: 4)
      guard (0xDC00...0xDFFF).contains(low) else { throw failure("Illegal Unicode escape") }
      return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    case "c":
      guard let control = current else { throw failure("Illegal control escape sequence") }
      position += 1
      return control.value ^ 64
    default:
      if scalar.isASCII, scalar.properties.isAlphabetic {
        throw failure("Illegal/unsupported escape sequence")
      }
      return scalar.value
    }
  }

  private mutating func digits(upTo most: Int, radix: Int, least: Int) throws(Failure) -> UInt32 {
    let start = position
    while let scalar = current, position - start < most, let digit = scalar.properties.numericDigit,
      digit < radix
    {
      position += 1
    }
    guard position - start >= least,
      let value = UInt32(
        String(String.UnicodeScalarView(scalars[start..<position])), radix: radix)
    else { throw failure("Illegal escape sequence") }
    return value
  }

  /// `[…]`, with ranges, sets within and `&&`.
  mutating func set(depth: Int = 0) throws(Failure) -> ScalarSet {
    guard depth <= PathLimits.patternDepth else { throw failure("sets are nested too deep") }
    position += 1
    let isNegated = take("^")
    var parts: [ScalarSet] = []
    var intersected: [ScalarSet] = []
    var isFirst = true
    while let scalar = current {
      if scalar == "]", !isFirst {
        position += 1
        intersected.append(.union(parts))
        let whole: ScalarSet = intersected.count == 1 ? intersected[0] : .intersection(intersected)
        return isNegated ? .not(folding(whole)) : whole
      }
      isFirst = false
      if take("&&") {
        intersected.append(.union(parts))
        parts = []
      } else if scalar == "[" {
        parts.append(try set(depth: depth + 1))
      } else {
        parts.append(try setMember())
      }
    }
    throw failure("Unclosed character class")
  }

  private mutating func setMember() throws(Failure) -> ScalarSet {
    let first = try boundary()
    guard case .range(let low) = first, current == "-", position + 1 < scalars.count,
      scalars[position + 1] != "]", scalars[position + 1] != "["
    else { return first }
    position += 1
    guard case .range(let high) = try boundary(), low.lowerBound <= high.lowerBound else {
      throw failure("Illegal character range")
    }
    return .range(low.lowerBound...high.lowerBound)
  }

  private mutating func boundary() throws(Failure) -> ScalarSet {
    guard let scalar = current else { throw failure("Unclosed character class") }
    position += 1
    return scalar == "\\" ? try escapedSet() : .range(scalar.value...scalar.value)
  }
}

extension Unicode.Scalar.Properties {
  /// The value of an ASCII hexadecimal digit.
  fileprivate var numericDigit: Int? {
    guard isASCIIHexDigit else { return nil }
    if let value = numericValue { return Int(value) }
    return lowercaseMapping.unicodeScalars.first.map { Int($0.value) - 87 }
  }
}
