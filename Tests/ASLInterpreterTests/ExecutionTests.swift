import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree
import Testing

struct ExecutionTests {
  private static let start = Timestamp(seconds: 1_767_225_600)

  private func machine(_ definition: JSON) throws -> StateMachine {
    let (machine, diagnostics) = StateMachine.parse(SourceText(name: "test", definition.text))
    return try #require(machine, "\(diagnostics.map(\.message))")
  }

  private func execution(_ definition: JSON, inspects: Bool = false) throws -> Execution {
    var settings = ExecutionSettings(startTime: Self.start, inspects: inspects)
    settings.quotas.executionSeconds = nil
    return Execution(try machine(definition), settings: settings)
  }

  private func run(_ execution: inout Execution) -> [ExecutionRequest] {
    var requests: [ExecutionRequest] = []
    while execution.step(&requests) {}
    return requests
  }

  private static let task: JSON = [
    "StartAt": "A",
    "States": [
      "A": [
        "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "TimeoutSeconds": 10, "End": true,
      ]
    ],
  ]

  private func taskID(_ requests: [ExecutionRequest]) throws -> RequestID {
    let ids = requests.compactMap { request -> RequestID? in
      if case .startTask(let task) = request { task.id } else { nil }
    }
    return try #require(ids.first)
  }

  @Test func nothingHappensBeforeTheStart() throws {
    var execution = try execution(Self.task)
    #expect(run(&execution).isEmpty)
    execution.handle(.stopped(ErrorOutput(error: nil, cause: nil)), at: Self.start)
    #expect(run(&execution).isEmpty)
    #expect(execution.outcome == nil)
  }

