import ASLInterpreter
import ASLModel
import Diagnostics
import Foundation
import JSONTree
import Testing

/// A behaviour as data: a folder of `Tests/Fixtures`.
///
/// `definition.asl.json` is run with `input.json` (without it `{}`). `tasks.json` says how attempts
/// at tasks are answered, `map-runs.json` what the items and children of distributed Maps are,
/// `settings.json` what is unlike the defaults; `transcript.txt` is what has to come out.
struct Fixture: Sendable, CustomTestStringConvertible {
  let folder: URL

  static let all: [Fixture] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().map { Fixture(folder: root.appendingPathComponent($0)) }
  }()

  var testDescription: String { folder.lastPathComponent }

  func machine() throws -> StateMachine {
    let data = try Data(contentsOf: folder.appendingPathComponent("definition.asl.json"))
    let source = SourceText(name: testDescription, bytes: [UInt8](data))
    let (machine, diagnostics) = StateMachine.parse(source)
    let errors = diagnostics.filter { $0.severity == .error }.map(\.message.text)
    #expect(errors.isEmpty)
    return try #require(machine)
  }

  func input() throws -> JSON { try json("input") ?? .object([:]) }

  func tasks() throws -> [JSON] { try json("tasks")?.arrayValue ?? [] }

  func mapRuns() throws -> JSON { try json("map-runs") ?? .object([:]) }

  /// When and with what error somebody stops the execution.
  func stop() throws -> JSON? { try json("settings")?["stop"] }

  /// When the execution is redriven, if it has ended: seconds after its start.
  func redrives() throws -> [Double] {
    let times = try json("settings")?["redrive"]?.arrayValue ?? []
    return times.compactMap { $0.numberValue?.doubleValue }
  }

  func settings() throws -> ExecutionSettings {
    let json = try json("settings")
    let type = json?["type"]?.stringValue.flatMap(ExecutionSettings.ExecutionType.init(rawValue:))
    var settings = ExecutionSettings(
      startTime: Timestamp(seconds: 1_767_225_600), seed: 1, type: type ?? .standard)
    // A timer of a year in every transcript would show nothing.
    settings.quotas.executionSeconds = nil
    let limits: KeyValuePairs<String, WritableKeyPath<Quotas, Int?>> = [
      "historyEvents": \.historyEvents, "payloadBytes": \.payloadBytes,
      "executionSeconds": \.executionSeconds, "variableBytes": \.variableBytes,
      "allVariableBytes": \.allVariableBytes,
    ]
    for (name, limit) in limits {
      guard let value = json?[name]?.numberValue?.integerValue else { continue }
      settings.quotas[keyPath: limit] = Int(value)
    }
    return settings
  }

  private func json(_ name: String) throws -> JSON? {
    let file = folder.appendingPathComponent("\(name).json")
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try JSON(parsing: [UInt8](Data(contentsOf: file)))
  }
}
