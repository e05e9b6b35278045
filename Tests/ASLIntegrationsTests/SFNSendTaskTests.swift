import ASLInterpreter
import ASLModel
import JSONTree
import Testing

@testable import ASLIntegrations

/// States that answer states that wait for a task token.
@Suite struct SFNSendTaskTests {
  private static let sdk = "arn:aws:states:::aws-sdk:sfn"

  /// What a state that answers meets, and what it does to the state that waits with token T.
  static let calls: [(action: String, parameters: JSON, error: String?, answer: Attempted?)] = [
    ("sendTaskSuccess", ["TaskToken": "T", "Output": "[1]"], nil, .succeeded([1])),
    ("sendTaskSuccess", ["TaskToken": "T", "Output": ["a": 1]], nil, .succeeded(["a": 1])),
    (
      "sendTaskFailure", ["TaskToken": "T", "Error": "E", "Cause": "C"], nil,
      .failed(TaskFailure(ErrorOutput(error: "E", cause: "C")))
    ),
    ("sendTaskHeartbeat", ["TaskToken": "T"], nil, nil),
    (
      "sendTaskSuccess", ["TaskToken": "NoSuchTaskToken", "Output": "no JSON"],
      "Sfn.InvalidTokenException", nil
    ),
    ("sendTaskFailure", ["TaskToken": "old"], "Sfn.TaskTimedOutException", nil),
    ("sendTaskSuccess", ["TaskToken": "T", "Output": "{"], "Sfn.InvalidOutputException", nil),
    ("sendTaskSuccess", ["TaskToken": "T"], "States.Runtime", nil),
  ]

  @Test(arguments: calls)
  func aStateAnswersAnotherOne(
    action: String, parameters: JSON, error: String?, answer: Attempted?
  ) async throws {
    let handler = FakeWorld().handler
    let tokens = handler.surroundings.tokens
    let waiting = TestReporter()
    tokens.expect("T", for: waiting)
    tokens.expect("old", for: TestReporter())
    tokens.close("old")
    let outcome = await handler.attempted(try request("\(Self.sdk):\(action)", parameters))
    #expect(outcome.error == error, "\(outcome)")
    if error == nil { #expect(outcome == .succeeded([:])) }
    if let name = error, name.hasPrefix("Sfn.") {
      let suffix = "(Service: Sfn, Status Code: 400, Request ID: "
      #expect(outcome.cause?.contains(suffix) == true)
      #expect(outcome.cause?.hasSuffix(") (SDK Attempt Count: 1)") == true)
    }
    #expect(waiting.all.heartbeats == (action == "sendTaskHeartbeat" ? 1 : 0))
    guard let answer else { return }
    do throws(TaskFailure) {
      #expect(answer == .succeeded(try await tokens.answer(to: "T")))
    } catch {
      #expect(answer == .failed(error))
    }
  }

  @Test func aSecondAnswerComesTooLate() async throws {
    let handler = FakeWorld().handler
    handler.surroundings.tokens.expect("T", for: TestReporter())
    let task = try request(
      "\(Self.sdk):sendTaskSuccess", ["TaskToken": "T", "Output": "1"])
    #expect(await handler.attempted(task).error == nil)
    #expect(await handler.attempted(task).error == "Sfn.TaskTimedOutException")
  }
}
