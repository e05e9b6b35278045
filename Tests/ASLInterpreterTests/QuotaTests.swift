import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree
import Testing

/// The service's limits on executions: what is as large as it may be is fine, one more is not.
struct QuotaTests {
  private static let task: JSON = [
    "StartAt": "A",
    "States": [
      "A": [
        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": ["FunctionName": "f"], "End": true,
      ]
    ],
  ]

  private func begin(
    _ definition: JSON, _ input: JSON = [:], type: ExecutionSettings.ExecutionType = .standard
  ) throws -> Execution {
    let machine = StateMachine.parse(SourceText(name: "test", definition.text)).0
    var execution = Execution(
      try #require(machine), settings: ExecutionSettings(type: type))
    execution.handle(.started(input: input), at: Timestamp(seconds: 0))
    return execution
  }

  private func run(_ execution: inout Execution) -> [ExecutionRequest] {
    var requests: [ExecutionRequest] = []
    while execution.step(&requests) {}
    return requests
  }

  /// Answers the only task of an execution, and runs it to its end.
  private func answer(
    _ execution: inout Execution, _ event: (RequestID) -> ExecutionEvent
  ) throws -> [ExecutionRequest] {
    let ids = run(&execution).compactMap { request -> RequestID? in
      if case .startTask(let task) = request { task.id } else { nil }
    }
    execution.handle(event(try #require(ids.first)), at: Timestamp(seconds: 1))
    return run(&execution)
  }

  @Test func theLimitsAreTheServicesOwn() {
    let standard = Quotas(.standard)
    #expect(standard.payloadBytes == 256 * 1_024)
    #expect(standard.historyEvents == 25_000)
    #expect(standard.executionSeconds == 365 * 86_400)
    #expect(standard.variableBytes == 256 * 1_024)
    #expect(standard.allVariableBytes == 10 * 1_024 * 1_024)
    #expect(standard.inlineMapConcurrency == 40)
    #expect(standard.errorLength == 256)
    #expect(standard.causeLength == 32_768)
    let express = Quotas(.express)
    #expect(express.historyEvents == nil)
    #expect(express.executionSeconds == 300)
    #expect(express.payloadBytes == standard.payloadBytes)
  }

  /// A JSON text of that many bytes.
  private func payload(_ size: Int) -> JSON { .string(String(repeating: "x", count: size - 2)) }

  @Test(arguments: [(262_144, true), (262_145, false)])
  func aTasksResultHas256KiBAtMost(_ size: Int, _ isFine: Bool) throws {
    var execution = try begin(Self.task)
    _ = try answer(&execution) { .taskSucceeded($0, output: payload(size)) }
    guard isFine else {
      #expect(
        execution.outcome
          == .failed(
            ErrorOutput(
              error: "States.DataLimitExceeded",
              cause: "The state/task 'lambda' returned a result with a size exceeding the maximum "
                + "number of bytes service limit.")))
      return
    }
    #expect(execution.outcome == .succeeded(output: payload(size)))
  }

  @Test(arguments: [(262_144, true), (262_145, false)])
  func aStatesOutputHas256KiBAtMost(_ size: Int, _ isFine: Bool) throws {
    // Between the input and the output lies {"a":…}.
    var execution = try begin(
      [
        "StartAt": "A",
        "States": ["A": ["Type": "Pass", "Parameters": ["a.$": "$"], "End": true]],
      ], payload(size - 6))
    _ = run(&execution)
    guard isFine else {
      #expect(
        execution.outcome
          == .failed(
            ErrorOutput(
              error: "States.DataLimitExceeded",
              cause:
                "The state/task 'A' returned a result with a size exceeding the maximum number "
                + "of bytes service limit.")))
      return
    }
    #expect(execution.outcome == .succeeded(output: ["a": payload(size - 6)]))
  }

  @Test func longErrorsAndCausesAreCut() throws {
    let long = String(repeating: "é", count: 40_000)
    var execution = try begin(Self.task)
    let requests = try answer(&execution) {
      .taskFailed($0, TaskFailure(ErrorOutput(error: ErrorName(long), cause: long)))
    }
    guard case .failed(let error) = execution.outcome else {
      Issue.record("it does not fail")
      return
    }
    #expect(error.error?.text.utf16.count == 256)
    #expect(error.cause?.utf16.count == 32_768)
    let recorded = requests.contains { request in
      if case .record(let event) = request, case .task(_, .failed(let output)) = event.kind {
        output == error
      } else {
        false
      }
    }
    #expect(recorded)
  }

  @Test func fortyIterationsOfAnInlineMapRunAtATime() throws {
    let definition: JSON = [
      "StartAt": "M",
      "States": [
        "M": [
          "Type": "Map", "MaxConcurrency": 100, "ItemProcessor": Self.task, "End": true,
        ]
      ],
    ]
    var execution = try begin(definition, .array(Array(repeating: 1, count: 100)))
    let begun = run(&execution).count { if case .startTask = $0 { true } else { false } }
    #expect(begun == 40)
  }

  @Test func anExecutionEndsAfterAYearOrFiveMinutes() throws {
    let wait: JSON = [
      "StartAt": "A", "States": ["A": ["Type": "Wait", "Seconds": 99_999_999, "End": true]],
    ]
    for (type, seconds) in [
      (ExecutionSettings.ExecutionType.standard, 31_536_000), (.express, 300),
    ] {
      var execution = try begin(wait, type: type)
      let timers = run(&execution).compactMap { request -> (RequestID, Timestamp)? in
        if case .setTimer(let id, let time) = request { (id, time) } else { nil }
      }
      let (deadline, time) = try #require(timers.first)
      #expect(time == Timestamp(seconds: Int64(seconds)))
      execution.handle(.timerFired(deadline), at: time)
      _ = run(&execution)
      #expect(execution.outcome == .timedOut)
    }
  }

  @Test func aHistoryHas25000Events() throws {
    var execution = try begin([
      "StartAt": "A",
      "States": [
        "A": ["Type": "Pass", "Next": "B"],
        "B": [
          "Type": "Choice",
          "Choices": [["Variable": "$.never", "IsPresent": true, "Next": "C"]], "Default": "A",
        ],
        "C": ["Type": "Succeed"],
      ],
    ])
    let requests = run(&execution)
    #expect(execution.eventCount == 25_000)
    #expect(
      execution.outcome
        == .failed(
          ErrorOutput(
            error: "States.Runtime",
            cause: "The execution reached the maximum number of history events (25000).")))
    guard
      case .record(let last)? = requests.last(where: {
        if case .record = $0 { true } else { false }
      })
    else { return }
    #expect(last.id == 25_000 && last.type == "ExecutionFailed")
  }

