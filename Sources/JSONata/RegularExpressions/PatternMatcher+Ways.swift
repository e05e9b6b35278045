extension PatternMatcher {
  /// Remembers a way to go if this one fails.
  @inline(__always)
  mutating func push(
    _ kind: PatternStack.Frame.Kind, _ target: Int32, _ first: Int, _ second: Int = 0
  ) {
    steps -= 1
    if stack.push(
      PatternStack.Frame(
        kind: kind, target: target, first: Int32(truncatingIfNeeded: first),
        second: Int32(truncatingIfNeeded: second))) == false
    {
      steps = -1
    }
  }

  /// Writes a register, which backtracking undoes.
  @inline(__always)
  mutating func set(_ register: Int32, to value: Int) {
    if stack.count > 0 { push(.register, register, Int(registers[Int(register)])) }
    registers[Int(register)] = Int32(truncatingIfNeeded: value)
  }

  /// Goes to the way remembered last; false if there is none, or no step left.
  mutating func backtrack(_ place: inout Int, _ at: inout Int) -> Bool {
    while stack.count > 0 {
      guard steps > 0 else {
        steps = -1
        return false
      }
      steps -= 1
      let frame = stack.pop()
      switch frame.kind {
      case .register: registers[Int(frame.target)] = frame.first
      case .choice:
        place = Int(frame.target)
        at = Int(frame.first)
        return true
      case .greedyRun: if giveBack(frame, &place, &at) { return true }
      case .lazyRun: if takeMore(frame, &place, &at) { return true }
      case .look: break
      }
    }
    return false
  }

  // MARK: - Runs of one test

  mutating func runGreedily(
    _ place: inout Int, _ at: inout Int, least: Int32, most: Int32
  ) -> Bool {
    let stop = most == .max ? end : min(end, at + Int(most))
    let reached = runEnd(place + 1, from: at, to: stop)
    steps -= reached - at
    guard reached - at >= Int(least) else { return false }
    if reached - at > Int(least) {
      push(.greedyRun, Int32(place + 2), at + Int(least), reached)
    }
    place += 2
    at = reached
    return true
  }

  mutating func runLazily(
    _ place: inout Int, _ at: inout Int, least: Int32, most: Int32
  ) -> Bool {
    if least > 0 {
      guard Int(least) <= end - at else { return false }
      let stop = at + Int(least)
      guard runEnd(place + 1, from: at, to: stop) == stop else { return false }
      steps -= Int(least)
      at = stop
    }
    if most > least {
      push(.lazyRun, Int32(place), at, most == .max ? Int(Int32.max) : Int(most - least))
    }
    place += 2
    return true
  }

  /// How far, up to `stop`, the test at a place of the program holds.
  private func runEnd(_ place: Int, from start: Int, to stop: Int) -> Int {
    guard case .take(let test) = instructions[place] else {
      preconditionFailure("the compiler puts a test behind a run")
    }
    var at = start
    switch test {
    case .set(let number):
      while at < stop, contains(Int(number), UInt16(truncatingIfNeeded: units[at])) { at += 1 }
    case .unit, .either, .any:
      while at < stop, accepts(test, UInt16(truncatingIfNeeded: units[at])) { at += 1 }
    }
    return at
  }

  /// Ends a greedy run one unit earlier, or as much as the unit wanted next makes necessary.
  private mutating func giveBack(
    _ frame: PatternStack.Frame, _ place: inout Int, _ at: inout Int
  ) -> Bool {
    let least = Int(frame.first)
    var reached = Int(frame.second) - 1
    if case .take(.unit(let wanted)) = instructions[Int(frame.target)] {
      while reached >= least, UInt16(truncatingIfNeeded: units[reached]) != wanted { reached -= 1 }
      steps -= Int(frame.second) - 1 - reached
    }
    guard reached >= least else { return false }
    if reached > least { push(.greedyRun, frame.target, least, reached) }
    place = Int(frame.target)
    at = reached
    return true
  }

  /// Ends a lazy run one unit later, or as much as the unit wanted next makes necessary.
  private mutating func takeMore(
    _ frame: PatternStack.Frame, _ place: inout Int, _ at: inout Int
  ) -> Bool {
    guard case .take(let test) = instructions[Int(frame.target) + 1] else {
      preconditionFailure("the compiler puts a test behind a run")
    }
    var wanted: UInt16?
    if case .take(.unit(let unit)) = instructions[Int(frame.target) + 2] { wanted = unit }
    var reached = Int(frame.first)
    var left = frame.second
    repeat {
      guard left > 0, reached < end, steps >= 0,
        accepts(test, UInt16(truncatingIfNeeded: units[reached]))
      else { return false }
      steps -= 1
      reached += 1
      if left != .max { left -= 1 }
    } while wanted != nil && reached < end && UInt16(truncatingIfNeeded: units[reached]) != wanted
    if left > 0 { push(.lazyRun, frame.target, reached, Int(left)) }
    place = Int(frame.target) + 2
    at = reached
    return true
  }

  // MARK: - Loops that count

  mutating func count(
    _ step: PatternInstruction.Count, _ place: inout Int, _ at: Int
  ) -> Bool {
    switch step {
    case .begin(let number):
      set(program.loops[Int(number)].counter, to: 0)
    case .decide(let number):
      let loop = program.loops[Int(number)]
      let done = registers[Int(loop.counter)]
      if done < loop.least { break }
      if done >= loop.most && loop.most != .max {
        place = Int(loop.exit)
        return true
      }
      push(.choice, loop.isGreedy ? loop.exit : Int32(place + 1), at)
      if !loop.isGreedy {
        place = Int(loop.exit)
        return true
      }
    case .iterate(let number):
      let counter = program.loops[Int(number)].counter
      set(counter, to: min(Int(registers[Int(counter)]) + 1, Int(Int32.max)))
      set(counter + 1, to: at)
    case .endIteration(let number):
      let loop = program.loops[Int(number)]
      let done = registers[Int(loop.counter)]
      if done > loop.least, at == Int(registers[Int(loop.counter) + 1]) { return false }
    }
    place += 1
    return true
  }

  // MARK: - Lookaround

  mutating func look(
    _ step: PatternInstruction.Look, _ place: inout Int, _ at: inout Int
  ) -> Bool {
    switch step {
    case .begin(let register):
      registers[Int(register)] = Int32(stack.count)
      push(.look, 0, at)
    case .beginNegative(let register, let target):
      registers[Int(register)] = Int32(stack.count)
      push(.choice, target, at)
    case .end(let register):
      let height = Int(registers[Int(register)])
      at = Int(stack[height].first)
      steps -= stack.count - height
      stack.keepRegisters(above: height)
    case .endNegative(let register):
      let height = Int(registers[Int(register)])
      steps -= stack.count - height
      while stack.count > height {
        let frame = stack.pop()
        if frame.kind == .register { registers[Int(frame.target)] = frame.first }
      }
      return false
    }
    place += 1
    return true
  }
}
