import ASLInterpreter
import Foundation
import JSONTree
import Testing

/// Executions recorded from the service, run again and compared event by event.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct HistoryConformanceTests {
  /// Set `ASL_CASE` to an id, or a part of one, to see what that case expects and gives.
  private static let wanted = ProcessInfo.processInfo.environment["ASL_CASE"]

  @Test func recordedExecutionsRunAsTheyDid() throws {
    let known = try KnownDifferences("histories")
    var tally = HistoryTally()
    for file in try ConformanceCorpus.files(in: "histories") where file.hasSuffix(".json") {
      for json in try #require(ConformanceCorpus.load("histories/\(file)").arrayValue) {
        let recording = try HistoryCase(json)
        if let wanted = Self.wanted, !recording.id.contains(wanted) { continue }
        check(recording, known, &tally)
      }
    }
    tally.finish()
  }

  private func check(
    _ recording: HistoryCase, _ known: KnownDifferences, _ tally: inout HistoryTally
  ) {
    let differences = differences(recording)
    if Self.wanted != nil { print("\(recording.id)\n" + differences.joined(separator: "\n")) }
    if differences.isEmpty {
      tally.passed += 1
      #expect(
        known[recording.id] == nil,
        "\(recording.id) passes: take it off the list of known differences")
    } else {
      tally.failed += 1
      let first = differences.prefix(2).joined(separator: "\n")
      #expect(known[recording.id] != nil, "\(recording.id)\n\(first)")
    }
  }

  private func differences(_ recording: HistoryCase) -> [String] {
    guard let machine = recording.machine else {
      return ["the definition is refused"] + recording.definitionErrors
    }
    let (events, outcome) = HistoryReplay.run(recording, machine)
    var comparison = HistoryComparison(recording, events, outcome)
    if Self.wanted != nil { comparison.printHistories() }
    return comparison.differences()
  }
}

private struct HistoryTally {
  var passed = 0
  var failed = 0

  func finish() {
    ConformanceCorpus.printSummary("histories", passed: passed, of: passed + failed)
  }
}

extension HistoryComparison {
  /// Both histories, one event a line.
  fileprivate func printHistories() {
    for (title, events) in [("expected", recording.events ?? []), ("produced", produced)] {
      print("\(title):")
      for event in events { print("  \(event.text)") }
    }
  }
}
