extension PatternProgram {
  /// The leftmost match that begins at `start` or later.
  func firstMatch<Unit>(
    in units: UnsafeBufferPointer<Unit>, from start: Int, steps: inout Int
  ) throws(RegularExpression.LimitError) -> RegularExpression.Match?
  where Unit: FixedWidthInteger & UnsignedInteger {
    // An empty buffer may have no address, and is never read.
    var nothing: Unit = 0
    let outcome = withUnsafePointer(to: &nothing) { nothing in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: registerCount) { registers in
        withUnsafeTemporaryAllocation(of: PatternStack.Frame.self, capacity: 60) { memory in
          var matcher = PatternMatcher(
            instructions: instructions.baseAddress.unsafelyUnwrapped, program: self,
            units: units.baseAddress ?? nothing, end: units.count,
            registers: registers.baseAddress.unsafelyUnwrapped, stack: PatternStack(memory),
            steps: steps)
          let outcome = search(&matcher, from: start)
          matcher.stack.deallocate()
          steps = max(matcher.steps, 0)
          return outcome
        }
      }
    }
    switch outcome {
    case .found(let match): return match
    case .notFound: return nil
    case .exhausted: throw RegularExpression.LimitError()
    }
  }

  private enum Outcome {
    case found(RegularExpression.Match)
    case notFound
    case exhausted
  }

  private func search<Unit>(_ matcher: inout PatternMatcher<Unit>, from start: Int) -> Outcome {
    let registers = 2 * (captureCount + 1)
    var at = start
    while at <= matcher.end, !isAnchored || at == 0 {
      if let first {
        let skipped = at
        while at < matcher.end,
          !matcher.contains(first, UInt16(truncatingIfNeeded: matcher.units[at]))
        { at += 1 }
        matcher.steps -= at - skipped
        if at == matcher.end { break }
      }
      for register in 0..<registers { matcher.registers[register] = -1 }
      switch matcher.run(at: at) {
      case .matched(let end):
        return .found(match(at..<end, matcher.registers))
      case .failed: at += 1
      case .exhausted: return .exhausted
      }
      matcher.steps -= 1
      if matcher.steps < 0 { return .exhausted }
    }
    return .notFound
  }

  private func match(
    _ range: Range<Int>, _ registers: UnsafeMutablePointer<Int32>
  ) -> RegularExpression.Match {
    guard captureCount > 0 else { return RegularExpression.Match(range: range, groups: []) }
    let groups = (1...captureCount).map { number -> Range<Int>? in
      let (start, end) = (registers[2 * number], registers[2 * number + 1])
      return start >= 0 && end >= 0 ? Int(start)..<Int(end) : nil
    }
    return RegularExpression.Match(range: range, groups: groups)
  }
}
