import ASLInterpreter
import ASLModel
import JSONTree
import Testing

@testable import ASLIntegrations

@Suite struct LambdaServiceTests {
  static let functionARN = "arn:aws:lambda:us-east-1:111111111111:function:f"
  static let invoke = "arn:aws:states:::lambda:invoke"
  static let pythonError =
    #"{"errorMessage": "no", "errorType": "Exception", "requestId": "r", "stackTrace": ["  a\n"]}"#

  static let compactError =
    #"{"errorMessage":"no","errorType":"Exception","requestId":"r","stackTrace":["  a\n"]}"#

  private func attempted(
    _ resource: String, _ parameters: JSON, _ answer: Result<FunctionResult, FunctionFailure>
  ) async throws -> (Attempted, [FunctionInvocation]) {
    var world = FakeWorld()
    world.functions = FakeFunctions(answer: answer)
    let outcome = await world.handler.attempted(try request(resource, parameters))
    return (outcome, world.functions.seen.value)
  }

  @Test func aFunctionsOwnARNGivesItsResultUnwrapped() async throws {
    let (outcome, seen) = try await attempted(
      Self.functionARN, ["n": 1.5], .success(FunctionResult(payload: "[1.0]", isError: false)))
    #expect(outcome.output?.text == "[1.0]")
    #expect(seen.first?.payload == #"{"n":1.5}"#)
  }

