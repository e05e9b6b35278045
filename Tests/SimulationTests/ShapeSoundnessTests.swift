import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import Foundation
import JSONTree
import Testing

@testable import ASLValidator

/// What the analysis of shapes says of a machine is true of its executions.
///
/// `ASL_SEED` is the first seed and `ASL_SIMULATIONS` how many follow.
@Suite struct ShapeSoundnessTests {
  @Test func everyValueOfAnExecutionFitsItsShape() async throws {
    let first = Self.setting("ASL_SEED") ?? 1
    let count = Int(Self.setting("ASL_SIMULATIONS") ?? 400)
    var values = 0
    var known = 0
    for seed in first..<(first &+ UInt64(count)) {
      let run = try await ShapedRun(seed: seed)
      values += run.values
      known += run.known
      guard let complaint = run.complaint else { continue }
      Issue.record(
        """
        ASL_SEED=\(seed) ASL_SIMULATIONS=1: \(complaint)
        \(run.definition.indentedText())
        input: \(run.input.text)
        """)
      break
    }
    print("shapes: \(values) values fit, \(known) of them known in part (ASL_SEED=\(first))")
    #expect(known > 0)
  }

  private static func setting(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}

/// One execution of a made-up machine, whose values were compared with the shapes.
private struct ShapedRun {
  let definition: JSON
  let input: JSON
  private(set) var values = 0
  /// Those of which the shape says something.
  private(set) var known = 0
  /// The first value that does not fit.
  private(set) var complaint: String?

  init(seed: UInt64) async throws {
    var generator = MachineGenerator(seed: seed)
    (definition, input) = generator.next()
    let read = Definition(reading: SourceText(name: "simulation \(seed)", definition.text))
    let machine = try #require(read.machine)
    let flow = try #require(Subject(read, workflow: nil).shapes)
    var quotas = Quotas(.standard)
    quotas.historyEvents = 150
    let execution = Execution(
      machine,
      settings: ExecutionSettings(
        startTime: Timestamp(seconds: 1_780_272_000), seed: seed, quotas: quotas))
    let driver = ExecutionDriver(
      execution, handler: TruthfulHandler(seed: seed), storage: FaultyStorage(seed: seed))
    _ = await driver.run(input: input)
    for event in await driver.history { look(at: event, flow) }
  }

  private mutating func look(at event: HistoryEvent, _ flow: ShapeFlow) {
    switch event.kind {
    case .stateEntered(_, let id, let name, let input):
      compare(input, flow.shapes(at: id)?.input ?? .never, "the input of \(name)")
    case .stateExited(_, let id, let name, let output, let assigned):
      let state = flow.machine[id]
      if state.catchers.isEmpty, state.type != .choice {
        compare(output, flow.shapes(at: id)?.output ?? .never, "the output of \(name)")
      }
      for member in assigned?.members ?? [] {
        compare(member.value, flow.variables[member.key] ?? .never, "$\(member.key) in \(name)")
      }
    default: break
    }
  }

  private mutating func compare(_ value: JSON, _ shape: Shape, _ what: String) {
    values += 1
    if shape != .unknown { known += 1 }
    if complaint == nil, !shape.admits(value) {
      complaint = "\(what) is \(value.text), which is not \(shape)"
    }
  }
}

/// Answers tasks as their services would, and fails some.
private struct TruthfulHandler: TaskHandler {
  let seed: UInt64

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    var random = RandomSource(state: seed &+ UInt64(task.id.number) &* 0x9E37_79B9)
    let made: [JSON] = [
      ["n": 7, "list": [1, 2, 3], "text": "abc", "wait": 2, "flag": false], "text", nil,
      [1, [2, ["three": 3.5]]], ["o": ["p": []]],
    ]
    let kind = Int.random(in: 0..<made.count, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 {
      let output = ErrorOutput(error: "Boom", cause: kind == 0 ? nil : "made up")
      return .scripted([ScriptedAnswer(.failed(TaskFailure(output, phase: .running)))])
    }
    return .scripted([ScriptedAnswer(.succeeded(Self.answer(task.resource, made[kind])))])
  }

  /// What StartExecution answers, or DescribeExecution of an execution that has ended.
  private static func started(_ pattern: TaskResource.Pattern, _ output: JSON) -> JSON {
    if pattern == .requestResponse {
      return [
        "ExecutionArn": "arn:aws:states:us-east-1:123456789012:execution:M:x", "StartDate": 1.5,
        "SdkHttpMetadata": ["HttpStatusCode": 200], "SdkResponseMetadata": [:],
      ]
    }
    return [
      "ExecutionArn": "arn:aws:states:us-east-1:123456789012:execution:M:x", "Input": [:],
      "InputDetails": ["Included": true], "Name": "x", "Output": output,
      "OutputDetails": ["Included": true], "RedriveCount": 0, "RedriveStatus": "NOT_REDRIVABLE",
      "RedriveStatusReason": "Execution is SUCCEEDED and cannot be redriven", "StartDate": 1.5,
      "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:M",
      "Status": "SUCCEEDED", "StopDate": 2.5,
    ]
  }

  private static func answer(_ resource: TaskResource, _ value: JSON) -> JSON {
    guard let service = resource.service, service.pattern != .waitForTaskToken else {
      return value
    }
    switch service.name {
    case "lambda":
      return [
        "ExecutedVersion": "$LATEST", "Payload": value,
        "SdkHttpMetadata": ["HttpStatusCode": 200], "SdkResponseMetadata": [:], "StatusCode": 200,
      ]
    case "states": return started(service.pattern, value)
    default:
      return ["Containers": [["Name": "app", "ExitCode": 0]], "LastStatus": "STOPPED"]
    }
  }
}
