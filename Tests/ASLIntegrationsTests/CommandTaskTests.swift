import ASLInterpreter
import ASLModel
import ASLRuntime
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Programs of the section `tasks` in place of services.
@Suite(.timeLimit(.minutes(2))) struct CommandTaskTests {
  static let send = "arn:aws:states:::sqs:sendMessage"

  private func outcome(
    _ resource: String, _ script: String, pattern: String = "*", parameters: JSON = [:],
    reporter: TestReporter = TestReporter()
  ) async throws -> Attempted {
    let entry: JSON = ["command": ["sh", "-c", .string(script)], "environment": ["OWN": "own"]]
    let folder = try TestFolder()
    defer { withExtendedLifetime(folder) {} }
    let configuration = try folder.configuration(
      JSON.object(["tasks": .object([pattern: entry])]).text)
    let task = try TaskRequest(
      id: RequestID(1), state: StateID(index: 0), stateName: "Send",
      resource: TaskResource(parsing: resource), parameters: parameters,
      credentials: ["RoleArn": "arn:aws:iam::1:role/r"], taskToken: "T", attempt: 2)
    return try await Integrations.run(configuration, for: try machine([(resource, "{}")])) {
      await $0.attempted(task, reporter)
    }
  }

  static let ends: [(script: String, output: JSON?, error: String?, cause: String?)] = [
    (#"echo '{"MessageId":"m"}'"#, ["MessageId": "m"], nil, nil),
    (#"printf '[1,\n 2]\n'"#, [1, 2], nil, nil), ("true", [:], nil, nil),
    ("echo; echo", [:], nil, nil), ("cat", ["a": 1], nil, nil),
    ("echo no", nil, "States.TaskFailed", "the command printed no JSON: "),
    (
      #"echo '{"Error":"SQS.QueueDoesNotExistException","Cause":"no queue"}'; exit 1"#, nil,
      "SQS.QueueDoesNotExistException", "no queue"
    ),
    (#"echo '{"Error":"Own","Cause":{"n":1}}'; exit 9"#, nil, "Own", #"{"n":1}"#),
    (#"echo '{"Error":"Own"}'; exit 1"#, nil, "Own", nil),
    (#"echo '{"errorType":"E","errorMessage":"m"}'; exit 1"#, nil, "E", "m"),
    (#"echo '{"Status":"FAILED"}'; exit 1"#, nil, "States.TaskFailed", #"{"Status":"FAILED"}"#),
    (#"echo '{"Error":"Own"}'"#, ["Error": "Own"], nil, nil),
    (
      "echo one >&2; echo two >&2; exit 3", nil, "States.TaskFailed",
      "the command ended with exit code 3:\none\ntwo"
    ),
    ("kill -9 $$", nil, "States.TaskFailed", "signal 9 ended the command"),
    (
      "head -c 16000001 /dev/zero | tr '\\0' x", nil, "States.TaskFailed",
      "the command printed more than 16000000 bytes"
    ),
  ]

  @Test(arguments: ends)
  func whatTheProgramPrintsIsTheResultOrTheError(
    script: String, output: JSON?, error: String?, cause: String?
  ) async throws {
    let outcome = try await outcome(Self.send, script, parameters: ["a": 1])
    #expect(outcome.output == output)
    #expect(outcome.error == error)
    #expect(cause.map { outcome.cause?.hasPrefix($0) == true } ?? (outcome.cause == nil))
    #expect(outcome.failure?.phase ?? .running == .running)
  }

  @Test func theProgramKnowsWhatItStandsFor() async throws {
    let script = #"""
      printf '["%s","%s","%s","%s","%s","%s","%s","%s","%s"]' "$ASL_RESOURCE" "$ASL_SERVICE" \
        "$ASL_ACTION" "$ASL_PATTERN" "$ASL_STATE" "$ASL_ATTEMPT" "$ASL_TASK_TOKEN" \
        "$ASL_ROLE_ARN" "$OWN"
      """#
    let arn = "arn:aws:states:::batch:submitJob.sync"
    let outcome = try await outcome(arn, script)
    #expect(
      outcome.output == [
        .string(arn), "batch", "submitJob", "sync", "Send", "2", "T", "arn:aws:iam::1:role/r",
        "own",
      ])
  }

  static let jobs: [(script: String, submitted: [JSON], output: JSON?, error: String?)] = [
    (
      #"echo '{"submitted":{"JobId":"j"}}'; echo '{"Status":"OK"}'"#, [["JobId": "j"]],
      ["Status": "OK"], nil
    ),
    (#"echo '{"Status":"OK"}'"#, [[:]], ["Status": "OK"], nil),
    (#"echo '{"submitted":1,"x":2}'"#, [[:]], ["submitted": 1, "x": 2], nil),
    (#"echo '{"Error":"Batch.ClientException"}'; exit 1"#, [], nil, "Batch.ClientException"),
    (#"echo '{"Error":"Own"}'; exit 1"#, [[:]], nil, "Own"),
    (
      #"echo '{"submitted":{}}'; echo '{"Error":"Batch.ClientException"}'; exit 1"#, [[:]], nil,
      "Batch.ClientException"
    ),
  ]

  @Test(arguments: jobs)
  func aJobIsAcceptedFirstAndItsEndIsTheResult(
    script: String, submitted: [JSON], output: JSON?, error: String?
  ) async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      "arn:aws:states:::batch:submitJob.sync", script, reporter: reporter)
    #expect(reporter.all.submitted == submitted)
    #expect(outcome.output == output)
    #expect(outcome.error == error)
    #expect((outcome.failure?.phase == .submit) == (submitted.isEmpty))
  }

  @Test(arguments: ["batch:submitJob", "batch:*", "batch:submitJob.sync", "arn:*:batch:submit*"])
  func aPatternNamesAnActionWithOrWithoutItsIntegrationPattern(pattern: String) async throws {
    let outcome = try await outcome(
      "arn:aws:states:::batch:submitJob.sync", "echo 1", pattern: pattern)
    #expect(outcome.output == 1)
  }

  @Test(arguments: [
    ("{}", "from the command"), (#"{"lambda": {}}"#, "from the command"),
    (#"{"lambda": {"f": {"command": ["echo", "7"]}}}"#, "7"),
  ])
  func aSectionOfTheServiceItselfGoesFirst(section: String, expected: String) async throws {
    let invoke = "arn:aws:states:::lambda:invoke"
    var sections = try JSON(parsing: section).objectValue ?? JSONObject()
    sections["tasks"] = ["*": ["command": ["echo", #"{"Payload": "from the command"}"#]]]
    let folder = try TestFolder()
    defer { withExtendedLifetime(folder) {} }
    let configuration = try folder.configuration(JSON.object(sections).text)
    let task = try request(invoke, ["FunctionName": "f"])
    let outcome = try await Integrations.run(configuration, for: try machine([(invoke, "{}")])) {
      await $0.attempted(task)
    }
    #expect(outcome.output?["Payload"] ?? nil == (expected == "7" ? 7 : .string(expected)))
  }

  /// Every optimized integration, and two of the SDK, as Resources.
  static let resources: [String] =
    ["aws-sdk:dynamodb:putItem", "aws-sdk:s3:listBuckets"].map { "arn:aws:states:::\($0)" }
    + OptimizedIntegration.all.flatMap { integration in
      integration.actions.flatMap { action in
        action.patterns.map {
          let suffix = $0 == .requestResponse ? "" : ".\($0.rawValue)"
          return "arn:aws:states:::\(integration.service):\(action.name)\(suffix)"
        }
      }
    }

  @Test func everyIntegrationIsAnsweredByAProgram() async throws {
    let folder = try TestFolder()
    let configuration = try folder.configuration(
      #"{"tasks": {"*": {"command": ["sh", "-c", "printf '\"%s\"' $ASL_RESOURCE"]}}}"#)
    let resources = Self.resources.filter { !$0.hasSuffix(".waitForTaskToken") }
    let machine = try machine(resources.map { ($0, "{}") })
    #expect(configuration.unconfigured(in: machine).isEmpty)
    try await Integrations.run(configuration, for: machine) { handler in
      for resource in resources {
        let reporter = TestReporter()
        guard let task = try? request(resource, [:], token: "T") else {
          Issue.record("\(resource)")
          continue
        }
        #expect(await handler.attempted(task, reporter) == .succeeded(.string(resource)))
        #expect(reporter.all.submitted.count == (resource.contains(".sync") ? 1 : 0))
      }
    }
  }

  @Test func anActivityHasTheProgramAsItsWorker() async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      "arn:aws:states:us-east-1:1:activity:paint", "cat", pattern: "activity:paint",
      parameters: ["colour": "red"], reporter: reporter)
    #expect(outcome.output == ["colour": "red"])
    #expect(reporter.all.workers == ["paint"])
  }

  @Test(arguments: [
    Self.send, "\(Self.send).waitForTaskToken", "arn:aws:states:::glue:startJobRun.sync",
  ])
  func theProgramAndAllItStartedEndWithTheAttempt(resource: String) async throws {
    let folder = try TestFolder()
    let script = #"sleep 1000 & echo "$! $$" > pids.tmp; mv pids.tmp pids; echo ready >&2; wait"#
    let configuration = try folder.configuration(
      JSON.object(["tasks": ["*": ["command": ["sh", "-c", .string(script)]]]]).text)
    let task = try request(resource, [:], token: "T")
    let reporter = TestReporter()
    try await Integrations.run(configuration, for: try machine([(resource, "{}")])) { handler in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { _ = await handler.attempted(task, reporter) }
        while !exists(join(folder.path, "pids")) { await Task.yield() }
        group.cancelAll()
      }
    }
    for pid in try folder.read("pids").split(whereSeparator: \.isWhitespace) {
      #expect(!isRunning(try #require(pid_t(pid))))
    }
  }
}

/// Programs that call back with the token of their task.
@Suite(.timeLimit(.minutes(2))) struct CommandCallbackTests {
  /// Posts to the endpoint of callbacks.
  static let call = #"""
    call() { curl --silent "$AWS_ENDPOINT_URL_SFN" -H "X-Amz-Target: AWSStepFunctions.$1" \
      -d "$2"; }
    """#
  static let success =
    #"call SendTaskSuccess "{\"taskToken\":\"$ASL_TASK_TOKEN\",\"output\":\"[1]\"}""#

  private func outcome(
    _ resource: String, _ script: String, _ reporter: TestReporter
  ) async throws -> Attempted {
    let entry: JSON = ["command": ["sh", "-c", .string("\(Self.call)\n\(script)")]]
    let folder = try TestFolder()
    defer { withExtendedLifetime(folder) {} }
    let configuration = try folder.configuration(JSON.object(["tasks": ["*": entry]]).text)
    let task = try request(resource, [:], token: "T")
    return try await Integrations.run(configuration, for: try machine([(resource, "{}")])) {
      await $0.attempted(task, reporter)
    }
  }

  /// Each service that has the pattern, by its first action, and one of the SDK.
  static let tokenResources: [String] =
    ["arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken"]
    + OptimizedIntegration.all.compactMap { integration in
      integration.actions.first { $0.patterns.contains(.waitForTaskToken) }.map {
        "arn:aws:states:::\(integration.service):\($0.name).waitForTaskToken"
      }
    }

  @Test(arguments: tokenResources)
  func everyServiceThatTakesATokenCanBeAnswered(resource: String) async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      resource,
      "\(Self.success) > /dev/null; echo '{\"MessageId\":\"m\"}'", reporter)
    #expect(outcome == .succeeded([1]))
    #expect(reporter.all.submitted == [["MessageId": "m"]])
  }

  @Test func theProgramCanGoOnAsTheWorkerOnceItHasSaidSubmitted() async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      """
      echo '{"submitted":{"MessageId":"m"}}'
      call SendTaskHeartbeat "{\\"taskToken\\":\\"$ASL_TASK_TOKEN\\"}"
      call SendTaskFailure "{\\"taskToken\\":\\"$ASL_TASK_TOKEN\\",\\"error\\":\\"E\\"}"
      """, reporter)
    #expect(outcome == .failed(TaskFailure(ErrorOutput(error: "E", cause: nil))))
    #expect(reporter.all.submitted == [["MessageId": "m"]])
    #expect(reporter.all.heartbeats == 1)
  }

  @Test func aTokenIsRefusedTheSecondTimeAndWhenItIsMadeUp() async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      """
      \(Self.success) > /dev/null
      again=$(\(Self.success))
      made=$(call SendTaskSuccess '{"taskToken":"made up","output":"{}"}')
      echo "[$again,$made]"
      """, reporter)
    #expect(outcome == .succeeded([1]))
    let answers = reporter.all.submitted.first
    #expect(answers?[0]?["__type"] == "TaskTimedOut")
    #expect(answers?[1]?["__type"] == "InvalidToken")
  }

  @Test func aProgramThatFailsHasNotSubmitted() async throws {
    let reporter = TestReporter()
    let outcome = try await outcome(
      "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      #"echo '{"Error":"SQS.QueueDoesNotExistException","Cause":"c"}'; exit 1"#, reporter)
    #expect(outcome.error == "SQS.QueueDoesNotExistException")
    #expect(outcome.failure?.phase == .submit)
    #expect(reporter.all.submitted.isEmpty)
  }
}
