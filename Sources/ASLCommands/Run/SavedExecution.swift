import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// An execution that has ended, with all that it takes to live it again: what `--save-state` writes
/// and `asl redrive` reads.
///
/// The file has no values that the execution went through, but what it was told: the definition,
/// the settings and the journal make the same execution again.
struct SavedExecution {
  let definition: DefinitionFile
  let settings: ExecutionSettings
  let past: Past
  /// As it ended.
  let execution: Execution
  /// The children of its Map Runs that go on with it.
  let unfinished: [UnfinishedChild]
  let outcome: Outcome

  init(
    _ definition: DefinitionFile, _ execution: Execution, _ outcome: Outcome, _ past: Past,
    _ unfinished: [UnfinishedChild]
  ) {
    self.definition = definition
    self.execution = execution
    self.outcome = outcome
    self.past = past
    self.unfinished = unfinished
    settings = execution.settings
  }

  /// The first line of the trace of its next redrive.
  var heading: String {
    "redrive \(execution.redriveCount + 1) of \(visible(settings.name)), which ended as "
      + "\(outcome.status)\n"
  }

  private static let format = "asl-execution"
  private static let version = 1

  var json: JSON {
    var source: JSONObject = [
      "name": .string(definition.source.name),
      "text": .string(String(decoding: definition.source.bytes, as: UTF8.self)),
    ]
    let values = definition.substitutions.values.sorted { $0.key < $1.key }
    if !values.isEmpty {
      source["substitutions"] = .object(JSONObject(values.map { ($0.key, .string($0.value)) }))
    }
    var object: JSONObject = [
      "format": .string(Self.format), "version": .integer(Self.version),
      "status": .string(outcome.status),
      "events": .integer(execution.eventCount), "definition": .object(source),
      "settings": settings.json, "journal": past.journal.json,
    ]
    if !unfinished.isEmpty { object["children"] = .array(unfinished.map(\.json)) }
    return .object(object)
  }

  /// Reads a file, and lives the execution in it again.
  static func read(_ path: String, _ console: Console) throws(CommandFailure) -> SavedExecution {
    let source = try InputFile(path: path, role: "the saved execution").read(console)
    // What the execution was told stands a few levels deep in the file.
    var options = JSONParsingOptions()
    options.maximumDepth += 10
    return try SavedExecution(JSON(reading: source, options: options), source.name)
  }

  private init(_ json: JSON, _ name: String) throws(CommandFailure) {
    guard json["format"]?.stringValue == Self.format else {
      throw Self.failure(
        name, "it is not one", help: ["'asl run --save-state FILE' and 'asl redrive' write them"])
    }
    guard json["version"]?.numberValue?.integerValue == Int64(Self.version) else {
      throw Self.failure(name, "another version of asl has written it")
    }
    definition = try Self.definition(json["definition"], name)
    let life = try Self.life(json, definition.machine, name, at: "")
    (execution, past, settings) = (life.execution, life.past, life.execution.settings)
    guard let outcome = execution.outcome else { throw Self.otherLife(name) }
    self.outcome = outcome
    var children: [UnfinishedChild] = []
    for (index, child) in (json["children"]?.arrayValue ?? []).enumerated() {
      children.append(
        try Self.child(child, definition.machine, name, at: "children[\(index)]"))
    }
    unfinished = children
  }

  private static func child(
    _ json: JSON, _ machine: StateMachine, _ name: String, at place: String
  ) throws(CommandFailure) -> UnfinishedChild {
    let index = json["map"]?.numberValue?.integerValue.flatMap { Int(exactly: $0) } ?? -1
    let map = StateID(index: index)
    guard let machine = machine.ofChildren(of: map) else {
      throw failure(name, "\(place).map: there is no such Map")
    }
    let life = try life(json, machine, name, at: "\(place).")
    return UnfinishedChild(map: map, execution: life.execution, past: life.past)
  }

  /// Lives an execution again that settings and a journal tell of.
  private static func life(
    _ json: JSON, _ machine: StateMachine, _ name: String, at place: String
  ) throws(CommandFailure) -> (execution: Execution, past: Past) {
    var execution: Execution
    do throws(SnapshotError) {
      guard let settings = json["settings"] else {
        throw SnapshotError("", "'settings' is missing")
      }
      execution = Execution(machine, settings: try ExecutionSettings(json: settings))
    } catch {
      throw failure(name, place + error.description)
    }
    let journal: Journal
    do throws(SnapshotError) {
      journal = try Journal(json: json["journal"] ?? .null)
    } catch {
      throw failure(name, "\(place)journal\(error.place): \(error.message)")
    }
    let past: Past
    do throws(ReplayError) {
      past = try Past(journal, livedBy: &execution)
    } catch {
      throw otherLife(name)
    }
    guard let outcome = execution.outcome, json["status"]?.stringValue == outcome.status,
      json["events"]?.numberValue?.integerValue == Int64(execution.eventCount)
    else { throw otherLife(name) }
    return (execution, past)
  }

  private static func otherLife(_ name: String) -> CommandFailure {
    failure(
      name, "its definition, settings and journal do not lead to its end",
      help: ["something in the file was changed, or another version of asl has written it"])
  }

  private static func definition(
    _ json: JSON?, _ name: String
  ) throws(CommandFailure) -> DefinitionFile {
    guard let text = json?["text"]?.stringValue, let path = json?["name"]?.stringValue else {
      throw failure(name, "the definition is missing")
    }
    guard let substitutions = Substitutions(json?["substitutions"] ?? [:]) else {
      throw failure(name, "definition.substitutions is no object of strings")
    }
    return try DefinitionFile(SourceText(name: "\(path) in \(name)", text), substitutions)
  }

  private static func failure(
    _ name: String, _ reason: String, help: [String] = []
  ) -> CommandFailure {
    CommandFailure(
      .invalidInput, "cannot read a saved execution from '\(visible(name))': \(reason)", help: help)
  }
}

extension UnfinishedChild {
  fileprivate var json: JSON {
    [
      "map": .integer(map.index), "status": .string(execution.outcome?.status ?? "RUNNING"),
      "events": .integer(execution.eventCount), "settings": execution.settings.json,
      "journal": past.journal.json,
    ]
  }
}
