import ASLInterpreter
import ASLModel
import ASLRuntime
import Foundation
import JSONTree
import Synchronization
import Testing

/// Distributed Maps: their children run beside them, on the same clock.
@Suite struct MapRunTests {
  private func map(_ fields: String = "", states: String) throws -> StateMachine {
    try machine(
      """
      {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, \(fields)
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "A", "States": {\(states)}}}}}
      """)
  }

  private let reader = #"""
    "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
      "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}},
    """#

  @Test func childrenShareTheVirtualClock() async throws {
    let machine = try map(
      states:
        #""A": {"Type": "Wait", "SecondsPath": "$", "Next": "B"}, "B": {\#(task), "End": true}"#)
    let handler = Handler { request in
      let index = request.iterations.last?.index ?? -1
      return .scripted([ScriptedAnswer(after: .seconds(1), .succeeded(.integer(index)))])
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler,
      options: .init(keepsJournal: true, keepsRecords: true))
    #expect(await driver.run(input: [30, 10, 20]) == .succeeded(output: [0, 1, 2]))
    #expect(timeline(await driver.history).last == "31.0 ExecutionSucceeded")
    let records = await driver.records
    #expect(
      records.map { timeline($0.history).last } == [
        "11.0 ExecutionSucceeded", "21.0 ExecutionSucceeded", "31.0 ExecutionSucceeded",
      ])
    for record in records {
      guard case .mapRun(let parent, let child) = record.hosted.origin else {
        return #expect(Bool(false))
      }
      #expect(parent.number == 0 && child.stateName == "M" && record.hosted.depth == 0)
      var again = Execution(record.hosted.machine, settings: record.hosted.settings)
      try record.journal.replay(on: &again) { _ in }
      #expect(again.outcome == record.outcome)
    }
  }

  @Test func stoppingStopsTheChildren() async throws {
    let machine = try map(states: #""A": {\#(task), "End": true}"#)
    let (begun, never) = (Gate(), Gate())
    let handler = Handler { _ in
      .running { _ in
        begun.open()
        await never.wait()
        return nil
      }
    }
    let driver = ExecutionDriver(
      execution(machine), handler: handler, options: .init(keepsRecords: true),
      clock: ManualClock())
    async let outcome = driver.run(input: [1, 2, 3])
    await begun.wait()
    driver.stop()
    #expect(await outcome == .aborted(ErrorOutput(error: nil, cause: nil)))
    let outcomes = await driver.records.map(\.outcome)
    #expect(outcomes == Array(repeating: .aborted(ErrorOutput(error: nil, cause: nil)), count: 3))
  }

  @Test func tenThousandChildrenRunAtATime() async throws {
    let machine = try map(states: #""A": {"Type": "Wait", "Seconds": 5, "End": true}"#)
    let counter = Crowd()
    let driver = ExecutionDriver(
      execution(machine, quotas: .lifted), handler: Handler.none,
      options: .init(keepsHistory: false), observer: counter)
    let items = JSON.array((0..<10_000).map { .integer($0) })
    #expect(await driver.run(input: items) == .succeeded(output: items))
    #expect(counter.most == 10_001)
  }

  @Test func pagesAreReadAndResultsWrittenOutsideOfTime() async throws {
    let machine = try map(
      reader + #"""
        "MaxConcurrency": 2, "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
          "Parameters": {"Bucket": "b", "Prefix": "p"}},
        """#, states: #""A": {"Type": "Wait", "Seconds": 1, "End": true}"#)
    let storage = Storage(pages: [[1, 2, 3], [4, 5]])
    let driver = ExecutionDriver(execution(machine), handler: Handler.none, storage: storage)
    guard case .succeeded(let output) = await driver.run(input: [:]) else {
      return #expect(Bool(false))
    }
    #expect(output["ResultWriterDetails"] == ["Bucket": "b", "Key": "5"])
    #expect(timeline(await driver.history).last == "3.0 ExecutionSucceeded")
  }

  /// Two Maps fail to read while a third branch steps on: either its steps or the answers are slow.
  @Test func howFastItemsAreReadChangesNoHistory() async throws {
    let distributed = """
      {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, \(reader)
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}}}}
      """
    let second = distributed.replacing(#""M""#, with: #""N""#).replacing(#""A""#, with: #""B""#)
    let passes = (0..<40).map { #""P\#($0)": {"Type": "Pass", "Next": "P\#($0 + 1)"}"# }
    let machine = try machine(
      """
      {"StartAt": "All", "States": {"All": {"Type": "Parallel", "End": true, "Branches": [
        \(distributed), \(second),
        {"StartAt": "P0", "States": {\(passes.joined(separator: ",")),
          "P40": {"Type": "Pass", "End": true}}}]}}}
      """)
    var histories: [[String]] = []
    for milliseconds in [0, 20] {
      let error = ErrorOutput(error: "States.ItemReaderFailed", cause: "no")
      let storage = Storage(pages: [], failure: error, delay: .milliseconds(milliseconds))
      let driver = ExecutionDriver(
        execution(machine), handler: Handler.none, storage: storage,
        observer: milliseconds == 0 ? Laggard() : nil)
      #expect(await driver.run(input: [:]) == .failed(error))
      histories.append(timeline(await driver.history))
    }
    #expect(Set(histories).count == 1)
  }

  @Test(arguments: [true, false])
  func whatCannotBeReadOrWrittenFailsTheMap(reads: Bool) async throws {
    let writer = #"""
      "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
        "Parameters": {"Bucket": "b", "Prefix": "p"}},
      """#
    let machine = try map(
      reader + writer, states: #""A": {"Type": "Pass", "End": true}"#)
    let error = ErrorOutput(
      error: reads ? "States.ResultWriterFailed" : "States.ItemReaderFailed", cause: "no")
    let storage = Storage(pages: [[1]], failure: error, fails: reads ? .writing : .reading)
    let driver = ExecutionDriver(execution(machine), handler: Handler.none, storage: storage)
    guard case .failed(let output) = await driver.run(input: [:]) else {
      return #expect(Bool(false))
    }
    #expect(output.error == error.error)
  }
}

/// Takes its time over every event.
private final class Laggard: ExecutionObserver {
  func recorded(_ event: HistoryEvent, in execution: HostedExecution) { usleep(500) }
}

private final class Crowd: ExecutionObserver {
  private let counts = Mutex((now: 0, most: 0))
  var most: Int { counts.withLock { $0.most } }

  func began(_ execution: HostedExecution, input: JSON, at time: Timestamp) {
    counts.withLock { counts in
      counts.now += 1
      counts.most = max(counts.most, counts.now)
    }
  }
  func ended(_ execution: HostedExecution, _ outcome: Outcome, at time: Timestamp) {
    counts.withLock { $0.now -= 1 }
  }
}

/// Pages of items, and a count of results.
private struct Storage: MapRunStorage {
  let pages: [[Int]]
  var failure: ErrorOutput?
  var fails = Part.reading
  /// How long the first page takes.
  var delay = Duration.zero

  enum Part {
    case reading, writing
  }

  func items(_ request: ItemsRequest) async throws(ErrorOutput) -> any ItemSource {
    do { try await Task.sleep(for: delay) } catch { throw ErrorOutput(error: nil, cause: nil) }
    if let failure, fails == .reading { throw failure }
    return Source(pages: pages)
  }

  func results(_ request: ResultsRequest) async throws(ErrorOutput) -> any ResultSink {
    Sink(failure: fails == .writing ? failure : nil)
  }

  private actor Source: ItemSource {
    private var pages: [[Int]]
    init(pages: [[Int]]) { self.pages = pages }
    func next(_ count: Int) -> ItemPage {
      let page = pages.removeFirst()
      return ItemPage(page.map { ReadItem(.integer($0)) }, isLast: pages.isEmpty)
    }
    func close() {}
  }

  private actor Sink: ResultSink {
    private let failure: ErrorOutput?
    private var count = 0
    init(failure: ErrorOutput?) { self.failure = failure }
    func write(_ results: [ChildResult]) throws(ErrorOutput) {
      if let failure { throw failure }
      count += results.count
    }
    func finish() throws(ErrorOutput) -> JSON {
      if let failure { throw failure }
      return ["Bucket": "b", "Key": .string("\(count)")]
    }
  }
}
