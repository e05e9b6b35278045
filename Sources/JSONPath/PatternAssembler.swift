/// Turns the tree of a regular expression into the program that the matcher runs.
struct PatternAssembler {
  typealias Instruction = RegularExpression.Instruction
  typealias Failure = RegularExpression.Failure

  /// Counted repetitions are written out, so that a short pattern can make a long program.
  private static let maximumLength = 20_000

  private var program: [Instruction] = []
  private(set) var registerCount: Int

  /// Two registers a group, the whole match being group 0.
  init(groups: Int) { registerCount = 2 * groups + 2 }

  mutating func assemble(_ pattern: Pattern) throws(Failure) -> [Instruction] {
    try emit(pattern)
    program.append(.accept)
    return program
  }

  private mutating func add(_ instruction: Instruction) throws(Failure) {
    guard program.count < Self.maximumLength else {
      throw Failure(message: "the pattern is too large")
    }
    program.append(instruction)
  }

  private mutating func emit(_ pattern: Pattern) throws(Failure) {
    switch pattern {
    case .scalars(let set): try add(.scalars(set))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .choice(let branches): try emitChoice(branches)
    case .group(let inner, let index):
      try add(.save(2 * index))
      try emit(inner)
      try add(.save(2 * index + 1))
    case .repetition(let inner, let least, let most, let greed):
      if greed == .possessive {
        try emit(.atomic(.repetition(inner, least: least, most: most, .greedy)))
      } else {
        try emitRepetition(inner, least, most, isGreedy: greed == .greedy)
      }
    case .assertion(let assertion): try add(.assert(assertion))
    case .backreference(let group, let letterCase): try add(.backreference(group, letterCase))
    case .look(let inner, let isBehind, let negated):
      guard isBehind else {
        try emitPart(inner) { .look(negated: negated, end: $0) }
        return
      }
      guard let length = Self.length(of: inner) else {
        throw Failure(message: "Look-behind group does not have an obvious maximum length")
      }
      try emitPart(inner) { .lookBehind(negated: negated, distances: length, end: $0) }
    case .atomic(let inner): try emitPart(inner) { .atomic(end: $0) }
    }
  }

  private mutating func emitPart(
    _ inner: Pattern, _ instruction: (Int) -> Instruction
  ) throws(Failure) {
    let start = program.count
    try add(.accept)
    try emit(inner)
    try add(.accept)
    program[start] = instruction(program.count)
  }

  private mutating func emitChoice(_ branches: [Pattern]) throws(Failure) {
    var ends: [Int] = []
    for branch in branches.dropLast() {
      let split = program.count
      try add(.accept)
      try emit(branch)
      ends.append(program.count)
      try add(.accept)
      program[split] = .split(split + 1, otherwise: program.count)
    }
    if let last = branches.last { try emit(last) }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func emitRepetition(
    _ inner: Pattern, _ least: Int, _ most: Int?, isGreedy: Bool
  ) throws(Failure) {
    for _ in 0..<least { try emit(inner) }
    guard let most else {
      let register = registerCount
      registerCount += 1
      let split = program.count
      try add(.accept)
      try add(.enterRound(register: register))
      try emit(inner)
      let leave = program.count
      try add(.accept)
      try add(.jump(split))
      program[leave] = .leaveRound(register: register, otherwise: program.count)
      program[split] = Self.split(split + 1, program.count, isGreedy)
      return
    }
    var splits: [Int] = []
    for _ in least..<most {
      splits.append(program.count)
      try add(.accept)
      try emit(inner)
    }
    for split in splits { program[split] = Self.split(split + 1, program.count, isGreedy) }
  }

  private static func split(_ inside: Int, _ outside: Int, _ isGreedy: Bool) -> Instruction {
    isGreedy ? .split(inside, otherwise: outside) : .split(outside, otherwise: inside)
  }

  /// How many characters a pattern can match, if that has a bound.
  private static func length(of pattern: Pattern) -> ClosedRange<Int>? {
    switch pattern {
    case .scalars: return 1...1
    case .assertion, .look: return 0...0
    case .backreference: return nil
    case .group(let inner, _), .atomic(let inner): return length(of: inner)
    case .sequence(let parts):
      var total = 0...0
      for part in parts {
        guard let length = length(of: part) else { return nil }
        total = (total.lowerBound + length.lowerBound)...(total.upperBound + length.upperBound)
      }
      return total
    case .choice(let branches):
      var total: ClosedRange<Int>?
      for branch in branches {
        guard let length = length(of: branch) else { return nil }
        total =
          total.map {
            min($0.lowerBound, length.lowerBound)...max($0.upperBound, length.upperBound)
          } ?? length
      }
      return total
    case .repetition(let inner, let least, let most, _):
      guard let most, let length = length(of: inner), most < 10_000, length.upperBound < 10_000
      else { return nil }
      return (least * length.lowerBound)...(most * length.upperBound)
    }
  }
}