  @Test func invokeWrapsTheResult() async throws {
    let (outcome, _) = try await attempted(
      Self.invoke, ["FunctionName": "f", "Payload": ["a": 1]],
      .success(FunctionResult(payload: #"{"b":2}"#, isError: false)))
    let output = try #require(outcome.output)
    #expect(output["Payload"] == ["b": 2])
    #expect(output["StatusCode"] == 200)
    #expect(output["ExecutedVersion"] == "$LATEST")
    #expect(output["SdkHttpMetadata"]?["HttpHeaders"]?["Content-Length"] == "7")
    #expect(output["SdkHttpMetadata"]?["HttpHeaders"]?["Date"] == "Tue, 14 Nov 2023 22:13:20 GMT")
    #expect(output["LogResult"] == nil)
  }

  @Test(arguments: [(false, pythonError), (true, compactError)])
  func aFunctionsErrorIsTheTasksError(isInvoke: Bool, cause: String) async throws {
    let result = FunctionResult(payload: Self.pythonError, isError: true)
    let (outcome, _) = try await attempted(
      isInvoke ? Self.invoke : Self.functionARN, isInvoke ? ["FunctionName": "f"] : [:],
      .success(result))
    #expect(outcome.error == "Exception")
    #expect(outcome.cause == cause)
  }

  @Test func anErrorWithoutTypeIsUnknown() async throws {
    let (outcome, _) = try await attempted(
      Self.functionARN, [:],
      .success(FunctionResult(payload: #"{"errorMessage":"x"}"#, isError: true)))
    #expect(outcome.error == "Lambda.Unknown")
    #expect(
      outcome.cause
        == #"The cause could not be determined because Lambda did not return an error type. Returned payload: {"errorMessage":"x"}"#
    )
  }

  static let refusals: [(FunctionFailure, String, String)] = [
    (
      .notFound, "Lambda.ResourceNotFoundException",
      "Function not found: arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: 00000000-0000-0000-0000-000000000001; Proxy: null)"
    ),
    (
      .throttled, "Lambda.TooManyRequestsException",
      "Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; Request ID: 00000000-0000-0000-0000-000000000001; Proxy: null)"
    ),
    (.unreachable("no route"), "Lambda.SdkClientException", "no route"),
  ]

  @Test(arguments: refusals)
  func aRefusalIsAText(failure: FunctionFailure, error: String, cause: String) async throws {
    let (outcome, _) = try await attempted(Self.invoke, ["FunctionName": "f"], .failure(failure))
    #expect(outcome.error == error)
    #expect(outcome.cause == cause)
  }

  /// The event that reaches the function.
  @Test(
    arguments: [
      (["FunctionName": "f"], "{}"), (["FunctionName": "f", "Payload": nil], "null"),
      (["FunctionName": "f", "Payload": "0"], "0"),
      (["FunctionName": "f", "Payload": "\"a\""], "\"a\""),
      (["FunctionName": "f", "Payload": ["x": "y"]], #"{"x":"y"}"#),
    ] as [(JSON, String)])
  func aPayloadThatIsTextIsSentAsItIs(parameters: JSON, event: String) async throws {
    let (_, seen) = try await attempted(
      Self.invoke, parameters, .success(FunctionResult(payload: "1", isError: false)))
    #expect(seen.map(\.payload) == [event])
  }

  @Test func aPayloadTextThatIsNoJSONIsRefused() async throws {
    let (outcome, seen) = try await attempted(
      Self.invoke, ["FunctionName": "f", "Payload": "hello"],
      .success(FunctionResult(payload: "1", isError: false)))
    #expect(outcome.error == "Lambda.InvalidRequestContentException")
    #expect(seen.isEmpty)
  }

  @Test func parametersThatInvokeDoesNotHaveAreStatesRuntime() async throws {
    let (outcome, _) = try await attempted(
      Self.invoke, ["functionName": "f", "LogType": 1], .failure(.notFound))
    #expect(outcome.error == "States.Runtime")
    #expect(
      outcome.cause
        == #"The Parameters '{"functionName":"f","LogType":1}' could not be used to start the Task: [The field 'functionName' is not supported by Step Functions, The value for the field 'LogType' must be a STRING, The field 'FunctionName' is required but was missing]"#
    )
  }

  @Test(arguments: [("Event", 202, 1), ("DryRun", 204, 0)])
  func anInvocationThatIsNotWaitedForHasNoPayload(
    type: String, status: Int, invocations: Int
  ) async throws {
    let world = FakeWorld()
    let outcome = await world.handler.attempted(
      try request(Self.invoke, ["FunctionName": "f", "InvocationType": .string(type)]))
    world.background.finish()
    await world.background.run()
    #expect(outcome.output?["StatusCode"] == .integer(status))
    #expect(outcome.output?["Payload"] == "")
    #expect(world.functions.seen.value.count == invocations)
  }

  @Test func theEndOfTheLogComesWithLogTypeTail() async throws {
    let (outcome, _) = try await attempted(
      Self.invoke, ["FunctionName": "f", "LogType": "Tail"],
      .success(FunctionResult(payload: "1", isError: false, logTail: "hi\n")))
    #expect(outcome.output?["LogResult"] == "aGkK")
  }

  @Test func aTokenTaskEndsWithTheCallNotWithTheFunction() async throws {
    let world = FakeWorld()
    let handler = world.handler
    let reporter = TestReporter()
    let task = try request(
      Self.invoke + ".waitForTaskToken", ["FunctionName": "f", "Payload": ["t": "T"]], token: "T")
    async let outcome = handler.attempted(task, reporter)
    var receipt = TaskTokens.Receipt.unknown
    while receipt == .unknown {
      await Task.yield()
      receipt = handler.surroundings.tokens.receive(.success(["done": true]), for: "T")
    }
    #expect(await outcome == .succeeded(["done": true]))
    #expect(reporter.all.submitted.first?["StatusCode"] == 200)
    #expect(handler.surroundings.tokens.receive(.success(1), for: "T") == .closed)
  }

  @Test func aTokenTaskFailsWithItsFunction() async throws {
    var world = FakeWorld()
    world.functions = FakeFunctions(
      answer: .success(FunctionResult(payload: Self.pythonError, isError: true)))
    let handler = world.handler
    let task = try request(
      Self.invoke + ".waitForTaskToken", ["FunctionName": "f"], token: "T")
    #expect(await handler.attempted(task).error == "Exception")
    #expect(handler.surroundings.tokens.receive(.success(1), for: "T") == .closed)
  }
}
