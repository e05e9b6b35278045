import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// A made-up machine without Retry and Catch, whose tasks fail now and then and which is redriven
/// until they do not.
///
/// Its output has to be what it is where nothing fails.
struct RedriveSimulation {
  let seed: UInt64
  let definition: JSON
  let input: JSON

  init(seed: UInt64) {
    var generator = MachineGenerator(seed: seed)
    self.seed = seed
    let (definition, input) = generator.next()
    self.definition = Self.steadied(definition)
    self.input = input
  }

  /// Whether it was redriven, and what is not true.
  func run() async -> (redrives: Int, complaint: String?) {
    let (machine, diagnostics) = StateMachine.parse(
      SourceText(name: "simulation \(seed)", definition.text))
    guard let machine else { return (0, "it is refused: \(diagnostics.map(\.message.text))") }
    let healthy = driver(machine, FlakyHandler(seed: seed, failures: 0))
    guard case .succeeded(let expected) = await healthy.run(input: input) else { return (0, nil) }
    var driver = driver(machine, FlakyHandler(seed: seed, failures: 30))
    var outcome = await driver.run(input: input)
    var count = 0
    while true {
      if case .succeeded(let output) = outcome {
        return (count, output == expected ? nil : "redriven \(count) times it has another output")
      }
      guard count < 40 else { return (count, "it does not succeed: \(outcome)") }
      count += 1
      let handler = FlakyHandler(
        seed: seed &+ UInt64(count), failures: count > 12 ? 0 : 30)
      do {
        // What is redriven has been written down and read again.
        let text = await driver.execution.json.text
        let execution = try Execution(json: JSON(parsing: text), machine: machine)
        driver = ExecutionDriver(
          execution, handler: handler)
        outcome = try await driver.redrive(at: execution.now.advanced(by: .seconds(60)))
      } catch {
        return (count, "\(error)")
      }
    }
  }

  private func driver(_ machine: StateMachine, _ handler: FlakyHandler) -> ExecutionDriver {
    var quotas = Quotas(.standard)
    quotas.historyEvents = 20_000
    let settings = ExecutionSettings(
      startTime: Timestamp(seconds: 1_780_272_000), seed: seed, quotas: quotas)
    return ExecutionDriver(
      Execution(machine, settings: settings), handler: handler)
  }

  /// Without what hides failures, and without what differs from life to life.
  private static func steadied(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      let hidden = [
        "Retry", "Catch", "ToleratedFailureCount", "ToleratedFailurePercentage", "ItemReader",
        "ResultWriter",
      ]
      let members = object.members.filter { !hidden.contains($0.key) }
      return .object(JSONObject(members.map { ($0.key, steadied($0.value)) }))
    case .array(let elements): return .array(elements.map(steadied))
    case .string(let text):
      return .string(
        text.replacing("States.UUID()", with: "States.Format('id')")
          .replacing("States.MathRandom(1, 7)", with: "States.MathAdd(1, 2)")
          .replacing("$uuid()", with: "'id'").replacing("$random()", with: "0.25"))
    case .null, .bool, .number: return json
    }
  }
}

/// Answers by what a task is asked to do, or, now and then, fails or never answers.
private struct FlakyHandler: TaskHandler {
  let seed: UInt64
  /// How many of a hundred attempts fail.
  let failures: Int

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    var random = RandomSource(state: seed &+ UInt64(task.id.number) &* 0x9E37_79B9)
    let delay = Duration.seconds(Int.random(in: 0...3, using: &random))
    if Int.random(in: 0..<100, using: &random) < failures {
      let error = ErrorOutput(error: "Boom", cause: "made up")
      return .scripted([ScriptedAnswer(after: delay, .failed(TaskFailure(error)))])
    }
    var answers: [ScriptedAnswer] = []
    if task.resource.kind == .activity {
      answers.append(ScriptedAnswer(.started(workerName: "w")))
    }
    let result: JSON = [
      "n": 7, "list": [1, 2], "text": .string(task.stateName), "wait": 2, "flag": false,
      "items": .array(task.iterations.map { .integer($0.index) }),
    ]
    answers.append(ScriptedAnswer(.succeeded(result)))
    return .scripted(answers)
  }
}
