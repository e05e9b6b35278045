/// One search: a program, a text, and the ways not yet tried.
struct PatternMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
  let instructions: UnsafeMutablePointer<PatternInstruction>
  let program: PatternProgram
  let units: UnsafePointer<Unit>
  let end: Int
  let registers: UnsafeMutablePointer<Int32>
  var stack: PatternStack
  var steps: Int

  enum Outcome {
    case matched(end: Int)
    case failed
    case exhausted
  }

  /// Whether the program matches at a place.
  mutating func run(at start: Int) -> Outcome {
    var at = start
    var place = 0
    while true {
      switch instructions[place] {
      case .take(let test):
        guard at < end, accepts(test, UInt16(truncatingIfNeeded: units[at])) else { break }
        at += 1
        place += 1
        continue
      case .tryElse(let target):
        push(.choice, target, at)
        place += 1
        continue
      case .tryFirst(let target):
        push(.choice, Int32(place + 1), at)
        place = Int(target)
        guard steps >= 0 else { break }
        continue
      case .jump(let target):
        steps -= 1
        place = Int(target)
        guard steps >= 0 else { break }
        continue
      case .save(let register):
        set(register, to: at)
        place += 1
        continue
      case .greedyRun(let least, let most):
        guard runGreedily(&place, &at, least: least, most: most) else { break }
        continue
      case .lazyRun(let least, let most):
        guard runLazily(&place, &at, least: least, most: most) else { break }
        continue
      case .assert(let assertion):
        guard holds(assertion, at) else { break }
        place += 1
        continue
      case .match: return .matched(end: at)
      case .retreat, .progress, .clear, .count, .backreference, .look:
        guard runSeldom(&place, &at) else { break }
        continue
      }
      guard backtrack(&place, &at) else { return steps < 0 ? .exhausted : .failed }
    }
  }

  /// What is not worth a place in the inner loop.
  private mutating func runSeldom(_ place: inout Int, _ at: inout Int) -> Bool {
    switch instructions[place] {
    case .retreat:
      guard at > 0 else { return false }
      at -= 1
    case .progress(let register):
      guard at != Int(registers[Int(register)]) else { return false }
    case .clear(let from, let to):
      for register in from..<to where registers[Int(register)] >= 0 { set(register, to: -1) }
    case .count(let step): return count(step, &place, at)
    case .backreference(let number, let isBehind):
      guard takeCapture(Int(number), isBehind, &at) else { return false }
    case .look(let step): return look(step, &place, &at)
    case .take, .tryElse, .tryFirst, .jump, .save, .greedyRun, .lazyRun, .assert, .match:
      preconditionFailure("the inner loop executes these")
    }
    place += 1
    return true
  }

  @inline(__always)
  func accepts(_ test: PatternInstruction.UnitTest, _ unit: UInt16) -> Bool {
    switch test {
    case .unit(let wanted): unit == wanted
    case .either(let first, let second): unit == first || unit == second
    case .any: !isLineTerminator(unit)
    case .set(let number): contains(Int(number), unit)
    }
  }

  @inline(__always)
  func contains(_ number: Int, _ unit: UInt16) -> Bool {
    let set = program.sets.baseAddress.unsafelyUnwrapped + number
    if unit < 64 { return set.pointee.low &>> UInt64(unit) & 1 != 0 }
    if unit < 128 { return set.pointee.high &>> UInt64(unit &- 64) & 1 != 0 }
    return containsBeyondASCII(set.pointee, unit)
  }

  private func containsBeyondASCII(_ set: PatternProgram.Set, _ unit: UInt16) -> Bool {
    var low = set.firstBound / 2
    var high = set.endBound / 2
    while low < high {
      let middle = (low + high) / 2
      if program.bounds[Int(2 * middle + 1)] < unit { low = middle + 1 } else { high = middle }
    }
    return 2 * low < set.endBound && program.bounds[Int(2 * low)] <= unit
  }

  @inline(__always)
  private func isLineTerminator(_ unit: UInt16) -> Bool {
    unit == 0x0A || unit == 0x0D || unit & 0xFFFE == 0x2028
  }

  private func holds(_ assertion: PatternInstruction.Assertion, _ at: Int) -> Bool {
    switch assertion {
    case .textStart: at == 0
    case .textEnd: at == end
    case .lineStart: at == 0 || isLineTerminator(UInt16(truncatingIfNeeded: units[at - 1]))
    case .lineEnd: at == end || isLineTerminator(UInt16(truncatingIfNeeded: units[at]))
    case .boundary: isWord(at - 1) != isWord(at)
    case .noBoundary: isWord(at - 1) == isWord(at)
    }
  }

  private func isWord(_ place: Int) -> Bool {
    guard place >= 0, place < end else { return false }
    let unit = UInt16(truncatingIfNeeded: units[place])
    return (unit | 0x20) &- 0x61 < 26 || unit &- 0x30 < 10 || unit == 0x5F
  }

  /// Takes what a capturing group matched; nothing, if it took no part.
  private mutating func takeCapture(_ number: Int, _ isBehind: Bool, _ at: inout Int) -> Bool {
    let start = Int(registers[2 * number])
    let count = Int(registers[2 * number + 1]) - start
    guard start >= 0, count > 0 else { return true }
    let from = isBehind ? at - count : at
    guard from >= 0, from + count <= end else { return false }
    steps -= count
    for offset in 0..<count {
      let left = UInt16(truncatingIfNeeded: units[start + offset])
      let right = UInt16(truncatingIfNeeded: units[from + offset])
      guard left == right || program.ignoresCase && canonical(left) == canonical(right) else {
        return false
      }
    }
    at = isBehind ? from : from + count
    return true
  }
}
