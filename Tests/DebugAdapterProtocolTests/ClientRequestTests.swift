import DebugAdapterClient
import DebugAdapterProtocol
import JSONTree
import Testing

@Suite struct ClientRequestTests {
  private func read(
    _ command: ClientRequest.Command, _ arguments: JSON?
  ) throws(ArgumentError) -> ClientRequest {
    try ClientRequest(command, arguments)
  }

  @Test(arguments: Samples.requests)
  func everyRequestIsReadFromTheArgumentsThatTheProtocolGivesIt(
    _ command: ClientRequest.Command, _ arguments: JSON
  ) throws {
    #expect(ConversationRules.faults(ofRequest: command.rawValue, arguments) == [])
    _ = try read(command, arguments)
  }

  @Test func everyRequestHasASample() {
    #expect(Set(Samples.requests.map(\.0)) == Set(ClientRequest.Command.allCases))
  }

  /// Leaves out each member in turn, and puts a wrong one in its place.
  @Test(arguments: Samples.requests)
  func whatIsMissingOrWrongIsNamed(
    _ command: ClientRequest.Command, _ arguments: JSON
  ) throws {
    for (path, without, wrong) in Samples.variants(of: arguments) {
      let isNeeded = !ConversationRules.faults(ofRequest: command.rawValue, without).isEmpty
      let missing = Result { try read(command, without) }
      #expect(fault(of: missing) == (isNeeded ? ArgumentError(path, .missing) : nil), "\(path)")
      let isWrong = !ConversationRules.faults(ofRequest: command.rawValue, wrong).isEmpty
      let error = fault(of: Result { try read(command, wrong) })
      if isWrong, !Samples.unread.contains(path) { #expect(error?.path == path, "\(path)") }
    }
  }

  private func fault(of result: Result<ClientRequest, any Error>) -> ArgumentError? {
    if case .failure(let error as ArgumentError) = result { error } else { nil }
  }

  private static let faulty: [(ClientRequest.Command, JSON, String)] = [
    (.next, .null, "'threadId' is missing"),
    (.next, [], "it has to be an object, not an array"),
    (.next, ["threadId": "1"], "'threadId' has to be a whole number, not a string"),
    (.next, ["threadId": 1.5], "'threadId' has to be a whole number from 0, not 1.5"),
    (.next, ["threadId": -1], "'threadId' has to be a whole number from 0, not -1"),
    (
      .next, ["threadId": 1, "granularity": "word"],
      "'granularity' has to be one of statement, line, instruction, not 'word'"
    ),
    (
      .setBreakpoints, ["source": [:], "breakpoints": [["line": 1], ["line": true]]],
      "'breakpoints[1].line' has to be a whole number, not true"
    ),
    (.setBreakpoints, ["source": "a.json"], "'source' has to be an object, not a string"),
    (.initialize, ["adapterID": .null], "'adapterID' is missing"),
  ]

  @Test(arguments: faulty)
  func errorsNameTheArgument(
    _ command: ClientRequest.Command, _ arguments: JSON, _ message: String
  ) throws {
    let error = #expect(throws: ArgumentError.self) { try read(command, arguments) }
    #expect(try #require(error).message == message)
  }

  @Test func whatIsLeftOutHasTheProtocolsDefault() throws {
    guard case .initialize(let client) = try read(.initialize, ["adapterID": "asl"]),
      case .next(let step) = try read(.next, ["threadId": 1]),
      case .evaluate(let evaluation) = try read(
        .evaluate, ["expression": "$", "context": "tooltip"]),
      case .setBreakpoints(let old) = try read(.setBreakpoints, ["source": [:], "lines": [3, 4]])
    else {
      Issue.record("a request was read as another")
      return
    }
    #expect(client.linesStartAt1 && client.columnsStartAt1 && client.pathFormat == .path)
    #expect(step.granularity == .statement && !step.singleThread)
    #expect(evaluation.context == .other)
    #expect(old.breakpoints.map(\.line) == [3, 4])
  }

  @Test func nullCountsAsLeftOut() throws {
    let trace = try read(.stackTrace, ["threadId": 1, "startFrame": .null, "levels": .null])
    #expect(trace == (try read(.stackTrace, ["threadId": 1])))
  }
}
