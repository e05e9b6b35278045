import ASLInterpreter
import ASLModel
import Foundation
import HTTP
import JSONTree
import Testing

@testable import ASLIntegrations

/// Calls the endpoint as workers do.
@Suite(.timeLimit(.minutes(2))) struct CallbackTests {
  static let token = "arn:aws:states:::lambda:invoke.waitForTaskToken"
  static let activity = "arn:aws:states:us-east-1:123456789012:activity:a"

  private func api(patience: Duration = .seconds(30)) -> CallbackAPI {
    CallbackAPI(
      tokens: TaskTokens(), activities: ActivityQueues(), uuid: { "r" }, activityPatience: patience)
  }

  private func call(_ api: CallbackAPI, _ action: String, _ body: String) async -> (Int, JSON) {
    let request = HTTPRequest(
      method: "POST", target: "/", fields: ["X-Amz-Target": "AWSStepFunctions.\(action)"],
      body: Array(body.utf8))
    let response = await api.answer(request)
    return (response.status, (try? JSON(parsing: response.body)) ?? nil)
  }

  static let refusals: [(action: String, body: String, type: String, message: String)] = [
    (
      "SendTaskSuccess", #"{"taskToken":"x","output":"1"}"#, "InvalidToken",
      "Invalid Token: 'Invalid token'"
    ),
    (
      "SendTaskSuccess", #"{"taskToken":"old","output":"1"}"#, "TaskTimedOut",
      "Task Timed Out: 'Provided task does not exist anymore'"
    ),
    ("SendTaskFailure", #"{"taskToken":"old"}"#, "TaskTimedOut", "Task Timed Out: "),
    ("SendTaskSuccess", #"{"taskToken":"x","output":"{"}"#, "InvalidToken", "Invalid Token"),
    ("SendTaskHeartbeat", #"{"taskToken":"x"}"#, "InvalidToken", "Invalid Token"),
    (
      "SendTaskSuccess", #"{"taskToken":"open","output":"{"}"#, "InvalidOutput", "Invalid Output: '"
    ),
    (
      "SendTaskSuccess", #"{"taskToken":"open"}"#, "ValidationException",
      "1 validation error detected: Value null at 'output'"
    ),
    ("SendTaskSuccess", "{", "SerializationException", ""),
    (
      "GetActivityTask", #"{"activityArn":"arn:no"}"#, "ActivityDoesNotExist",
      "Activity Does Not Exist: 'arn:no'"
    ),
    ("StartExecution", "{}", "UnknownOperationException", "'AWSStepFunctions.StartExecution'"),
  ]

  @Test(arguments: refusals)
  func aWrongCallIsRefusedAsAWSRefusesIt(
    action: String, body: String, type: String, message: String
  ) async {
    let api = api()
    api.tokens.expect("old", for: TestReporter())
    api.tokens.close("old")
    api.tokens.expect("open", for: TestReporter())
    let (status, answer) = await call(api, action, body)
    #expect(status == 400)
    #expect(answer["__type"] == .string(type))
    #expect(answer["message"]?.stringValue?.hasPrefix(message) == true, "\(answer.text)")
  }

  @Test func anActivityTaskGoesToOneWorkerAndItsAnswerBack() async throws {
    let api = api()
    let reporter = TestReporter()
    api.activities.add("a")
    async let polled = call(api, "GetActivityTask", #"{"activityArn":"a","workerName":"w"}"#)
    api.tokens.expect("T", for: reporter)
    api.activities.offer(.init(token: "T", input: ["n": 1]), of: "a", reporter)
    #expect(await polled.1 == ["taskToken": "T", "input": #"{"n":1}"#])
    #expect(reporter.all.workers == ["w"])
    #expect(await call(api, "SendTaskHeartbeat", #"{"taskToken":"T"}"#).0 == 200)
    #expect(reporter.all.heartbeats == 1)
    let body = #"{"taskToken":"T","error":"E","cause":"C"}"#
    #expect(await call(api, "SendTaskFailure", body).0 == 200)
    await #expect(throws: TaskFailure(ErrorOutput(error: "E", cause: "C"))) {
      try await api.tokens.answer(to: "T")
    }
  }

  @Test func aWorkerWithoutWorkGetsNothingInTheEnd() async {
    let api = api(patience: .milliseconds(50))
    api.activities.add("a")
    #expect(await call(api, "GetActivityTask", #"{"activityArn":"a"}"#).1 == [:])
  }

  @Test func aFunctionCallsBackOverHTTP() async throws {
    guard HandlerTests.hasPython else { return }
    let folder = try TestFolder()
    try folder.write(
      "app.py",
      """
      import json, os, urllib.request
      def call(action, **body):
          request = urllib.request.Request(
              os.environ["AWS_ENDPOINT_URL_SFN"], json.dumps(body).encode(),
              {"X-Amz-Target": "AWSStepFunctions." + action})
          return urllib.request.urlopen(request, timeout=20).read()
      def handler(event, context):
          assert os.environ["AWS_REGION"]
          call("SendTaskHeartbeat", taskToken=event["token"])
          call("SendTaskSuccess", taskToken=event["token"], output=json.dumps({"from": "app"}))
      """)
    let configuration = try folder.configuration(
      #"{"lambda": {"f": {"handler": "app.handler", "runtime": "python", "timeoutSeconds": 60}}}"#)
    let parameters: JSON = ["FunctionName": "f", "Payload": ["token": "T"]]
    let task = try request(Self.token, parameters, token: "T")
    let reporter = TestReporter()
    let machine = try machine([
      (Self.token, #"{"FunctionName": "f", "Payload": {"t.$": "$$.Task.Token"}}"#)
    ])
    let outcome = try await Integrations.run(configuration, for: machine) { handler in
      await handler.attempted(task, reporter)
    }
    #expect(outcome == .succeeded(["from": "app"]))
    #expect(reporter.all.heartbeats == 1)
    #expect(reporter.lines(of: "asl").contains { $0.hasPrefix("curl http://127.0.0.1:") })
  }

  @Test func anActivityIsServedOverHTTPAndEndsWithTheExecution() async throws {
    let machine = try machine([(Self.activity, "{}")])
    let configuration = ResourceConfiguration(directory: "/")
    let task = try request(Self.activity, ["n": 1], token: "T")
    let outcome = try await Integrations.run(configuration, for: machine) { handler in
      let url = handler.surroundings.callbackURL ?? ""
      async let outcome = handler.attempted(task)
      let polled = try? await HTTPClient.post(
        url, Array(#"{"activityArn":"\#(Self.activity)"}"#.utf8),
        fields: ["X-Amz-Target": "AWSStepFunctions.GetActivityTask"], patience: .seconds(30))
      let token = polled.flatMap { try? JSON(parsing: $0.body) }?["taskToken"]?.text ?? ""
      let answered = try? await HTTPClient.post(
        url, Array(#"{"taskToken":\#(token),"output":"[1]"}"#.utf8),
        fields: ["X-Amz-Target": "AWSStepFunctions.SendTaskSuccess"], patience: .seconds(30))
      #expect(answered?.status == 200)
      return await outcome
    }
    #expect(outcome == .succeeded([1]))
  }

  @Test func aMachineWithoutTokensHasNoEndpoint() async throws {
    let machine = try machine([
      ("arn:aws:states:::sns:publish", #"{"Message": "m", "TopicArn": "a"}"#)
    ])
    let url = try await Integrations.run(ResourceConfiguration(directory: "/"), for: machine) {
      $0.surroundings.callbackURL
    }
    #expect(url == nil)
  }
}

/// Topics and functions behind real files, programs and URLs.
@Suite(.timeLimit(.minutes(2))) struct EndpointTests {
  static let publish = "arn:aws:states:::sns:publish"
  static let invoke = "arn:aws:states:::lambda:invoke"

  private func outcome(
    _ resources: String, _ resource: String, _ parameters: JSON, folder: TestFolder,
    _ reporter: TestReporter = TestReporter()
  ) async throws -> Attempted {
    let configuration = try folder.configuration(resources)
    let task = try request(resource, parameters)
    return try await Integrations.run(configuration, for: try machine([(resource, "{}")])) {
      await $0.attempted(task, reporter)
    }
  }

  /// Answers with what `answer` makes of each request, while `body` runs.
  private func withServer<Value: Sendable>(
    answering answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
    _ body: (String) async throws -> Value
  ) async throws -> Value {
    let server = try LoopbackServer()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await server.run { answer($0) } }
      defer { group.cancelAll() }
      return try await body(server.url)
    }
  }

  @Test func aFileGetsALinePerMessage() async throws {
    let folder = try TestFolder()
    let reporter = TestReporter()
    for message in ["one\ntwo", "three"] {
      let outcome = try await outcome(
        #"{"sns": {"t": {"file": "t.jsonl"}}}"#, Self.publish,
        ["TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": .string(message), "Subject": "S"],
        folder: folder, reporter)
      #expect(outcome.error == nil)
    }
    let lines = try folder.read("t.jsonl").split(separator: "\n")
    let messages = try lines.map { try JSON(parsing: String($0))["Message"] }
    #expect(messages == ["one\ntwo", "three"])
    #expect(reporter.lines(of: "t") == ["S: one\ntwo", "S: three"])
  }

  @Test(
    arguments: [
      (#"{"sns": {"t": {"file": "no/such/folder/t"}}}"#, "SNS.InternalErrorException"),
      (#"{"sns": {"t": {"command": ["sh", "-c", "exit 4"]}}}"#, "SNS.InternalErrorException"),
      (#"{"sns": {"t": {"command": ["sh", "-c", "grep -q '\"Message\":\"m\"'"]}}}"#, nil),
      (#"{"sns": {"t": {"trace": true}}}"#, nil), (#"{"sns": {}}"#, nil),
      (#"{"sns": {"other": {"trace": true}}}"#, "SNS.NotFoundException"),
      ("{}", "SNS.NotFoundException"),
      (#"{"sns": {"t": {"url": "http://127.0.0.1:1/"}}}"#, "SNS.SdkClientException"),
    ] as [(String, String?)])
  func aTopicTakesAMessageOrRefusesIt(resources: String, error: String?) async throws {
    let outcome = try await outcome(
      resources, Self.publish, ["TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": "m"],
      folder: try TestFolder())
    #expect(outcome.error == error, "\(outcome)")
  }

  @Test func aURLGetsTheEnvelope() async throws {
    let seen = Box<[HTTPRequest]>([])
    let answer: @Sendable (HTTPRequest) -> HTTPResponse = { request in
      seen.change { $0.append(request) }
      return HTTPResponse(status: 200)
    }
    try await withServer(answering: answer) { url in
      let outcome = try await outcome(
        #"{"sns": {"t": {"url": "\#(url)/hook"}}}"#, Self.publish,
        ["TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": "m"], folder: try TestFolder())
      #expect(outcome.error == nil, "\(outcome)")
    }
    let request = try #require(seen.value.first)
    #expect(request.target == "/hook")
    #expect(request.fields["x-amz-sns-message-type"] == "Notification")
    #expect(try JSON(parsing: request.body)["Message"] == "m")
  }

  static let answers: [(status: Int, fields: HTTPFields, body: String, error: String?)] = [
    (200, [:], #"{"a":1}"#, nil),
    (200, ["X-Amz-Function-Error": "Unhandled"], #"{"errorType":"E"}"#, "E"),
    (200, [:], #"{"errorType":"E","errorMessage":"m","requestId":"r"}"#, "E"),
    (200, ["X-Amz-Function-Error": "Unhandled"], "{}", "Lambda.Unknown"),
    (404, [:], "{}", "Lambda.ResourceNotFoundException"),
    (429, [:], "{}", "Lambda.TooManyRequestsException"),
    (502, [:], "bad", "Lambda.ServiceException"), (200, [:], "not json", "Lambda.Unknown"),
  ]

  @Test(arguments: answers)
  func anEmulatorIsAFunction(
    status: Int, fields: HTTPFields, body: String, error: String?
  ) async throws {
    let seen = Box<[HTTPRequest]>([])
    let answer: @Sendable (HTTPRequest) -> HTTPResponse = { request in
      seen.change { $0.append(request) }
      return HTTPResponse(status: status, fields: fields, body: Array(body.utf8))
    }
    try await withServer(answering: answer) { url in
      let outcome = try await outcome(
        #"{"lambda": {"f": {"url": "\#(url)"}}}"#, Self.invoke,
        ["FunctionName": "f", "Payload": ["x": 1]], folder: try TestFolder())
      #expect(outcome.error == error, "\(outcome)")
    }
    #expect(seen.value.first?.target == "/2015-03-31/functions/f/invocations")
    #expect(seen.value.first?.body == Array(#"{"x":1}"#.utf8))
  }

  @Test func aFunctionThatCannotBeReachedIsAClientError() async throws {
    let outcome = try await outcome(
      #"{"lambda": {"f": {"url": "http://127.0.0.1:1/x"}}}"#, Self.invoke, ["FunctionName": "f"],
      folder: try TestFolder())
    #expect(outcome.error == "Lambda.SdkClientException")
    #expect(
      outcome.cause?.hasPrefix("Unable to execute HTTP request: Connect to 127.0.0.1:1") == true)
  }
}
