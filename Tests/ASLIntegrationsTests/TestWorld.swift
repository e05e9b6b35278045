import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import Foundation
import JSONTree
import Synchronization
import Testing

@testable import ASLIntegrations

/// Collects what a task reports.
final class TestReporter: TaskReporter {
  private let reports = Mutex(Reports())

  struct Reports: Sendable {
    var submitted: [JSON] = []
    var heartbeats = 0
    var workers: [String?] = []
    var lines: [(source: String, line: String)] = []
  }

  func started(workerName: String?) { reports.withLock { $0.workers.append(workerName) } }
  func submitted(_ output: JSON) { reports.withLock { $0.submitted.append(output) } }
  func heartbeat() { reports.withLock { $0.heartbeats += 1 } }
  func log(_ line: String, from source: String) {
    reports.withLock { $0.lines.append((source, line)) }
  }

  var all: Reports { reports.withLock { $0 } }
  func lines(of source: String) -> [String] {
    all.lines.filter { $0.source == source }.map(\.line)
  }
}

/// A task request as an execution would make it.
func request(
  _ resource: String, _ parameters: JSON, token: String? = nil
) throws -> TaskRequest {
  TaskRequest(
    id: RequestID(1), state: StateID(index: 0), stateName: "Task",
    resource: try TaskResource(parsing: resource), parameters: parameters, taskToken: token)
}

/// The outcome of one attempt.
enum Attempted: Equatable {
  case succeeded(JSON)
  case failed(TaskFailure)

  var output: JSON? { if case .succeeded(let output) = self { output } else { nil } }
  var failure: TaskFailure? { if case .failed(let failure) = self { failure } else { nil } }
  var error: String? { failure?.output.error?.text }
  var cause: String? { failure?.output.cause }
  var causeJSON: JSON? { cause.flatMap { try? JSON(parsing: $0) } }
}

extension IntegrationTaskHandler {
  func attempted(_ task: TaskRequest, _ reporter: TestReporter = TestReporter()) async -> Attempted
  {
    guard case .running(let operation) = attempt(task, in: .alone) else {
      preconditionFailure("all are real")
    }
    do throws(TaskFailure) {
      return .succeeded(try await operation(reporter))
    } catch {
      return .failed(error)
    }
  }
}

extension HostedExecution {
  /// An execution without states, which nothing has started.
  static let alone = HostedExecution(
    machine: StateMachine(states: [], top: Scope(startAt: StateID(index: 0), states: [])),
    settings: ExecutionSettings())
}

/// A folder that goes when the test ends.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "asl-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String, executable: Bool = false) throws {
    let file = join(path, name)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
    }
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: join(path, name), encoding: .utf8)
  }

  func configuration(_ json: String) throws -> ResourceConfiguration {
    let reading = ResourceConfiguration.read(
      SourceText(name: "resources.json", json), directory: path)
    let problems = reading.problems.flatMap(\.diagnostics).map(\.message.text)
    try #require(problems.isEmpty, "\(problems)")
    return reading.configuration
  }
}

/// A machine whose states are Tasks of these resources, one after the other.
func machine(_ tasks: [(resource: String, parameters: String)]) throws -> StateMachine {
  let states = tasks.enumerated().map { index, task in
    let next = index == tasks.count - 1 ? "\"End\": true" : "\"Next\": \"T\(index + 1)\""
    return """
      "T\(index)": {"Type": "Task", "Resource": "\(task.resource)", \
      "Parameters": \(task.parameters), \(next)}
      """
  }
  let source = #"{"StartAt": "T0", "States": {\#(states.joined(separator: ","))}}"#
  let parsed = StateMachine.parse(SourceText(name: "machine", source))
  return try #require(parsed.machine, "\(parsed.diagnostics.map(\.message.text))")
}

/// Whether a process runs; one that has ended and that nobody has collected yet does not.
func isRunning(_ pid: pid_t) -> Bool {
  guard kill(pid, 0) == 0 else { return false }
  guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else {
    return !exists("/proc/self")
  }
  let state = stat.split(separator: ")").last?.split(separator: " ").first
  return state != "Z" && state != "X"
}
