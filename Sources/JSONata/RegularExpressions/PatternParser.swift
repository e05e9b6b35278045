/// Parses a pattern, without recursion: open groups are kept in a list.
struct PatternParser {
  let units: [UInt16]
  var at = 0
  /// The capturing groups opened so far.
  private(set) var captureCount = 0
  /// All capturing groups of the pattern, which decides what `\1` means before they are met.
  let totalCaptures: Int
  /// The capturing group of each name.
  let names: [[UInt16]: Int]
  private var open: [OpenGroup] = []
  private var current = OpenGroup(kind: .whole, capturesBefore: 0)
  private var namesMet: Set<[UInt16]> = []
  /// The first reference to a name that no group has, reported when nothing else is wrong.
  var unknownName: Failure?

  /// How deep groups nest: what walks the tree later is recursive, and takes about 120 KiB of stack
  /// for that many without optimisation. V8's limit is its stack.
  static let maximumDepth = 100
  /// V8's limit.
  static let maximumCaptures = 65_535

  init(_ units: [UInt16]) {
    self.units = units
    let survey = CaptureSurvey(units)
    totalCaptures = survey.count
    names = survey.names
  }

  /// A group whose end has not been met.
  private struct OpenGroup {
    let kind: Kind
    let capturesBefore: Int
    var choices: [PatternNode] = []
    var terms: [PatternNode] = []

    enum Kind {
      case whole
      case plain
      case capture(Int, name: [UInt16]?)
      case look(PatternNode.Look)
    }

    mutating func endChoice() {
      choices.append(.sequence(of: terms))
      terms = []
    }

    var body: PatternNode { choices.count == 1 ? choices[0] : .alternatives(choices) }
  }

  mutating func parse() throws(Failure) -> PatternNode {
    while at < units.count {
      switch units[at] {
      case "|":
        at += 1
        current.endChoice()
      case "(": try openGroup()
      case ")": try closeGroup()
      default:
        let captures = captureCount..<captureCount
        let (term, isQuantifiable) = try parseTerm()
        try append(term, captures: captures, isQuantifiable: isQuantifiable)
      }
    }
    guard open.isEmpty else { throw failure(.unterminatedGroup) }
    if let unknownName { throw unknownName }
    current.endChoice()
    return current.body
  }

  private mutating func openGroup() throws(Failure) {
    let kind: OpenGroup.Kind
    let start = at
    at += 1
    if !skip("?") {
      kind = .capture(try nextCapture(), name: nil)
    } else if skip(":") {
      kind = .plain
    } else if skip("=") {
      kind = .look(PatternNode.Look(isBehind: false, isNegative: false))
    } else if skip("!") {
      kind = .look(PatternNode.Look(isBehind: false, isNegative: true))
    } else if skip("<") {
      kind = try openNamedOrLookbehind()
    } else {
      throw failure(.invalidGroup)
    }
    guard open.count < Self.maximumDepth else { throw Failure(.tooLarge, at: start) }
    open.append(current)
    var capturesBefore = captureCount
    if case .capture = kind { capturesBefore -= 1 }
    current = OpenGroup(kind: kind, capturesBefore: capturesBefore)
  }

  private mutating func openNamedOrLookbehind() throws(Failure) -> OpenGroup.Kind {
    if skip("=") { return .look(PatternNode.Look(isBehind: true, isNegative: false)) }
    if skip("!") { return .look(PatternNode.Look(isBehind: true, isNegative: true)) }
    guard let name = groupName() else { throw failure(.invalidCaptureName) }
    return .capture(try nextCapture(), name: name)
  }

  private mutating func nextCapture() throws(Failure) -> Int {
    guard captureCount < Self.maximumCaptures else { throw failure(.tooManyCaptures) }
    captureCount += 1
    return captureCount
  }

  private mutating func closeGroup() throws(Failure) {
    guard !open.isEmpty else { throw failure(.unmatchedParenthesis) }
    at += 1
    current.endChoice()
    let group = current
    current = open.removeLast()
    let node: PatternNode
    var isQuantifiable: Bool? = true
    switch group.kind {
    case .whole: preconditionFailure("the whole pattern is never in the list of open groups")
    case .plain: node = group.body
    case .capture(let number, let name):
      if let name, !namesMet.insert(name).inserted { throw failure(.duplicateCaptureName) }
      node = .capture(number, group.body)
    case .look(let look):
      node = .look(group.body, look)
      if look.isBehind { isQuantifiable = nil }
    }
    let captures = group.capturesBefore..<captureCount
    try append(node, captures: captures, isQuantifiable: isQuantifiable)
  }

