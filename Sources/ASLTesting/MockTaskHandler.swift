public import ASLInterpreter
import ASLModel
public import ASLRuntime
import JSONTree
import Synchronization

/// Answers the Task states that a test case mocks, whatever their Resource, before any service is
/// asked; others go through to another handler.
///
/// It counts attempts, so each execution needs one of its own.
public final class MockTaskHandler: TaskHandler {
  private let testCase: MockConfiguration.TestCase
  /// By the name of the state machine, for executions that tasks start.
  private let nested: [String: MockConfiguration.TestCase]
  private let fallback: (any TaskHandler)?
  private let attempts = Mutex<[Counter: Int]>([:])

  private struct Counter: Hashable {
    /// The number of the execution; its children by a distributed Map count with it.
    let execution: Int
    let state: String
    /// Empty where attempts are counted across all iterations.
    let iterations: [TaskRequest.Iteration]
  }

  /// - Parameters:
  ///   - fallback: who answers what is not mocked; without one, such an attempt fails the
  ///     execution.
  ///   - nested: the test cases of other state machines, by name, for executions of theirs that a
  ///     task starts.
  public init(
    _ testCase: MockConfiguration.TestCase, nested: [String: MockConfiguration.TestCase] = [:],
    fallback: (any TaskHandler)? = nil
  ) {
    self.testCase = testCase
    self.nested = nested
    self.fallback = fallback
  }

  public func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    guard let (response, counter) = response(for: task, in: execution.whole) else {
      return fallback?.attempt(task, in: execution) ?? .refused(.notMocked(task.stateName))
    }
    let attempt = attempts.withLock { attempts in
      defer { attempts[counter, default: 0] += 1 }
      return attempts[counter, default: 0]
    }
    guard let answer = response.answer(toAttempt: attempt) else {
      return .refused(.exhausted(task.stateName, response, attempt))
    }
    return .scripted(answer.script(for: task.resource))
  }

  private func response(
    for task: TaskRequest, in execution: HostedExecution
  ) -> (MockedResponse, Counter)? {
    let testCase = execution.depth == 0 ? testCase : nested[execution.settings.stateMachineName]
    guard let mocked = testCase?.state(named: task.stateName) else { return nil }
    func counter(_ iterations: [TaskRequest.Iteration]) -> Counter {
      Counter(execution: execution.number, state: task.stateName, iterations: iterations)
    }
    switch mocked.responses {
    case .inOrder(let response):
      return (response, counter([]))
    case .byIteration(let chosen, let others):
      let index = task.iterations.last?.index
      let own = chosen.first { range, _ in index.map { range.contains($0) } ?? false }?.1
      guard let response = own ?? others else { return nil }
      return (response, counter(task.iterations))
    }
  }
}

extension MockedAnswer {
  /// The answers that the service would have given.
  ///
  /// A task that is waited for is taken up first, and gets its result after the duration. An error
  /// of the service itself (`ECS.…` of `ecs`) means that it did not accept the task.
  fileprivate func script(for resource: TaskResource) -> [ScriptedAnswer] {
    switch (resource.waitingService, result) {
    case (nil, .returned(let output)):
      return resource.acceptance + [ScriptedAnswer(after: duration, .succeeded(output))]
    case (nil, .thrown(let error)):
      return resource.acceptance + [ScriptedAnswer(after: duration, .failed(TaskFailure(error)))]
    case (let service?, .returned(let output)):
      return [
        ScriptedAnswer(.submitted(service.acceptance(of: output))),
        ScriptedAnswer(after: duration, .succeeded(output)),
      ]
    case (let service?, .thrown(let error)):
      if let name = error.error, service.isNamed(in: name) {
        return [ScriptedAnswer(after: duration, .failed(TaskFailure(error, phase: .submit)))]
      }
      return [
        ScriptedAnswer(.submitted(service.acceptance(of: .null))),
        ScriptedAnswer(after: duration, .failed(TaskFailure(error))),
      ]
    }
  }
}

extension TaskResource {
  /// An activity's worker takes the task up before it answers.
  fileprivate var acceptance: [ScriptedAnswer] {
    kind == .activity ? [ScriptedAnswer(.started(workerName: nil))] : []
  }

  /// The service, if it is one that is waited for.
  fileprivate var waitingService: Service? {
    guard let service, service.pattern != .requestResponse else { return nil }
    return service
  }
}

extension TaskResource.Service {
  /// What `TaskSubmitted` shows: the envelope that every service answers in, with what a mocked
  /// result of `startExecution` says about the execution that was started.
  fileprivate func acceptance(of result: JSON) -> JSON {
    var output = JSONObject()
    if name == "states" {
      output["ExecutionArn"] = result["ExecutionArn"]
      output["StartDate"] = result["StartDate"]
    }
    output["SdkHttpMetadata"] = ["HttpStatusCode": 200]
    return .object(output)
  }
}

extension TaskAttempt {
  fileprivate static func refused(_ cause: String) -> TaskAttempt {
    let error = ErrorOutput(error: .runtime, cause: cause)
    return .scripted([ScriptedAnswer(.failed(TaskFailure(error, phase: .refused)))])
  }
}

extension String {
  fileprivate static func notMocked(_ state: String) -> String {
    "The test case does not mock the state '\(state)' here, and nothing else answers it."
  }

  /// Step Functions Local fails an execution with States.Runtime, too, where a mocked response has
  /// no answer to an attempt.
  fileprivate static func exhausted(
    _ state: String, _ response: MockedResponse, _ attempt: Int
  ) -> String {
    let count = response.attemptCount
    return "The mocked response '\(response.name)' answers \(count) attempt\(count == 1 ? "" : "s")"
      + " at the state '\(state)', and this is number \(attempt), counted from 0."
  }
}