  /// Machines that nest a value deeper each time that they go round.
  private static let deepening: [JSON] = [
    ["Type": "Pass", "Parameters": ["a.$": "$"], "Next": "Again"],
    ["Type": "Pass", "Parameters": ["a.$": "States.Array($)"], "Next": "Again"],
    ["Type": "Pass", "Result": 1, "Assign": ["v.$": "States.Array($v)"], "Next": "Again"],
    [
      "Type": "Pass", "QueryLanguage": "JSONata", "Output": ["{% $states.input %}"],
      "Next": "Again",
    ],
    [
      "Type": "Pass", "QueryLanguage": "JSONata", "Assign": ["v": "{% {'a': $v} %}"],
      "Next": "Again",
    ],
    [
      "Type": "Parallel", "Next": "Again",
      "Branches": [["StartAt": "B", "States": ["B": ["Type": "Pass", "End": true]]]],
    ],
    [
      "Type": "Map", "Next": "Again", "ItemsPath": "$",
      "ItemProcessor": [
        "StartAt": "B",
        "States": ["B": ["Type": "Pass", "Parameters": [["deep.$": "$"]], "End": true]],
      ],
    ],
  ]

  @Test(arguments: deepening.indices)
  func noValueIsNestedMoreThanAThousandLevelsDeep(_ index: Int) throws {
    let definition: JSON = [
      "StartAt": "First",
      "States": [
        "First": ["Type": "Pass", "Assign": ["v": []], "Next": "A"], "A": Self.deepening[index],
        "Again": [
          "Type": "Choice", "Default": "A",
          "Choices": [["Variable": "$.over", "IsPresent": true, "Next": "End"]],
        ],
        "End": ["Type": "Succeed"],
      ],
    ]
    let machine = StateMachine.parse(SourceText(name: "test", definition.text)).0
    var execution = Execution(
      try #require(machine), settings: ExecutionSettings(quotas: .lifted))
    execution.handle(.started(input: [1]), at: Timestamp(seconds: 0))
    _ = run(&execution)
    guard case .failed(let error) = execution.outcome else { return #expect(Bool(false)) }
    // JSONata itself makes nothing that is deeper.
    let ends: [ErrorName: String] = [
      "States.DataLimitExceeded": "that is nested more than 1000 levels deep.",
      "States.QueryEvaluationError": "Stack overflow error",
    ]
    let end = try #require(error.error.flatMap { ends[$0] })
    #expect(error.cause?.hasSuffix(end) == true)
    #expect((500...9_000).contains(execution.eventCount))
  }
}
