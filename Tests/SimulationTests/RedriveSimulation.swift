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
    let healthy = driver(machine, 0)
    guard case .succeeded(let expected) = await healthy.run(input: input) else { return (0, nil) }
    var driver = driver(machine, 30)
    var outcome = await driver.run(input: input)
    var count = 0
    while true {
      if case .succeeded(let output) = outcome {
        return (count, output == expected ? nil : "redriven \(count) times it has another output")
      }
      guard count < 40 else { return (count, "it does not succeed: \(outcome)") }
      count += 1
      do {
        // What is redriven has been written down and read again.
        let text = await driver.execution.json.text
        let execution = try Execution(json: JSON(parsing: text), machine: machine)
        let children = try await driver.unfinishedChildren.map { try Self.reread($0, machine) }
        driver = self.driver(
          execution, children, seed: seed &+ UInt64(count), failures: count > 12 ? 0 : 30)
        outcome = try await driver.redrive(at: execution.now.advanced(by: .seconds(60)))
      } catch {
        return (count, "\(error)")
      }
    }
  }

  private static func reread(
    _ child: UnfinishedChild, _ machine: StateMachine
  ) throws -> UnfinishedChild {
    guard let inside = machine.ofChildren(of: child.map) else { return child }
    let json = try JSON(parsing: child.execution.json.text)
    return UnfinishedChild(
      map: child.map, execution: try Execution(json: json, machine: inside), past: child.past)
  }

  private func driver(
    _ execution: Execution, _ children: [UnfinishedChild], seed: UInt64, failures: Int
  ) -> ExecutionDriver {
    ExecutionDriver(
      execution, handler: FlakyHandler(seed: seed, failures: failures),
      storage: FlakyStorage(seed: seed, failures: failures), unfinished: children)
  }

  private func driver(_ machine: StateMachine, _ failures: Int) -> ExecutionDriver {
    var quotas = Quotas(.standard)
    quotas.historyEvents = 20_000
    let settings = ExecutionSettings(
      startTime: Timestamp(seconds: 1_780_272_000), seed: seed, quotas: quotas)
    return driver(Execution(machine, settings: settings), [], seed: seed, failures: failures)
  }

  /// Without what hides failures, and without what differs from life to life.
  private static func steadied(_ json: JSON) -> JSON {
    switch json {
    case .object(let object):
      let hidden = [
        "Retry", "Catch", "ToleratedFailureCount", "ToleratedFailurePercentage", "ResultWriter",
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
    // The same machine each time, so that its output is the same.
    var same = RandomSource(state: UInt64(task.stateName.utf8.count))
    if NestedMachines.areStarted(by: task), task.resource.service?.pattern != .requestResponse,
      let attempt = NestedMachines.attempt(task, &same)
    {
      return attempt
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

/// The same items each time, or, now and then, a failure before a page.
private struct FlakyStorage: MapRunStorage {
  let seed: UInt64
  /// How many of a hundred pages fail.
  let failures: Int

  func items(_ request: ItemsRequest) -> any ItemSource {
    Pages(RandomSource(state: seed &+ UInt64(request.id.number)), failures: failures)
  }

  func results(_ request: ResultsRequest) throws(ErrorOutput) -> any ResultSink {
    throw ErrorOutput(error: .resultWriterFailed, cause: "no machine has one")
  }

  private actor Pages: ItemSource {
    private var random: RandomSource
    private let failures: Int
    private var read = 0

    init(_ random: RandomSource, failures: Int) {
      self.random = random
      self.failures = failures
    }

    func next(_ limit: Int) throws(ErrorOutput) -> ItemPage {
      if Int.random(in: 0..<100, using: &random) < failures {
        throw ErrorOutput(error: .itemReaderFailed, cause: "made up")
      }
      let size = min(limit, Int.random(in: 1...3, using: &random), 7 - read)
      let items = (read..<read + size).map { ReadItem(.integer($0), source: "S3://b/k") }
      read += size
      return ItemPage(items, isLast: read == 7)
    }

    func close() {}
  }
}
