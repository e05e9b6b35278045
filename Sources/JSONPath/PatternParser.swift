/// A regular expression as a tree.
indirect enum Pattern {
  case scalars(ScalarSet)
  case sequence([Pattern])
  case choice([Pattern])
  case group(Pattern, index: Int)
  case repetition(Pattern, least: Int, most: Int?, Greed)
  case assertion(RegularExpression.Assertion)
  case backreference(Int, ScalarSet.Case)
  case look(Pattern, isBehind: Bool, negated: Bool)
  case atomic(Pattern)

  enum Greed { case greedy, reluctant, possessive }
}

/// Reads the syntax of `java.util.regex.Pattern`.
struct PatternParser {
  typealias Failure = RegularExpression.Failure

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags: RegularExpression.Flags
  private(set) var groupCount = 0
  var groupNames: [String: Int] = [:]
  private var depth = 0

  init(_ source: String, _ flags: RegularExpression.Flags) {
    scalars = Array(source.unicodeScalars)
    self.flags = flags
  }

  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func parse() throws(Failure) -> Pattern {
    let pattern = try choice()
    if current != nil { throw failure("Unmatched closing ')'") }
    return pattern
  }

  func failure(_ message: String) -> Failure {
    Failure(message: "\(message) near index \(position)")
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  mutating func take(_ text: String) -> Bool {
    let wanted = text.unicodeScalars
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func choice() throws(Failure) -> Pattern {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PathLimits.patternDepth else { throw failure("groups are nested too deep") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Failure) -> Pattern {
    var parts: [Pattern] = []
    while true {
      skipComments()
      guard let scalar = current, scalar != "|", scalar != ")" else { return .sequence(parts) }
      if take("\\Q") {
        var quoted: [Pattern] = []
        while let scalar = current, !take("\\E") {
          position += 1
          quoted.append(.scalars(literal(scalar)))
        }
        guard let last = quoted.popLast() else { continue }
        parts += quoted
        parts.append(try repeated(last))
        continue
      }
      guard let atom = try atom() else { continue }
      parts.append(try repeated(atom))
    }
  }

  private mutating func skipComments() {
    guard flags.contains(.comments) else { return }
    while let scalar = current {
      if scalar == "#" {
        while let next = current, next != "\n" {
          position += 1
        }
      } else if scalar.properties.isWhitespace {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func repeated(_ atom: Pattern) throws(Failure) -> Pattern {
    var result = atom
    var rounds = 0
    while true {
      skipComments()
      let bounds: (Int, Int?)
      if take("*") {
        bounds = (0, nil)
      } else if take("+") {
        bounds = (1, nil)
      } else if take("?") {
        bounds = (0, 1)
      } else if current == "{", rounds == 0 {
        bounds = try count()
      } else {
        return result
      }
      rounds += 1
      guard rounds <= 5 else { throw failure("Dangling meta character") }
      let greed: Pattern.Greed = take("?") ? .reluctant : take("+") ? .possessive : .greedy
      result = .repetition(result, least: bounds.0, most: bounds.1, greed)
    }
  }

  /// `{2}`, `{2,}`, `{2,3}`
  private mutating func count() throws(Failure) -> (Int, Int?) {
    position += 1
    guard let least = number() else { throw failure("Illegal repetition") }
    if take("}") { return (least, least) }
    guard take(",") else { throw failure("Unclosed counted closure") }
    if take("}") { return (least, nil) }
    guard let most = number(), take("}") else { throw failure("Unclosed counted closure") }
    guard most >= least else { throw failure("Illegal repetition range") }
    return (least, most)
  }

  mutating func number() -> Int? {
    let start = position
    while let scalar = current, ("0"..."9").contains(scalar), position - start < 6 { position += 1 }
    return Int(String(String.UnicodeScalarView(scalars[start..<position])))
  }

  var letterCase: ScalarSet.Case {
    guard flags.contains(.ignoresCase) else { return .kept }
    return flags.contains(.unicodeCase) || flags.contains(.unicodeClasses) ? .unicode : .ascii
  }

  func folding(_ set: ScalarSet) -> ScalarSet {
    switch letterCase {
    case .kept: set
    case .ascii, .unicode: .folded(set, letterCase)
    }
  }

  func literal(_ scalar: Unicode.Scalar) -> ScalarSet {
    folding(.range(scalar.value...scalar.value))
  }

  /// One unit of the pattern; nil for one that only sets flags.
  private mutating func atom() throws(Failure) -> Pattern? {
    guard let scalar = current else { return nil }
    switch scalar {
    case "(": return try group()
    case "[": return .scalars(folding(try set()))
    case "\\": return try escape()
    case "*", "+", "?": throw failure("Dangling meta character '\(scalar)'")
    default: break
    }
    position += 1
    let unixLines = flags.contains(.unixLines)
    switch scalar {
    case "." where flags.contains(.dotMatchesAll): return .scalars(.all)
    case ".": return .scalars(.notLineTerminator(unixLines: unixLines))
    case "^":
      let isMultiline = flags.contains(.multiline)
      return .assertion(isMultiline ? .lineStart(unixLines: unixLines) : .inputStart)
    case "$":
      let isMultiline = flags.contains(.multiline)
      return .assertion(
        isMultiline
          ? .lineEnd(unixLines: unixLines) : .inputEndOrLastTerminator(unixLines: unixLines))
    default: return .scalars(literal(scalar))
    }
  }

  private mutating func group() throws(Failure) -> Pattern? {
    position += 1
    if !take("?") { return try capturing() }
    if take(":") { return try enclosed() }
    if take("=") { return .look(try enclosed(), isBehind: false, negated: false) }
    if take("!") { return .look(try enclosed(), isBehind: false, negated: true) }
    if take("<=") { return .look(try enclosed(), isBehind: true, negated: false) }
    if take("<!") { return .look(try enclosed(), isBehind: true, negated: true) }
    if take(">") { return .atomic(try enclosed()) }
    if take("<") {
      let start = position
      while let scalar = current, scalar != ">" {
        position += 1
      }
      let name = String(String.UnicodeScalarView(scalars[start..<position]))
      guard take(">"), !name.isEmpty, groupNames[name] == nil else {
        throw failure("named capturing group is missing its name or has one that is taken")
      }
      groupNames[name] = groupCount + 1
      return try capturing()
    }
    return try flagged()
  }

  private mutating func capturing() throws(Failure) -> Pattern {
    groupCount += 1
    let index = groupCount
    return .group(try enclosed(), index: index)
  }

  private mutating func enclosed() throws(Failure) -> Pattern {
    let outer = flags
    defer { flags = outer }
    let pattern = try choice()
    guard take(")") else { throw failure("Unclosed group") }
    return pattern
  }

  /// `(?i)` to the end of the group around it, `(?i:…)` for a group.
  private mutating func flagged() throws(Failure) -> Pattern? {
    var changed = flags
    var isOn = true
    while let scalar = current {
      position += 1
      if scalar == ")" {
        flags = changed
        return nil
      }
      if scalar == ":" {
        let outer = flags
        flags = changed
        defer { flags = outer }
        return try enclosed()
      }
      if scalar == "-" {
        isOn = false
      } else if scalar.value < 0x80, let flag = RegularExpression.Flags(UInt16(ascii: scalar)) {
        if isOn { changed.formUnion(flag) } else { changed.subtract(flag) }
      } else {
        throw failure("Unknown inline modifier")
      }
    }
    throw failure("Unknown inline modifier")
  }
}
