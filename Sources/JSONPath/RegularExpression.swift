/// A regular expression of Java's `java.util.regex`, matched by backtracking with a limit on its
/// steps, so that no pattern can keep an evaluation from ending.
///
/// Left out are named Unicode blocks and scripts, `\X`, `\N{…}` and `\b{g}`: they are errors.
struct RegularExpression: Sendable {
  private let program: [Instruction]
  private let registerCount: Int

  struct Failure: Error {
    let message: String
  }

  /// The letters behind a pattern, and within it as in `(?i)`.
  struct Flags: OptionSet {
    let rawValue: Int

    static let unixLines = Flags(rawValue: 1)
    static let ignoresCase = Flags(rawValue: 2)
    static let comments = Flags(rawValue: 4)
    static let multiline = Flags(rawValue: 8)
    static let dotMatchesAll = Flags(rawValue: 16)
    static let unicodeCase = Flags(rawValue: 32)
    static let unicodeClasses = Flags(rawValue: 64)

    init(rawValue: Int) { self.rawValue = rawValue }

    init?(_ letter: UInt16) {
      switch letter {
      case UInt16(ascii: "d"): self = .unixLines
      case UInt16(ascii: "i"): self = .ignoresCase
      case UInt16(ascii: "x"): self = .comments
      case UInt16(ascii: "m"): self = .multiline
      case UInt16(ascii: "s"): self = .dotMatchesAll
      case UInt16(ascii: "u"): self = .unicodeCase
      case UInt16(ascii: "U"): self = .unicodeClasses
      default: return nil
      }
    }
  }

  indirect enum Instruction: Sendable {
    case scalars(ScalarSet)
    /// Tries one place of the program, and the other if that fails.
    case split(Int, otherwise: Int)
    case jump(Int)
    case save(Int)
    /// Notes where a round of a repetition begins, and goes on only if the round has read
    /// something.
    case enterRound(register: Int)
    case leaveRound(register: Int, otherwise: Int)
    case assert(Assertion)
    case backreference(Int, ScalarSet.Case)
    /// The part up to `end` must match here, or must not, and nothing of it is read.
    case look(negated: Bool, end: Int)
    /// The part must match so as to end here, begun at one of the distances.
    case lookBehind(negated: Bool, distances: ClosedRange<Int>, end: Int)
    /// What the part has matched stays as it is.
    case atomic(end: Int)
    case accept
  }

  enum Assertion: Sendable {
    case inputStart, inputEnd
    case inputEndOrLastTerminator(unixLines: Bool)
    case lineStart(unixLines: Bool)
    case lineEnd(unixLines: Bool)
    case wordBoundary, noWordBoundary
  }

  init(_ source: String, _ flags: Flags) throws(Failure) {
    var parser = PatternParser(source, flags)
    let pattern = try parser.parse()
    var assembler = PatternAssembler(groups: parser.groupCount)
    program = try assembler.assemble(pattern)
    registerCount = assembler.registerCount
  }

  /// Whether the expression matches a whole text.
  func matchesAll(of text: String) throws(PathFailure) -> Bool {
    var matcher = Matcher(program, Array(text.unicodeScalars), registerCount)
    return try matcher.run(0, at: 0, mustEndAt: matcher.input.count) != nil
  }
}

private struct Matcher {
  let program: [RegularExpression.Instruction]
  let input: [Unicode.Scalar]
  private var registers: [Int]
  private var trail: [Undo] = []
  private var stepsLeft = PathLimits.matchSteps

  private enum Undo {
    case alternative(Int, at: Int)
    case register(Int, was: Int)
  }

  init(
    _ program: [RegularExpression.Instruction], _ input: [Unicode.Scalar], _ registerCount: Int
  ) {
    self.program = program
    self.input = input
    registers = Array(repeating: -1, count: registerCount)
  }

  /// Runs the program from an instruction up to `accept`; where the input was then, or nil.
  mutating func run(
    _ start: Int, at startPosition: Int, mustEndAt end: Int? = nil
  ) throws(PathFailure) -> Int? {
    var counter = start
    var position = startPosition
    let base = trail.count
    while true {
      stepsLeft -= 1
      guard stepsLeft > 0 else {
        throw .java(
          .limit, "a regular expression needs more than \(PathLimits.matchSteps) steps")
      }
      if case .accept = program[counter], end == nil || end == position { return position }
      if let next = try step(program[counter], counter, &position) {
        counter = next
      } else if let (place, at) = backtrack(to: base) {
        (counter, position) = (place, at)
      } else {
        return nil
      }
    }
  }

