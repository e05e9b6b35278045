import ASLInterpreter
import ASLModel
import ASLRuntime
import ASLTesting
import Diagnostics
import JSONTree
import Testing

@Suite struct MockTaskHandlerTests {
  @Test func attemptsAreCountedAcrossTheWholeExecution() throws {
    let handler = try handler(
      #""S": "R""#, #"{"0": {"Throw": {"Error": "Boom"}}, "1-2": {"Return": "later"}}"#)
    let boom = TaskFailure(ErrorOutput(error: "Boom", cause: nil))
    #expect(handler.attempt(task(iterations: [0])).script == [ScriptedAnswer(.failed(boom))])
    #expect(handler.attempt(task(iterations: [0])).script == [ScriptedAnswer(.succeeded("later"))])
    #expect(handler.attempt(task(iterations: [1])).script == [ScriptedAnswer(.succeeded("later"))])
  }

  @Test func iterationsGivenByIndexCountForThemselves() throws {
    let handler = try handler(
      #""S": {"1-2": "R", "*": "Q"}"#, #"{"0": {"Return": "first"}, "1": {"Return": "second"}}"#,
      more: #", "Q": {"0": {"Return": "other"}}"#)
    let answers: [([Int], JSON)] = [
      ([1], "first"), ([2], "first"), ([0], "other"), ([1], "second"), ([5], "other"),
      ([7, 1], "first"), ([1, 7], "other"),
    ]
    for (iterations, answer) in answers {
      #expect(
        handler.attempt(task(iterations: iterations)).script == [ScriptedAnswer(.succeeded(answer))]
      )
    }
  }

  @Test func whatIsNotMockedGoesThrough() throws {
    let handler = try handler(#""S": {"1": "R"}"#, #"{"0": {"Return": 1}}"#, fallback: Echo())
    #expect(handler.attempt(task(iterations: [1])).script == [ScriptedAnswer(.succeeded(1))])
    #expect(handler.attempt(task(iterations: [0])).script == [ScriptedAnswer(.succeeded("echo"))])
    #expect(handler.attempt(task("T")).script == [ScriptedAnswer(.succeeded("echo"))])
  }

  @Test func whenAnswersRunOutTheExecutionFails() throws {
    let handler = try handler(#""S": "R""#, #"{"0": {"Return": 1}}"#)
    _ = handler.attempt(task())
    let cause =
      "The mocked response 'R' answers 1 attempt at the state 'S', and this is number 1, counted"
      + " from 0."
    let error = ErrorOutput(error: "States.Runtime", cause: cause)
    #expect(
      handler.attempt(task()).script == [
        ScriptedAnswer(.failed(TaskFailure(error, phase: .refused)))
      ]
    )
  }

  @Test func durationsDelayTheResultAndNotTheAcceptance() throws {
    let text = #"{"0": {"Return": {"Status": "STOPPED"}, "DurationSeconds": 10}}"#
    let direct = try handler(#""S": "R""#, text)
    let result = ScriptedAnswer(after: .seconds(10), .succeeded(["Status": "STOPPED"]))
    #expect(direct.attempt(task()).script == [result])
    for pattern in [TaskResource.Pattern.sync, .waitForTaskToken] {
      let waited = try handler(#""S": "R""#, text)
      let acceptance: JSON = ["SdkHttpMetadata": ["HttpStatusCode": 200]]
      #expect(
        waited.attempt(task(resource: service("ecs", "runTask", pattern))).script
          == [ScriptedAnswer(.submitted(acceptance)), result])
    }
  }

  @Test func everyIntegrationCanBeMocked() throws {
    for integration in OptimizedIntegration.all {
      for action in integration.actions {
        for pattern in action.patterns {
          let handler = try handler(#""S": "R""#, #"{"0": {"Return": 1}}"#)
          let script = handler.attempt(
            task(resource: service(integration.service, action.name, pattern))
          ).script
          #expect(script.count == (pattern == .requestResponse ? 1 : 2), "\(action.name)")
          #expect(script.last == ScriptedAnswer(.succeeded(1)), "\(action.name)")
        }
      }
    }
  }

  @Test(arguments: [
    ("ecs", "ECS.AmazonECSException", TaskFailure.Phase.submit),
    ("ecs", "States.TaskFailed", .running), ("ecs", "My.Own", .running),
    ("states", "StepFunctions.ExecutionAlreadyExistsException", .submit),
    ("states", "States.TaskFailed", .running),
  ])
  func anErrorOfTheServiceComesBeforeItAccepts(
    _ name: String, _ error: String, _ phase: TaskFailure.Phase
  ) throws {
    let handler = try handler(#""S": "R""#, #"{"0": {"Throw": {"Error": "\#(error)"}}}"#)
    let script = handler.attempt(task(resource: service(name, "action", .sync))).script
    let failure = TaskFailure(ErrorOutput(error: ErrorName(error), cause: nil), phase: phase)
    #expect(script.last == ScriptedAnswer(.failed(failure)))
    #expect(script.count == (phase == .submit ? 1 : 2))
  }

  private struct Echo: TaskHandler {
    func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
      .scripted([ScriptedAnswer(.succeeded("echo"))])
    }
  }

  private func handler(
    _ states: String, _ response: String, more: String = "", fallback: (any TaskHandler)? = nil
  ) throws -> MockTaskHandler {
    let text = """
      {"StateMachines": {"M": {"TestCases": {"c": {\(states)}}}},
       "MockedResponses": {"R": \(response)\(more)}}
      """
    let (configuration, _) = MockConfiguration.read(SourceText(name: "mocks.json", text))
    return MockTaskHandler(try #require(configuration).testCase("c").testCase, fallback: fallback)
  }

  private func service(
    _ name: String, _ action: String, _ pattern: TaskResource.Pattern
  ) -> TaskResource {
    let service = TaskResource.Service(name: name, action: action, pattern: pattern, isSDK: false)
    return TaskResource(arn: "arn:aws:states:::\(name):\(action)", kind: .service(service))
  }

  private func task(
    _ state: String = "S", iterations: [Int] = [],
    resource: TaskResource = TaskResource(
      arn: "arn:aws:lambda:us-east-1:1:function:f", kind: .lambdaFunction)
  ) -> TaskRequest {
    TaskRequest(
      id: RequestID(1), state: StateID(index: 0), stateName: state, resource: resource,
      parameters: .null,
      iterations: iterations.map { TaskRequest.Iteration(mapName: "Loop", index: $0) })
  }
}

extension TaskAttempt {
  fileprivate var script: [ScriptedAnswer] {
    switch self {
    case .scripted(let answers): answers
    case .running, .nested: []
    }
  }
}

extension MockTaskHandler {
  /// An attempt in an execution of its own.
  fileprivate func attempt(_ task: TaskRequest) -> TaskAttempt {
    let machine = StateMachine(states: [], top: Scope(startAt: StateID(index: 0), states: []))
    return attempt(
      task, in: HostedExecution(machine: machine, settings: ExecutionSettings()))
  }
}
