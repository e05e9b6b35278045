public import Diagnostics

/// Makes the fixes that findings carry, until there is none left to make.
///
/// Of fixes that touch each other the first is made, and the text checked again. The fix of an
/// error leaves one error less; fixes that would bring another one are left out.
public struct Fixer: Sendable {
  private let check: @Sendable (SourceText) -> [Diagnostic]

  /// How often a text is gone through, so that fixes which undo each other end.
  private static let mostPasses = 16
  /// How often a text is checked to tell good fixes from bad ones.
  private static let mostTrials = 24

  /// - Parameter check: what finds the findings; those that it keeps back are not fixed.
  public init(check: @escaping @Sendable (SourceText) -> [Diagnostic]) {
    self.check = check
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The text with the fixes made.
    public internal(set) var source: SourceText
    /// What was found in the text as it was.
    public internal(set) var before: [Diagnostic]
    /// The findings that were mended, as they were when that happened.
    public internal(set) var fixed: [Fixed] = []
    /// What is found in ``source``.
    public internal(set) var findings: [Diagnostic]
  }

  /// A finding that was mended, and where it stood.
  public struct Fixed: Sendable {
    public let finding: Diagnostic
    public let position: SourcePosition
  }

  public func fix(_ source: SourceText) -> Outcome {
    let before = check(source)
    let start = Outcome(source: source, before: before, findings: before)
    var seen = [source.bytes]
    var outcome = start
    while seen.count <= Self.mostPasses, let next = pass(outcome), !seen.contains(next.source.bytes)
    {
      outcome = next
      seen.append(next.source.bytes)
    }
    return bringsNoError(start, outcome) ? outcome : careful(start)
  }

  /// With all fixes made that can be made together; nil where there is none.
  private func pass(_ before: Outcome) -> Outcome? {
    let findings = fixable(before)
    return findings.isEmpty ? nil : making(findings, in: before)
  }

  /// The findings whose fixes can be made together.
  private func fixable(_ outcome: Outcome) -> [Diagnostic] {
    let findings = outcome.findings.filter { $0.fix != nil }
    return Diagnostic.Fix.compatible(findings.compactMap(\.fix)).map { findings[$0] }
  }

  private func making(_ findings: [Diagnostic], in before: Outcome) -> Outcome {
    let source = before.source.making(findings.flatMap { $0.fix?.edits ?? [] })
    let fixed = findings.map {
      Fixed(finding: $0, position: before.source.position(at: $0.range.start))
    }
    return Outcome(
      source: source, before: before.before, fixed: before.fixed + fixed, findings: check(source))
  }

  // MARK: Fixes that bring errors

  /// Pass by pass without the fixes that bring errors, which halving finds.
  private func careful(_ start: Outcome) -> Outcome {
    var outcome = start
    var trials = 0
    for _ in 0..<Self.mostPasses {
      let before = outcome
      var chosen: [Diagnostic] = []
      var groups = [fixable(before)]
      while let group = groups.popLast(), !group.isEmpty, trials < Self.mostTrials {
        trials += 1
        let trial = making(inOrder(chosen + group), in: before)
        if bringsNoError(before, trial) {
          chosen = inOrder(chosen + group)
          outcome = trial
        } else if group.count > 1 {
          let half = group.count / 2
          groups += [Array(group[half...]), Array(group[..<half])]
        }
      }
      if chosen.isEmpty { break }
    }
    return outcome
  }

  private func inOrder(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.sorted { $0.range.start < $1.range.start }
  }

  /// Whether as many errors fewer are there as were mended of those that were there at first. Of a
  /// text that could not be read nothing else is known, so that it must only be read further.
  private func bringsNoError(_ before: Outcome, _ after: Outcome) -> Bool {
    if let place = firstUnreadable(before) {
      return firstUnreadable(after).map { $0 > place } ?? true
    }
    let errors = before.findings.filter { $0.severity == .error }
    let mended = after.fixed[before.fixed.count...].map(\.finding).filter {
      $0.severity == .error && errors.contains($0)
    }
    return errorCount(after.findings) <= errors.count - mended.count
  }

  private func errorCount(_ findings: [Diagnostic]) -> Int {
    findings.count { $0.severity == .error }
  }

  private func firstUnreadable(_ outcome: Outcome) -> Int? {
    outcome.findings.first { $0.rule == InvalidJSON.name }?.range.start
  }
}
