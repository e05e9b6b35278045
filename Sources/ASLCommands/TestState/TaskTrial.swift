import ASLIntegrations
import ASLInterpreter
import ASLModel
import ASLRuntime
import ASLTestState
import Diagnostics
import JSONTree

/// A state on trial whose Task, where no mock stands in for it, really runs.
struct TaskTrial {
  private let trial: StateTrial
  private let resources: ResourceConfiguration?
  private let host: HostedExecution
  private let console: Console

  private enum Outcome: Sendable {
    case came(StateTest.Mock)
    case startsExecution
  }

  /// - Note: Step Functions API reference, TestState: a state can run for up to five minutes.
  private static let longest = Duration.seconds(300)

  init(
    _ trial: StateTrial, _ settings: ExecutionSettings, _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) {
    self.trial = trial
    host = HostedExecution(machine: trial.machine, settings: settings)
    self.console = console
    let read = try TaskAnswers.resources(arguments, console)
    resources = arguments.has(TestStateOptions.mock) ? nil : read
    guard let resources else { return }
    let state = trial.state
    let missing = resources.unconfigured(in: trial.machine) { $0.id != state }
    guard missing.isEmpty else { throw CommandFailure(.invalidInput, missing.message) }
  }

  func answer() async throws(CommandFailure) -> TestStateAnswer {
    var trial = trial
    while true {
      switch trial.run() {
      case .ended(let answer): return answer
      case .needsTask(let task): trial.answer(task.id, try await result(of: task))
      }
    }
  }

  private func result(of task: TaskRequest) async throws(CommandFailure) -> StateTest.Mock {
    guard let resources else {
      throw CommandFailure(
        .invalidInput, "the Task '\(task.stateName)' has neither a mock nor resources",
        help: ["--mock FILE|-|JSON, or --resources FILE"])
    }
    let (machine, state) = (trial.machine, trial.state)
    let isOther = { (other: State) in other.id != state }
    let reporter = LogReporter(console: console)
    let stopper = RunningTask()
    let host = host
    let interrupts = Interrupts(first: { stopper.stop() }, second: { ChildProcess.killAll() })
    defer { interrupts.end() }
    let result: Outcome?
    do throws(EnvironmentProblem) {
      result = try await Integrations.run(
        resources, for: machine, except: isOther, onNotice: reporter.say
      ) { handler in
        await stopper.run { await Self.result(of: handler.attempt(task, in: host), task, reporter) }
      }
    } catch {
      throw CommandFailure(.environment, error.message, help: error.help)
    }
    switch result {
    case .came(let result): return result
    case .startsExecution:
      throw CommandFailure(
        .invalidInput,
        "the Task '\(task.stateName)' starts an execution, which a test does not run",
        help: ["give what comes of it: --mock FILE|-|JSON"])
    case nil: throw CommandFailure(.interrupted, "interrupted")
    }
  }

  /// What comes of an attempt, within the state's TimeoutSeconds and five minutes.
  private static func result(
    of attempt: TaskAttempt, _ task: TaskRequest, _ reporter: LogReporter
  ) async -> Outcome {
    switch attempt {
    case .scripted(let answers): return .came(scripted(answers))
    case .nested: return .startsExecution
    case .running(let operation): return .came(await result(of: operation, task, reporter))
    }
  }

  private static func result(
    of operation: @escaping @Sendable (any TaskReporter) async throws(TaskFailure) -> JSON,
    _ task: TaskRequest, _ reporter: LogReporter
  ) async -> StateTest.Mock {
    let seconds = task.timeoutSeconds.map { Duration.seconds($0) } ?? longest
    return await withTaskGroup(of: StateTest.Mock?.self) { group in
      group.addTask {
        do throws(TaskFailure) {
          return .result(try await operation(reporter))
        } catch {
          return .failure(error.output)
        }
      }
      group.addTask {
        do {
          try await Task.sleep(for: min(seconds, longest))
          return .failure(ErrorOutput(error: .timeout, cause: nil))
        } catch {
          return nil
        }
      }
      defer { group.cancelAll() }
      for await result in group { if let result { return result } }
      return .failure(ErrorOutput(error: .timeout, cause: nil))
    }
  }

  private static func scripted(_ answers: [ScriptedAnswer]) -> StateTest.Mock {
    for answer in answers {
      switch answer.kind {
      case .succeeded(let output): return .result(output)
      case .failed(let failure): return .failure(failure.output)
      case .started, .submitted, .heartbeat: break
      }
    }
    return .failure(ErrorOutput(error: .timeout, cause: nil))
  }
}

/// Shows what a running task prints.
private struct LogReporter: TaskReporter {
  let console: Console

  func started(workerName: String?) {}
  func submitted(_ output: JSON) {}
  func heartbeat() {}
  func log(_ line: String, from source: String) { say("\(source) | \(visible(line))") }

  /// A line that cannot be written is lost; the outcome is told on standard output.
  @Sendable func say(_ line: String) {
    do throws(CommandFailure) { try console.say(line) } catch { return }
  }
}
