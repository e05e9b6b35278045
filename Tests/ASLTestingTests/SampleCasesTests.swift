import ASLInterpreter
import ASLModel
import ASLRuntime
import ASLTesting
import Diagnostics
import Foundation
import JSONTree
import Testing

/// The mocked cases of `definitions/`, each compared with what its `cases.json` says.
@Suite struct SampleCasesTests {
  @Test(arguments: try SampleCase.all())
  func aMockedCaseRunsAsItsSampleSays(_ sample: SampleCase) async throws {
    let (machine, diagnostics) = try sample.machine()
    #expect(diagnostics.filter { $0.severity == .error } == [])
    let (configuration, findings) = MockConfiguration.read(try sample.text("mocks"))
    #expect(findings == [])
    let chosen = try #require(configuration).testCase(try sample.string("testCase"))
    let runnable = try #require(machine)
    #expect(chosen.machine.diagnostics(for: runnable) == [])

    let start = Timestamp(seconds: 0)
    let driver = ExecutionDriver(
      Execution(runnable, settings: ExecutionSettings(startTime: start)),
      handler: MockTaskHandler(chosen.testCase))
    let outcome = await driver.run(input: try JSON(parsing: sample.text("input").bytes))
    let history = await driver.history
    sample.compare(outcome)
    let attempts = attempts(in: history)
    for (state, count) in sample.expectedAttempts { #expect(attempts[state] == count, "\(state)") }
    let end = try #require(history.last).timestamp.duration(since: start)
    #expect(sample.expected["seconds"] == .double(end / .seconds(1)))
    let entered = history.compactMap { event -> String? in
      if case .stateEntered(_, _, let name, _) = event.kind, event.branch == 0 { name } else { nil }
    }
    #expect(sample.expectedPath == entered)
  }

  /// How often each state's task was scheduled.
  private func attempts(in history: [HistoryEvent]) -> [String: Int] {
    var states: [Int: String] = [:]
    var counts: [String: Int] = [:]
    for event in history {
      switch event.kind {
      case .stateEntered(_, _, let name, _): states[event.branch] = name
      case .task(_, .scheduled): counts[states[event.branch] ?? "", default: 0] += 1
      default: break
      }
    }
    return counts
  }
}

struct SampleCase: Sendable, CustomTestStringConvertible {
  let folder: URL
  let json: JSON

  static func all() throws -> [SampleCase] {
    let definitions = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("definitions")
    let names = try FileManager.default.contentsOfDirectory(atPath: definitions.path).sorted()
    return try names.flatMap { name -> [SampleCase] in
      let folder = definitions.appendingPathComponent(name)
      let file = folder.appendingPathComponent("cases.json")
      guard FileManager.default.fileExists(atPath: file.path) else { return [] }
      let cases = try JSON(parsing: [UInt8](Data(contentsOf: file)))["cases"]?.arrayValue ?? []
      return cases.filter { $0["mocks"] != nil }.map { SampleCase(folder: folder, json: $0) }
    }
  }

  var testDescription: String {
    "\(folder.lastPathComponent)/\(json["name"]?.stringValue ?? "")"
  }

  var expected: JSON { json["expected"] ?? .null }

  func string(_ key: String) throws -> String { try #require(json[key]?.stringValue) }

  /// The file that a member of the case names.
  func text(_ key: String) throws -> SourceText { try file(string(key)) }

  private func file(_ name: String) throws -> SourceText {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return SourceText(name: name, bytes: [UInt8](data))
  }

  func machine() throws -> (StateMachine?, [Diagnostic]) {
    let name = json["substitutions"]?.stringValue ?? "substitutions.json"
    let path = folder.appendingPathComponent(name).path
    var substitutions = Substitutions()
    if FileManager.default.fileExists(atPath: path) {
      substitutions = try #require(Substitutions(JSON(parsing: file(name).bytes)))
    }
    let parsed = StateMachine.parse(
      try file("state-machine.asl.json"), substitutions: substitutions)
    return (parsed.machine, parsed.diagnostics)
  }

  func compare(_ outcome: Outcome) {
    let error: ErrorOutput? =
      switch outcome {
      case .succeeded: nil
      case .failed(let error), .aborted(let error): error
      case .timedOut: ErrorOutput(error: .timeout, cause: nil)
      }
    #expect(expected["status"]?.stringValue == outcome.status)
    if let name = expected["error"]?.stringValue { #expect(error?.error?.text == name) }
    if let part = expected["causeContains"]?.stringValue {
      #expect(error?.cause?.contains(part) == true, "\(error?.cause ?? "no cause")")
    }
  }

  /// Of the tasks that matter; those that publish a notice are not listed.
  var expectedAttempts: [String: Int] {
    var attempts: [String: Int] = [:]
    for member in expected["attempts"]?.objectValue ?? [:] {
      attempts[member.key] = member.value.numberValue?.integerValue.map { Int($0) }
    }
    return attempts
  }

  /// The states of the top level, Map states by name.
  var expectedPath: [String] {
    (expected["path"]?.arrayValue ?? []).compactMap { $0.stringValue ?? $0["map"]?.stringValue }
  }
}