  /// Adds a term with the quantifier that follows it.
  ///
  /// - Parameter isQuantifiable: nil for a lookbehind, which may have none and has a message of its
  ///   own.
  private mutating func append(
    _ term: PatternNode, captures: Range<Int>, isQuantifiable: Bool?
  ) throws(Failure) {
    let start = at
    guard isQuantifiable != false, let (least, most) = try quantifierBounds() else {
      current.terms.append(term)
      return
    }
    guard isQuantifiable != nil else { throw Failure(.invalidQuantifier, at: start) }
    let isGreedy = !skip("?")
    current.terms.append(
      .quantified(
        term,
        PatternNode.Quantifier(
          least: least, most: most, isGreedy: isGreedy,
          captures: (captures.lowerBound + 1)..<(captures.upperBound + 1))))
  }

  private mutating func parseTerm() throws(Failure) -> (PatternNode, isQuantifiable: Bool) {
    let start = at
    let unit = units[at]
    at += 1
    switch unit {
    case "^": return (.assertion(.start), false)
    case "$": return (.assertion(.end), false)
    case ".": return (.any, true)
    case "[": return (try parseClass(), true)
    case "\\": return try parseEscape()
    case "*", "+", "?": throw Failure(.nothingToRepeat, at: start)
    case "{":
      at = start
      guard try quantifierBounds() == nil else { throw Failure(.nothingToRepeat, at: start) }
      at = start + 1
      return (.unit(unit), true)
    default: return (.unit(unit), true)
    }
  }
}

extension PatternParser {
  struct Failure: Error {
    let reason: Reason
    let offset: Int

    init(_ reason: Reason, at offset: Int) {
      self.reason = reason
      self.offset = offset
    }
  }

  /// Why a pattern is none, in V8's words.
  enum Reason: String {
    case duplicateCaptureName = "Duplicate capture group name"
    case endsInBackslash = "\\ at end of pattern"
    case invalidCaptureName = "Invalid capture group name"
    case invalidEscape = "Invalid escape"
    case invalidGroup = "Invalid group"
    case invalidNamedCapture = "Invalid named capture referenced"
    case invalidNamedReference = "Invalid named reference"
    case invalidQuantifier = "Invalid quantifier"
    case nothingToRepeat = "Nothing to repeat"
    case quantifierOutOfOrder = "numbers out of order in {} quantifier"
    case rangeOutOfOrder = "Range out of order in character class"
    case tooLarge = "Regular expression too large"
    case tooManyCaptures = "Too many captures"
    case unmatchedParenthesis = "Unmatched ')'"
    case unterminatedClass = "Unterminated character class"
    case unterminatedGroup = "Unterminated group"
  }

  func failure(_ reason: Reason) -> Failure { Failure(reason, at: at) }

  /// Passes over a code unit if it is the next.
  mutating func skip(_ unit: Unicode.Scalar) -> Bool {
    guard at < units.count, UInt32(units[at]) == unit.value else { return false }
    at += 1
    return true
  }

  /// The bounds of a quantifier if one is next.
  mutating func quantifierBounds() throws(Failure) -> (least: Int32, most: Int32)? {
    let start = at
    if skip("*") { return (0, .max) }
    if skip("+") { return (1, .max) }
    if skip("?") { return (0, 1) }
    guard skip("{"), let least = decimalNumber() else {
      at = start
      return nil
    }
    var most = least
    if skip(",") { most = decimalNumber() ?? .max }
    guard skip("}") else {
      at = start
      return nil
    }
    guard least <= most else { throw Failure(.quantifierOutOfOrder, at: start) }
    return (least, most)
  }

  /// Decimal digits as a number, at most `Int32.max`.
  private mutating func decimalNumber() -> Int32? {
    var value: Int32?
    while at < units.count, case let digit = units[at] &- 0x30, digit < 10 {
      let (scaled, isOver) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, isMore) = scaled.addingReportingOverflow(Int32(digit))
      value = isOver || isMore || value == .max ? .max : sum
      at += 1
    }
    return value
  }
}

/// Lets a code unit be matched with a character in a `switch`.
func ~= (pattern: Unicode.Scalar, unit: UInt16) -> Bool { pattern.value == UInt32(unit) }
