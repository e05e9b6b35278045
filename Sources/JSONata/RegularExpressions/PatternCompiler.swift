/// Turns a parsed pattern into instructions.
///
/// The walk is recursive, as deep as the parser lets groups nest.
struct PatternCompiler {
  let options: PatternOptions
  private(set) var instructions: [PatternInstruction] = []
  private(set) var sets: [PatternProgram.Set] = []
  private(set) var bounds: [UInt16] = []
  private(set) var loops: [PatternProgram.Loop] = []
  private(set) var registerCount: Int
  /// Inside a lookbehind, which is matched from its end to its start.
  private var isBackward = false

  init(options: PatternOptions, captureCount: Int) {
    self.options = options
    registerCount = 2 * (captureCount + 1)
  }

  mutating func add(_ instruction: PatternInstruction) { instructions.append(instruction) }

  private var next: Int32 { Int32(instructions.count) }

  private mutating func register(count: Int = 1) -> Int32 {
    registerCount += count
    return Int32(registerCount - count)
  }

  mutating func emit(_ node: PatternNode) {
    if let test = singleUnitTest(node) {
      if isBackward { add(.retreat) }
      add(.take(test))
      if isBackward { add(.retreat) }
      return
    }
    switch node {
    case .empty, .unit, .any, .oneOf: break
    case .sequence(let terms):
      for index in terms.indices { emit(terms[isBackward ? terms.count - 1 - index : index]) }
    case .alternatives(let choices): emitAlternatives(choices)
    case .capture(let number, let body):
      add(.save(Int32(2 * number + (isBackward ? 1 : 0))))
      emit(body)
      add(.save(Int32(2 * number + (isBackward ? 0 : 1))))
    case .quantified(let body, let quantifier): emit(body, quantifier)
    case .assertion(let assertion): emit(assertion)
    case .look(let body, let look): emit(body, look)
    case .backreference(let number):
      add(.backreference(Int32(number), isBehind: isBackward))
    }
  }

  /// The instruction for a part that always takes one code unit.
  private mutating func singleUnitTest(_ node: PatternNode) -> PatternInstruction.UnitTest? {
    switch node {
    case .unit(let unit): return test(unit)
    case .any: return .any
    case .oneOf(let unitClass): return test(unitClass.units(ignoringCase: options.ignoresCase))
    case .empty, .sequence, .alternatives, .capture, .quantified, .assertion, .look, .backreference:
      return nil
    }
  }

  private mutating func test(_ unit: UInt16) -> PatternInstruction.UnitTest {
    guard options.ignoresCase else { return .unit(unit) }
    let lower = unit | 0x20
    if unit < 0x80 {
      return lower &- 0x61 < 26 ? .either(lower, lower & ~0x20) : .unit(unit)
    }
    return test(UnitSet([unit...unit]).closedUnderCase)
  }

  private mutating func test(_ units: UnitSet) -> PatternInstruction.UnitTest {
    if units.ranges.count == 1, units.ranges[0].count == 1 {
      return .unit(units.ranges[0].lowerBound)
    }
    return .set(Int32(number(of: units)))
  }

  /// Adds a set of the program.
  mutating func number(of units: UnitSet) -> Int {
    var set = PatternProgram.Set(firstBound: Int32(bounds.count), endBound: 0)
    for range in units.ranges {
      for unit in range.lowerBound...max(range.lowerBound, min(range.upperBound, 0x7F))
      where unit < 0x80 {
        if unit < 64 { set.low |= 1 << UInt64(unit) } else { set.high |= 1 << UInt64(unit - 64) }
      }
      guard range.upperBound >= 0x80 else { continue }
      bounds += [max(range.lowerBound, 0x80), range.upperBound]
    }
    set.endBound = Int32(bounds.count)
    sets.append(set)
    return sets.count - 1
  }

