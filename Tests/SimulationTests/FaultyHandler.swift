import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// Answers attempts with whatever a seed makes up: results, failures of all phases, heartbeats,
/// late answers, two answers, none at all.
struct FaultyHandler: TaskHandler {
  let seed: UInt64

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    var random = RandomSource(state: seed &+ UInt64(task.id.number) &* 0x9E37_79B9)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func delay() -> Duration { .milliseconds([0, 0, 500, 1_000, 3_000, 12_000][number(0...5)]) }

    if NestedMachines.areStarted(by: task), number(0...9) > 0,
      let attempt = NestedMachines.attempt(task, &random)
    {
      return attempt
    }
    if number(0...99) < 2 { return .scripted([.failed("States.Runtime", .refused)]) }
    var answers: [ScriptedAnswer] = []
    switch task.resource.kind {
    case .service(let service) where service.pattern != .requestResponse:
      if number(0...9) == 0 { return .scripted([.failed("ECS.AmazonECSException", .submit)]) }
      answers.append(ScriptedAnswer(.submitted(["accepted": true])))
    case .activity: answers.append(ScriptedAnswer(after: delay(), .started(workerName: "w")))
    case .service, .lambdaFunction: break
    }
    for _ in 0..<max(0, number(-4...3)) {
      answers.append(ScriptedAnswer(after: .seconds(number(1...4)), .heartbeat))
    }
    switch number(0...99) {
    case 0..<60: answers.append(ScriptedAnswer(after: delay(), .succeeded(result(number(0...4)))))
    case 60..<80: answers.append(.failed("Boom", .running, after: delay()))
    case 80..<85: answers.append(.failed("States.TaskFailed", .running, after: delay()))
    case 85..<88: answers.append(.failed("Lambda.TooManyRequestsException", .start, after: delay()))
    case 88..<92:
      answers.append(ScriptedAnswer(after: delay(), .succeeded("first")))
      answers.append(ScriptedAnswer(after: delay(), .succeeded("second")))
    default: break  // never answered
    }
    return .scripted(answers)
  }

  private func result(_ kind: Int) -> JSON {
    switch kind {
    case 0: ["n": 7, "list": [1, 2, 3], "text": "abc", "wait": 2, "flag": false]
    case 1: "text"
    case 2: nil
    case 3: [1, [2, ["three": 3.5]]]
    default: ["Payload": ["deep": ["er": true]]]
    }
  }
}

extension ScriptedAnswer {
  fileprivate static func failed(
    _ error: ErrorName, _ phase: TaskFailure.Phase, after delay: Duration = .zero
  ) -> ScriptedAnswer {
    let output = ErrorOutput(error: error, cause: "made up")
    return ScriptedAnswer(after: delay, .failed(TaskFailure(output, phase: phase)))
  }
}