  private mutating func backtrack(to base: Int) -> (Int, Int)? {
    while trail.count > base {
      switch trail.removeLast() {
      case .alternative(let counter, let position): return (counter, position)
      case .register(let index, let was): registers[index] = was
      }
    }
    return nil
  }

  private mutating func set(_ register: Int, _ value: Int) {
    trail.append(.register(register, was: registers[register]))
    registers[register] = value
  }

  /// Keeps what a part has captured, and forgets how else it could have matched.
  private mutating func commit(from base: Int) {
    let kept = trail[base...].filter { if case .register = $0 { true } else { false } }
    trail.replaceSubrange(base..., with: kept)
  }

  /// The next instruction, or nil if this one fails.
  private mutating func step(
    _ instruction: RegularExpression.Instruction, _ counter: Int, _ position: inout Int
  ) throws(PathFailure) -> Int? {
    switch instruction {
    case .accept: return nil
    case .scalars(let set):
      guard position < input.count, set.contains(input[position]) else { return nil }
      position += 1
      return counter + 1
    case .split(let first, let otherwise):
      trail.append(.alternative(otherwise, at: position))
      return first
    case .jump(let place): return place
    case .save(let register), .enterRound(let register):
      set(register, position)
      return counter + 1
    case .leaveRound(let register, let otherwise):
      return registers[register] == position ? otherwise : counter + 1
    case .assert(let assertion): return holds(assertion, at: position) ? counter + 1 : nil
    case .backreference(let group, let letterCase):
      guard let end = endOfRepeated(group, letterCase, at: position) else { return nil }
      position = end
      return counter + 1
    case .look(let negated, let end):
      let base = trail.count
      let found = try run(counter + 1, at: position) != nil
      if found, !negated { commit(from: base) } else { drop(to: base) }
      return found == negated ? nil : end
    case .lookBehind(let negated, let distances, let end):
      let found = try behind(counter + 1, distances, position)
      return found == negated ? nil : end
    case .atomic(let end):
      let base = trail.count
      guard let found = try run(counter + 1, at: position) else { return nil }
      commit(from: base)
      position = found
      return end
    }
  }

  private mutating func drop(to base: Int) {
    while trail.count > base {
      if case .register(let index, let was) = trail.removeLast() { registers[index] = was }
    }
  }

  private mutating func behind(
    _ start: Int, _ distances: ClosedRange<Int>, _ position: Int
  ) throws(PathFailure) -> Bool {
    for distance in distances where distance <= position {
      let base = trail.count
      let found = try run(start, at: position - distance, mustEndAt: position) != nil
      drop(to: base)
      if found { return true }
    }
    return false
  }

  private func endOfRepeated(
    _ group: Int, _ letterCase: ScalarSet.Case, at position: Int
  ) -> Int? {
    let (start, end) = (registers[2 * group], registers[2 * group + 1])
    guard start >= 0, end >= start, position + end - start <= input.count else { return nil }
    for offset in 0..<(end - start) {
      let (a, b) = (input[start + offset], input[position + offset])
      guard a == b || letterCase.folded(a) == letterCase.folded(b) else { return nil }
    }
    return position + end - start
  }

  private func holds(_ assertion: RegularExpression.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .inputStart: return position == 0
    case .inputEnd: return position == input.count
    case .inputEndOrLastTerminator(let unixLines):
      return position == input.count || position == placeOfLastTerminator(unixLines)
    case .lineStart(let unixLines):
      if position == 0 { return true }
      guard position < input.count, isTerminator(input[position - 1], unixLines) else {
        return false
      }
      return !(input[position - 1] == "\r" && input[position] == "\n")
    case .lineEnd(let unixLines):
      if position == input.count { return true }
      guard isTerminator(input[position], unixLines) else { return false }
      return !(position > 0 && input[position - 1] == "\r" && input[position] == "\n")
    case .wordBoundary, .noWordBoundary:
      let before = position > 0 && ScalarSet.isWord(input[position - 1])
      let after = position < input.count && ScalarSet.isWord(input[position])
      if case .wordBoundary = assertion { return before != after }
      return before == after
    }
  }

  private func placeOfLastTerminator(_ unixLines: Bool) -> Int? {
    guard let last = input.last, isTerminator(last, unixLines) else { return nil }
    let isPair = !unixLines && input.count > 1 && last == "\n" && input[input.count - 2] == "\r"
    return input.count - (isPair ? 2 : 1)
  }

  private func isTerminator(_ scalar: Unicode.Scalar, _ unixLines: Bool) -> Bool {
    scalar == "\n" || !unixLines && ScalarSet.isLineTerminator(scalar)
  }
}