  private mutating func emitAlternatives(_ choices: [PatternNode]) {
    var ends: [Int] = []
    for (index, choice) in choices.enumerated() {
      let isLast = index == choices.count - 1
      let attempt = Int(next)
      if !isLast { add(.tryElse(0)) }
      emit(choice)
      guard !isLast else { break }
      ends.append(Int(next))
      add(.jump(0))
      instructions[attempt] = .tryElse(next)
    }
    for end in ends { instructions[end] = .jump(next) }
  }

  private mutating func emit(_ assertion: PatternNode.Assertion) {
    switch assertion {
    case .start: add(.assert(options.isMultiline ? .lineStart : .textStart))
    case .end: add(.assert(options.isMultiline ? .lineEnd : .textEnd))
    case .boundary: add(.assert(.boundary))
    case .noBoundary: add(.assert(.noBoundary))
    }
  }

  private mutating func emit(_ body: PatternNode, _ look: PatternNode.Look) {
    let wasBackward = isBackward
    isBackward = look.isBehind
    let height = register()
    let start = Int(next)
    add(.look(.begin(height)))
    emit(body)
    add(.look(look.isNegative ? .endNegative(height) : .end(height)))
    if look.isNegative { instructions[start] = .look(.beginNegative(height, next)) }
    isBackward = wasBackward
  }
}

// MARK: - Quantifiers

extension PatternCompiler {
  private mutating func emit(_ body: PatternNode, _ quantifier: PatternNode.Quantifier) {
    let (least, most) = (quantifier.least, quantifier.most)
    if most == 0 { return }
    if least == 1, most == 1 { return emit(body) }
    if !isBackward, let test = singleUnitTest(body) {
      add(
        quantifier.isGreedy
          ? .greedyRun(least: least, most: most) : .lazyRun(least: least, most: most))
      add(.take(test))
    } else if least == 0, most == 1 {
      emitOptional(body, quantifier)
    } else if least <= 1, most == .max, !body.canBeEmpty {
      emitEndless(body, quantifier)
    } else {
      emitCounted(body, quantifier)
    }
  }

  private func attempt(_ quantifier: PatternNode.Quantifier, exit: Int32) -> PatternInstruction {
    quantifier.isGreedy ? .tryElse(exit) : .tryFirst(exit)
  }

  private mutating func emitOptional(_ body: PatternNode, _ quantifier: PatternNode.Quantifier) {
    let start = Int(next)
    add(.jump(0))
    if body.canBeEmpty {
      let position = register()
      add(.save(position))
      emit(body)
      add(.progress(position))
    } else {
      emit(body)
    }
    instructions[start] = attempt(quantifier, exit: next)
  }

  private mutating func emitEndless(_ body: PatternNode, _ quantifier: PatternNode.Quantifier) {
    let start = next
    if quantifier.least == 0 { add(.jump(0)) }
    clear(quantifier.captures)
    emit(body)
    if quantifier.least == 0 {
      add(.jump(start))
      instructions[Int(start)] = attempt(quantifier, exit: next)
    } else {
      add(quantifier.isGreedy ? .tryFirst(start) : .tryElse(start))
    }
  }

  private mutating func emitCounted(_ body: PatternNode, _ quantifier: PatternNode.Quantifier) {
    let loop = Int32(loops.count)
    loops.append(
      PatternProgram.Loop(
        counter: register(count: 2), least: quantifier.least, most: quantifier.most,
        isGreedy: quantifier.isGreedy, exit: 0))
    add(.count(.begin(loop)))
    let start = next
    add(.count(.decide(loop)))
    add(.count(.iterate(loop)))
    clear(quantifier.captures)
    emit(body)
    if body.canBeEmpty { add(.count(.endIteration(loop))) }
    add(.jump(start))
    loops[Int(loop)].exit = next
  }

  private mutating func clear(_ captures: Range<Int>) {
    guard !captures.isEmpty else { return }
    add(.clear(from: Int32(2 * captures.lowerBound), to: Int32(2 * captures.upperBound)))
  }
}