  @Test func aSecondStartChangesNothing() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    _ = run(&execution)
    let before = execution
    execution.handle(.started(input: 2), at: Self.start)
    #expect(run(&execution).isEmpty)
    let isSame = execution == before
    #expect(isSame)
  }

  @Test func answersThatNobodyWaitsForChangeNothing() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    let id = try taskID(run(&execution))
    let before = execution
    let strange = RequestID(id.number + 1_000)
    let error = TaskFailure(ErrorOutput(error: "E", cause: nil))
    for event: ExecutionEvent in [
      .taskSucceeded(strange, output: 1), .taskFailed(strange, error), .heartbeat(strange),
      .taskSubmitted(strange, output: 1), .taskStarted(strange, workerName: nil),
      .timerFired(strange), .timerFired(id),
    ] {
      execution.handle(event, at: Self.start)
      #expect(run(&execution).isEmpty)
    }
    let isSame = execution.json == before.json
    #expect(isSame)
  }

  @Test func anAnswerAfterTheTimeoutChangesNothing() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    let requests = run(&execution)
    let id = try taskID(requests)
    let timer = try #require(
      requests.compactMap { request -> RequestID? in
        if case .setTimer(let id, _) = request { id } else { nil }
      }.first)
    let later = Self.start.advanced(by: .seconds(10))
    execution.handle(.timerFired(timer), at: later)
    execution.handle(.taskSucceeded(id, output: 1), at: later)
    _ = run(&execution)
    #expect(execution.outcome == .failed(ErrorOutput(error: "States.Timeout", cause: nil)))
    execution.handle(.taskSucceeded(id, output: 1), at: later)
    #expect(run(&execution).isEmpty)
  }

  @Test func timeNeverRunsBackwards() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start.advanced(by: .seconds(5)))
    let id = try taskID(run(&execution))
    execution.handle(.taskSucceeded(id, output: 1), at: Self.start)
    _ = run(&execution)
    #expect(execution.now == Self.start.advanced(by: .seconds(5)))
  }

  @Test func theSameEventsGiveTheSameHistory() throws {
    let definition: JSON = [
      "StartAt": "A",
      "States": [
        "A": [
          "Type": "Pass",
          "Parameters": ["id.$": "States.UUID()", "n.$": "States.MathRandom(1, 99)"],
          "End": true,
        ]
      ],
    ]
    var first = try execution(definition)
    var second = first
    first.handle(.started(input: [:]), at: Self.start)
    second.handle(.started(input: [:]), at: Self.start)
    #expect(run(&first) == run(&second))
  }

  @Test func theSummarySaysWhatEachBranchWaitsFor() throws {
    var execution = try execution([
      "StartAt": "P",
      "States": [
        "P": [
          "Type": "Parallel", "End": true,
          "Branches": [
            Self.task,
            [
              "StartAt": "W",
              "States": ["W": ["Type": "Wait", "Seconds": 9, "End": true]],
            ],
          ],
        ]
      ],
    ])
    execution.handle(.started(input: [:]), at: Self.start)
    _ = run(&execution)
    let summary = execution.summary
    #expect(summary.map(\.stateName) == ["P", "A", "W"])
    #expect(summary.map(\.parent) == [nil, 0, 0])
    #expect(summary[0].status == .waitingForChildren(running: 2, ended: 0, of: 2))
    guard case .waitingForTask(_, attempt: 0) = summary[1].status,
      case .waiting(_, until: let time) = summary[2].status
    else {
      Issue.record("\(summary)")
      return
    }
    #expect(time == Self.start.advanced(by: .seconds(9)))
    #expect(!execution.isReady)
  }

  @Test func valuesBetweenAreKeptOnlyWhenAskedFor() throws {
    let definition: JSON = [
      "StartAt": "A",
      "States": [
        "A": [
          "Type": "Pass", "InputPath": "$.a", "Parameters": ["b.$": "$"], "ResultPath": "$.c",
          "Next": "B",
        ],
        "B": ["Type": "Succeed"],
      ],
    ]
    for inspects in [false, true] {
      var execution = try execution(definition, inspects: inspects)
      execution.handle(.started(input: ["a": 1]), at: Self.start)
      var requests: [ExecutionRequest] = []
      for _ in 0..<3 { _ = execution.step(&requests) }
      let inspection = execution.summary.first?.inspection
      #expect(inspection?.afterInputPath == (inspects ? 1 : nil))
      #expect(inspection?.afterParameters == (inspects ? ["b": 1] : nil))
      #expect(inspection?.afterResultPath == (inspects ? ["a": 1, "c": ["b": 1]] : nil))
    }
  }

  @Test func longErrorsAndCausesAreCut() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    let id = try taskID(run(&execution))
    let error = ErrorOutput(
      error: ErrorName(String(repeating: "e", count: 300)),
      cause: String(repeating: "c", count: 32_767) + "\u{1F600}")
    execution.handle(.taskFailed(id, TaskFailure(error)), at: Self.start)
    _ = run(&execution)
    guard case .failed(let output) = execution.outcome else {
      Issue.record("it did not fail")
      return
    }
    #expect(output.error?.text.utf16.count == 256)
    // A character of two UTF-16 units is not torn.
    #expect(output.cause == String(repeating: "c", count: 32_767))
  }

  @Test(
    arguments: [
      ("now", ["later"], "now: seconds and nanoseconds are expected"),
      ("branches", [["number": 0]], "branches[0]: 'state' is missing"),
      ("random", "xyz", "random: a hexadecimal number is expected"),
      ("freeSlots", [7], "freeSlots[0]: 7 is not below 1"),
    ] as [(String, JSON, String)])
  func aDamagedSnapshotIsRefused(_ key: String, _ value: JSON, _ message: String) throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    _ = run(&execution)
    var json = try #require(execution.json.objectValue)
    json[key] = value
    let error = #expect(throws: SnapshotError.self) {
      try Execution(json: .object(json), machine: execution.machine)
    }
    #expect(error?.description == message)
  }

  @Test func aSnapshotOfAnotherMachineIsRefused() throws {
    var execution = try execution(Self.task)
    execution.handle(.started(input: 1), at: Self.start)
    _ = run(&execution)
    let other = try machine([
      "StartAt": "A", "States": ["A": ["Type": "Succeed"]],
    ])
    let error = #expect(throws: SnapshotError.self) {
      try Execution(json: execution.json, machine: other)
    }
    #expect(error?.description == "branches[0]: the phase does not fit a Succeed state")
  }
}
