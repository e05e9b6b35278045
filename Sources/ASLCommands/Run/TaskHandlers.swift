import ASLInterpreter
import ASLModel
import ASLRuntime
import ASLTesting
import Diagnostics

/// Who carries out the tasks of an execution: a test case of a mock file first, then the resources.
struct TaskHandlers {
  let handler: any TaskHandler

  init(
    _ arguments: Arguments, _ machine: StateMachine, _ settings: ExecutionSettings,
    _ console: Console
  ) async throws(CommandFailure) {
    let testCase = try Self.testCase(arguments, machine, console)
    let unanswered = machine.states.filter { state in
      guard case .task = state.kind else { return false }
      return testCase?.state(named: state.name)?.isComplete != true
    }
    guard unanswered.isEmpty else {
      let names = unanswered.map { "'\($0.name)'" }
      throw CommandFailure(
        .invalidInput, "nothing answers \(listed(names, "and"))",
        help: ["answer them in a mock file: --mocks FILE --test-case CASE"])
    }
    handler = MockTaskHandler(testCase ?? .init(name: "", states: []), fallback: nil)
  }

  /// Stops what the handlers have left running.
  func close() async {}

  private static func testCase(
    _ arguments: Arguments, _ machine: StateMachine, _ console: Console
  ) throws(CommandFailure) -> MockConfiguration.TestCase? {
    guard let path = arguments[RunOptions.mocks] else { return nil }
    let source = try InputFile(path: path, role: "the mock file").read(console)
    let (configuration, diagnostics) = MockConfiguration.read(source)
    guard let configuration, !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, diagnostics)]))
    }
    do throws(MockSelectionError) {
      return try configuration.testCase(arguments[RunOptions.testCase]).testCase
    } catch {
      throw .usage("\(error)", help: ["the file is '\(path)'"], command: "run")
    }
  }
}
