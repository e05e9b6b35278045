import ASLModel
import Diagnostics
import JSONPath
import JSONTree
import Testing

@testable import ASLValidator

/// What the analysis of shapes says of recorded executions is true of them.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct RecordedShapesConformanceTests {
  @Test func everyRecordedInputAndOutputFitsItsShape() throws {
    var passed = 0
    var count = 0
    for file in try ConformanceCorpus.files(in: "histories") where file.hasSuffix(".json") {
      let cases = try #require(try ConformanceCorpus.load("histories/\(file)").arrayValue)
      for json in cases {
        let test = try HistoryCase(json)
        guard let events = test.events else { continue }
        let read = Definition(reading: SourceText(name: test.id, test.definition.text))
        let subject = Subject(read, workflow: test.isExpress ? .express : .standard)
        guard let flow = subject.shapes else { continue }
        let complaints = events.compactMap {
          complaint(about: $0, flow, subject.deadEnds, test.words)
        }
        #expect(complaints.isEmpty, "\(test.id): \(complaints.first ?? "")")
        count += 1
        passed += complaints.isEmpty ? 1 : 0
      }
    }
    ConformanceCorpus.printSummary("histories, shapes", passed: passed, of: count)
  }

  /// What a recorded event has that no execution should have.
  private func complaint(
    about event: JSON, _ flow: ShapeFlow, _ deadEnds: [DeadEnd], _ words: Set<String>
  ) -> String? {
    let (details, field) =
      event["stateEnteredEventDetails"].map { ($0, "input") }
      ?? event["stateExitedEventDetails"].map { ($0, "output") } ?? (.null, "")
    guard let name = details["name"]?.stringValue, let id = flow.machine.id(named: name),
      let text = details[field]?.stringValue, let value = try? JSON(parsing: text),
      // A word that stands for a whole value.
      !words.contains(value.stringValue ?? "")
    else { return nil }
    let state = flow.machine[id]
    if field == "input" {
      let shape = flow.shapes(at: id)?.input ?? .never
      return shape.admits(value) ? nil : "\(name) has the input \(text), not \(shape)"
    }
    guard state.catchers.isEmpty, state.type != .choice else { return nil }
    if let dead = deadEnds.first(where: { $0.use.state.id == id && $0.use.path.isDefinite }) {
      return "\(name) found \(dead.use.path.source)"
    }
    let shape = flow.shapes(at: id)?.output ?? .never
    return shape.admits(value) ? nil : "\(name) has the output \(text), not \(shape)"
  }

}
