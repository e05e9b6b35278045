import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree
import Testing

/// Which executions can be redriven, and what is left of those that cannot.
struct RedriveTests {
  private static let start = Timestamp(seconds: 1_767_225_600)
  private static let fails: JSON = [
    "StartAt": "A", "States": ["A": ["Type": "Fail", "Error": "E"]],
  ]

  private func execution(
    _ definition: JSON = fails, quotas: Quotas? = nil,
    type: ExecutionSettings.ExecutionType = .standard
  ) throws -> Execution {
    let machine = StateMachine.parse(SourceText(name: "test", definition.text)).0
    return Execution(
      try #require(machine),
      settings: ExecutionSettings(startTime: Self.start, type: type, quotas: quotas))
  }

  /// The history events of what happens now.
  @discardableResult
  private func run(_ execution: inout Execution) -> [HistoryEvent] {
    var requests: [ExecutionRequest] = []
    while execution.step(&requests) {}
    return requests.compactMap { if case .record(let event) = $0 { event } else { nil } }
  }

  @Test func anExecutionThatRunsCannotBeRedriven() throws {
    var execution = try execution([
      "StartAt": "A", "States": ["A": ["Type": "Wait", "Seconds": 9, "End": true]],
    ])
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    let before = execution
    #expect(execution.redriveStatus(at: Self.start) == .notRedrivable(.running))
    execution.handle(.redriven, at: Self.start)
    #expect(run(&execution).isEmpty)
    let isSame = execution == before
    #expect(isSame)
  }

  @Test func theReasonsAreTheServicesOwn() {
    #expect(
      RedriveRefusal.running.rawValue == "Execution is RUNNING and cannot be redriven")
    #expect(RedriveStatus.notRedrivable(.running).text == "NOT_REDRIVABLE")
    #expect(RedriveStatus.redrivable.text == "REDRIVABLE")
  }

  @Test func anExecutionCanBeRedrivenForFourteenDaysAfterItsEnd() throws {
    var execution = try execution()
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    let last = Self.start.advanced(by: Execution.redrivablePeriod)
    #expect(execution.redriveStatus(at: last) == .redrivable)
    let late = last.advanced(by: .milliseconds(1))
    #expect(execution.redriveStatus(at: late) == .notRedrivable(.endedTooLongAgo))
    execution.handle(.redriven, at: late)
    #expect(execution.outcome != nil)
    #expect(run(&execution).isEmpty)
  }

  @Test func anExecutionCannotBeRedrivenAfterAYear() throws {
    var execution = try execution([
      "StartAt": "A", "States": ["A": ["Type": "Wait", "Seconds": 31_530_000, "End": true]],
    ])
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    let end = Self.start.advanced(by: .seconds(31_535_000))
    execution.handle(.stopped(ErrorOutput(error: nil, cause: nil)), at: end)
    run(&execution)
    #expect(execution.redriveStatus(at: end) == .redrivable)
    let year = Self.start.advanced(by: .seconds(31_536_000))
    #expect(execution.redriveStatus(at: year) == .notRedrivable(.tooOld))
  }

  @Test func theHistoryNeedsRoomForTwoMoreEvents() throws {
    for (limit, isPossible) in [(4, false), (5, true)] {
      var quotas = Quotas(.standard)
      quotas.historyEvents = limit
      var execution = try execution(quotas: quotas)
      execution.handle(.started(input: [:]), at: Self.start)
      run(&execution)
      #expect(execution.eventCount == 3)
      let status = execution.redriveStatus(at: Self.start)
      #expect(status == (isPossible ? .redrivable : .notRedrivable(.historyFull)))
    }
  }

  @Test func aRedriveIsKnownToTheExecutionAndItsHistory() throws {
    var execution = try execution()
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    let time = Self.start.advanced(by: .seconds(60))
    execution.handle(.redriven, at: time)
    let events = run(&execution)
    #expect(events.map(\.type) == ["ExecutionRedriven", "ExecutionFailed"])
    #expect(events.map(\.id) == [4, 5])
    #expect(events.map(\.previousEventID) == [3, 4])
    #expect(execution.redriveCount == 1)
    #expect(execution.redriveTime == time)
  }

  @Test func whatHasSucceededKeepsNothing() throws {
    var execution = try execution([
      "StartAt": "A", "States": ["A": ["Type": "Pass", "End": true]],
    ])
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    #expect(execution.json["branches"] == [])
  }

  @Test func anEndedExecutionShowsNoBranches() throws {
    var execution = try execution()
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    #expect(execution.summary.isEmpty)
    #expect(execution.nextBranch == nil)
    #expect(!execution.isReady)
  }

  @Test func aMapRunIsRedrivenNoMoreThanAThousandTimes() throws {
    var quotas = Quotas(.standard)
    quotas.historyEvents = nil
    var execution = try execution(
      [
        "StartAt": "M",
        "States": [
          "M": [
            "Type": "Map", "End": true, "Items": [1], "QueryLanguage": "JSONata",
            "ItemSelector": "{% $none %}",
            "ItemProcessor": [
              "ProcessorConfig": ["Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"],
              "StartAt": "P", "States": ["P": ["Type": "Pass", "End": true]],
            ],
          ]
        ],
      ], quotas: quotas)
    execution.handle(.started(input: [:]), at: Self.start)
    run(&execution)
    for _ in 0..<1_000 {
      execution.handle(.redriven, at: Self.start)
      run(&execution)
    }
    #expect(execution.mapRuns.count == 1 && execution.mapRuns[0].redriveCount == 1_000)
    execution.handle(.redriven, at: Self.start)
    run(&execution)
    guard case .failed(let error) = execution.outcome else { return #expect(Bool(false)) }
    #expect(error.error == .runtime)
    #expect(error.cause?.hasSuffix("redriven 1000 times and cannot be again.") == true)
  }
}
