import ASLValidator
import Diagnostics
import Testing

@testable import ASLCommands

struct BaselineTests {
  private let findings = SampleReport.report.findings[0].diagnostics

  private func baseline(_ text: String) throws -> Baseline {
    try Baseline(SourceText(name: "baseline.json", text), folder: "/projects/project")
  }

  @Test func whatIsListedIsNotReported() throws {
    var baseline = Baseline(folder: "/projects/project")
    baseline.add(Array(findings.dropLast()), in: "/projects/project/a/order.json")
    let read = try self.baseline(baseline.text)
    #expect(read == baseline)
    let (unknown, unused) = read.compared(with: findings, in: "/projects/project/a/order.json")
    #expect(unknown == findings.suffix(1))
    #expect(unused == 0)
    #expect(read.compared(with: findings, in: "/projects/project/order.json").unknown == findings)
  }

  @Test func findingsThatAreAlikeAreCounted() throws {
    let twin = try #require(findings.first { $0.rule == "unknown-error-name" })
    var baseline = Baseline(folder: "/projects/project")
    baseline.add([twin, twin], in: "/elsewhere/b.json")
    #expect(baseline.count == 2)
    #expect(baseline.text.contains(#""count": 2"#))
    #expect(baseline.text.contains(#""file": "../../elsewhere/b.json""#))
    let compare = { (findings: [Diagnostic]) in
      baseline.compared(with: findings, in: "/elsewhere/b.json")
    }
    #expect(compare([twin, twin, twin]).unknown == [twin])
    #expect(compare([twin]).unusedCount == 1)
    #expect(compare([]).unusedCount == 2)
  }

  @Test func equalFindingsGiveEqualFiles() {
    var baselines = [Baseline(folder: "/"), Baseline(folder: "/")]
    baselines[0].add(findings, in: "/b")
    baselines[0].add(findings, in: "/a")
    baselines[1].add(findings.reversed(), in: "/a")
    baselines[1].add(findings.reversed(), in: "/b")
    #expect(baselines[0].text == baselines[1].text)
  }

  @Test(arguments: [
    ("[]", 1, 1), ("{", 1, 2), (#"{"version": 1}"#, 1, 1),
    (#"{"version": 2, "findings": []}"#, 1, 13),
    ("{\"version\": 1,\n \"findings\": [{\"file\": \"a\"}]}", 2, 15),
    (
      "{\"version\": 1, \"findings\": [\n"
        + "{\"file\": 1, \"rule\": \"\", \"pointer\": \"\", \"message\": \"\"}]}",
      2, 10
    ),
    (#"{"version": 1, "findings": [], "finding": 1}"#, 1, 32),
  ])
  func whatIsWrongWithABaselineIsShownAtItsPlace(_ text: String, _ line: Int, _ column: Int) throws
  {
    let failure = try #require(throws: CommandFailure.self) { try baseline(text) }
    #expect(failure.exitCode == .invalidInput)
    guard case .diagnostics(let found) = failure.report else {
      Issue.record("no place in \(failure)")
      return
    }
    let place = found[0].source.position(at: found[0].diagnostics[0].range.start)
    #expect(place == SourcePosition(line: line, column: column))
  }
}
