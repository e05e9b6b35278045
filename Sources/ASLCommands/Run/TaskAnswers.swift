import ASLIntegrations
import ASLModel
import ASLRuntime
import ASLTesting
import Diagnostics

/// Who answers the tasks of an execution: a test case of a mock file first, then the resources.
struct TaskAnswers {
  private let machine: StateMachine
  private let testCase: MockConfiguration.TestCase?
  /// The test cases of the same name of other state machines.
  private let nestedCases: [String: MockConfiguration.TestCase]
  private let resources: ResourceConfiguration?

  /// Reads what the command line names.
  ///
  /// A test case on its own answers the states that it reaches, and need not know the others: one
  /// that is reached nevertheless fails the execution.
  ///
  /// - Throws: also where a Task is answered by nobody, with all such states in one message.
  init(
    _ arguments: Arguments, _ definition: DefinitionFile, _ console: Console
  ) throws(CommandFailure) {
    machine = definition.machine
    (testCase, nestedCases) = try Self.testCases(arguments, machine, console)
    resources = try Self.resources(arguments, console)
    if testCase != nil, resources == nil { return }
    let configuration = resources ?? Self.nothing
    let unconfigured = configuration.unconfigured(inAllFrom: machine, except: isMocked)
    guard unconfigured.isEmpty else {
      throw CommandFailure(.invalidInput, unconfigured.message)
    }
  }

  /// Where distributed Maps read and write.
  var storage: any MapRunStorage { (resources ?? Self.nothing).mapRunStorage }

  /// Calls `body` with a handler; when it returns nothing that the handler started is left.
  func with<Value: Sendable>(
    notice: @escaping @Sendable (String) -> Void,
    _ body: @escaping @Sendable (any TaskHandler) async -> Value
  ) async throws(CommandFailure) -> Value {
    try await withHandlers(notice: notice) { await body($0()) }
  }

  /// Calls `body` with what makes a handler, anew for each time that the execution is lived; when
  /// it returns nothing that the handlers started is left.
  func withHandlers<Value: Sendable>(
    notice: @escaping @Sendable (String) -> Void,
    _ body: @escaping @Sendable (_ make: @escaping @Sendable () -> any TaskHandler) async -> Value
  ) async throws(CommandFailure) -> Value {
    let (testCase, nested) = (testCase, nestedCases)
    if let testCase, resources == nil { return await body { MockTaskHandler(testCase) } }
    do throws(EnvironmentProblem) {
      let resources = resources ?? Self.nothing
      return try await Integrations.run(
        resources, for: machine, except: isMocked, onNotice: notice
      ) { real in
        guard let testCase else { return await body { real } }
        return await body { MockTaskHandler(testCase, nested: nested, fallback: real) }
      }
    } catch {
      throw CommandFailure(.environment, error.message, help: error.help)
    }
  }

  private func isMocked(_ state: State) -> Bool { isMocked(state, in: nil) }

  /// - Parameter machine: the name of a state machine that is nested in the one that is run.
  private func isMocked(_ state: State, in machine: String?) -> Bool {
    let testCase = machine.map { nestedCases[$0] } ?? testCase
    return testCase?.state(named: state.name)?.isComplete == true
  }

  private static var nothing: ResourceConfiguration {
    ResourceConfiguration(directory: workingDirectory)
  }

  private static func testCases(
    _ arguments: Arguments, _ machine: StateMachine, _ console: Console
  ) throws(CommandFailure) -> (
    MockConfiguration.TestCase?, nested: [String: MockConfiguration.TestCase]
  ) {
    guard let path = arguments[RunOptions.mocks] else { return (nil, [:]) }
    let source = try InputFile(path: path, role: "the mock file").read(console)
    let (configuration, diagnostics) = MockConfiguration.read(source)
    guard let configuration, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, diagnostics)]))
    }
    let chosen: (machine: MockConfiguration.Machine, testCase: MockConfiguration.TestCase)
    do throws(MockSelectionError) {
      chosen = try configuration.testCase(arguments[RunOptions.testCase])
    } catch {
      throw .usage("\(error)", help: ["the file is '\(path)'"], command: arguments.command)
    }
    let misfits = chosen.machine.diagnostics(for: machine)
    guard misfits.isEmpty else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, misfits)]))
    }
    var nested: [String: MockConfiguration.TestCase] = [:]
    for machine in configuration.machines where machine.name != chosen.machine.name {
      nested[machine.name] = machine.testCases.first { $0.name == chosen.testCase.name }
    }
    return (chosen.testCase, nested)
  }

  static func resources(
    _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) -> ResourceConfiguration? {
    guard let path = arguments[RunOptions.resources] else { return nil }
    let source = try InputFile(path: path, role: "the resources").read(console)
    let reading = ResourceConfiguration.read(source, directory: absoluteFolder(of: path))
    guard reading.isValid else {
      let findings = reading.problems.map { FindingsInFile($0.source, $0.diagnostics) }
      throw CommandFailure(.invalidInput, .diagnostics(findings))
    }
    return reading.configuration
  }
}
