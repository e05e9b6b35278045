import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree
import Testing

@testable import ASLIntegrations

/// Executions that tasks start of the state machines of a configuration, on a virtual clock.
@Suite struct StartExecutionTests {
  private static let arn = "arn:aws:states:us-east-1:123456789012:stateMachine:child"
  private static let optimized = "arn:aws:states:::states:startExecution"
  private static let sdk = "arn:aws:states:::aws-sdk:sfn:"

  @Test(arguments: [".sync", ".sync:2"])
  func theResultDescribesTheExecution(pattern: String) async throws {
    let run = try await run(
      Self.optimized + pattern, #"{"StateMachineArn": "\#(Self.arn)", "Input": null, "Name": "n"}"#)
    let parsed = pattern == ".sync:2"
    let output: JSON = ["Arg1": "argument1"]
    let execution = "arn:aws:states:us-east-1:123456789012:execution:child:n"
    #expect(
      run.outcome
        == .succeeded(output: [
          "ExecutionArn": .string(execution),
          "Input": parsed ? [:] : "{}", "InputDetails": ["Included": true], "Name": "n",
          "Output": parsed ? output : .string(output.text), "OutputDetails": ["Included": true],
          "RedriveCount": 0, "RedriveStatus": "NOT_REDRIVABLE",
          "RedriveStatusReason": "Execution is SUCCEEDED and cannot be redriven",
          "StartDate": 1_000_000_000, "StateMachineArn": .string(Self.arn),
          "Status": "SUCCEEDED", "StopDate": 1_000_030_000,
        ]))
    #expect(
      run.types == [
        "ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted",
        "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded",
      ])
    let submitted = try #require(run.details("TaskSubmitted")["output"]?.stringValue)
    let response = try JSON(parsing: submitted)
    #expect(
      response.objectValue?.members.map(\.key) == [
        "ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate",
      ])
    #expect(response["ExecutionArn"] == .string(execution))
    #expect(response["SdkHttpMetadata"]?["HttpStatusCode"] == 200)
  }

  @Test func aFailedExecutionIsTheCauseInAlphabeticalOrder() async throws {
    let run = try await run(
      Self.optimized + ".sync", #"{"StateMachineArn": "\#(Self.arn)", "Input": {"fail": true}}"#)
    guard case .failed(let error) = run.outcome else { return #expect(Bool(false)) }
    #expect(error.error == .taskFailed)
    let cause = try JSON(parsing: error.cause ?? "")
    #expect(
      cause.objectValue?.members.map(\.key) == [
        "Cause", "Error", "ExecutionArn", "Input", "InputDetails", "Name", "RedriveCount",
        "RedriveStatus", "StartDate", "StateMachineArn", "Status", "StopDate",
      ])
    #expect(cause["Error"] == "Boom")
    #expect(cause["Status"] == "FAILED")
    #expect(cause["Input"] == #"{"fail":true}"#)
    #expect(run.types.contains("TaskFailed"))
  }

  @Test func theResponseEndsARequestThatIsNotWaitedFor() async throws {
    let run = try await run(Self.optimized, #"{"StateMachineArn": "\#(Self.arn)"}"#)
    guard case .succeeded(let output) = run.outcome else { return #expect(Bool(false)) }
    #expect(output["StartDate"] == 1_000_000_000)
    #expect(run.types.contains("TaskSucceeded"))
    #expect(!run.types.contains("TaskSubmitted"))
    #expect(run.records.map(\.outcome) == [.succeeded(output: ["Arg1": "argument1"])])
  }

  @Test func theSDKGivesTimesAsTexts() async throws {
    let run = try await run(Self.sdk + "startExecution", #"{"StateMachineArn": "\#(Self.arn)"}"#)
    guard case .succeeded(let output) = run.outcome else { return #expect(Bool(false)) }
    #expect(output.objectValue?.members.map(\.key) == ["ExecutionArn", "StartDate"])
    #expect(output["StartDate"] == "1970-01-12T13:46:40.000Z")
  }

  @Test func aSynchronousExpressExecutionThatFailsDoesNotFailTheTask() async throws {
    let run = try await run(
      Self.sdk + "startSyncExecution",
      #"{"StateMachineArn": "\#(Self.arn)", "Input": "{\"fail\": true}"}"#, type: "EXPRESS")
    guard case .succeeded(let output) = run.outcome else { return #expect(Bool(false)) }
    #expect(output["Status"] == "FAILED")
    #expect(output["Error"] == "Boom")
    #expect(output["BillingDetails"]?["BilledDurationInMilliseconds"] == 30_000)
    #expect(output["ExecutionArn"]?.stringValue?.contains(":express:child:") == true)
    #expect(!run.types.contains("TaskSubmitted"))
  }

  static let refusals: [(resource: String, parameters: String, type: String, error: String)] = [
    (optimized, #"{"StateMachineArn": "\#(arn)x"}"#, "STANDARD", "StateMachineDoesNotExist"),
    (
      optimized + ".sync:2", #"{"StateMachineArn": "\#(arn)x"}"#, "STANDARD",
      "StateMachineDoesNotExist"
    ),
    (optimized, #"{"StateMachineArn": "child"}"#, "STANDARD", "InvalidArn"),
    (optimized, #"{"StateMachineArn": "\#(arn)", "Name": "a b"}"#, "STANDARD", "InvalidName"),
    (
      optimized, #"{"StateMachineArn": "\#(arn)", "Input": "not json"}"#, "STANDARD",
      "InvalidExecutionInput"
    ),
    (
      optimized + ".sync", #"{"StateMachineArn": "\#(arn)"}"#, "EXPRESS",
      "StateMachineTypeNotSupported"
    ),
    (
      sdk + "startExecution", #"{"StateMachineArn": "\#(arn)x"}"#, "STANDARD",
      "StateMachineDoesNotExist"
    ),
    (
      sdk + "startSyncExecution", #"{"StateMachineArn": "\#(arn)"}"#, "STANDARD",
      "StateMachineTypeNotSupported"
    ),
  ]

  @Test(arguments: refusals)
  func aWrongRequestGetsTheServicesError(
    resource: String, parameters: String, type: String, error: String
  ) async throws {
    let run = try await run(resource, parameters, type: type)
    guard case .failed(let output) = run.outcome else { return #expect(Bool(false)) }
    let prefix = resource.contains("sdk") ? "Sfn" : "StepFunctions"
    #expect(output.error?.text == "\(prefix).\(error)Exception")
    #expect(run.types.contains(resource.contains(".sync") ? "TaskSubmitFailed" : "TaskFailed"))
    #expect(run.records.isEmpty)
  }

  @Test func anUnknownParameterFailsAtOnce() async throws {
    let run = try await run(Self.optimized, #"{"StateMachineArn": "\#(Self.arn)", "Foo": 1}"#)
    guard case .failed(let output) = run.outcome else { return #expect(Bool(false)) }
    #expect(output.error == .runtime)
  }

  @Test func aStateMachineThatStartsItselfIsStopped() async throws {
    let parameters = #"{"StateMachineArn": "\#(Self.arn)"}"#
    let definition = try machine([(Self.optimized + ".sync", parameters)])
    let configuration = ResourceConfiguration(
      directory: "/",
      stateMachines: GlobTable([
        (Glob("child"), LocalStateMachine(machine: definition, type: .standard))
      ]))
    let run = try await run(definition, configuration)
    guard case .failed(let output) = run.outcome else { return #expect(Bool(false)) }
    #expect(run.records.count == 64)
    guard case .failed(let deepest) = run.records[0].outcome else { return #expect(Bool(false)) }
    #expect(deepest.error == "StepFunctions.ExecutionLimitExceededException")
    #expect(output.error == .taskFailed)
  }

  @Test func aTokenEndsTheTaskThatWaitsForIt() async throws {
    let folder = try Self.folder()
    let configuration = try folder.configuration(
      #"{"stateMachines": {"child": {"definition": "child.asl.json"}}}"#)
    let parent = try machine([
      (
        Self.optimized + ".waitForTaskToken",
        #"{"StateMachineArn": "\#(Self.arn)", "Input": {"token.$": "$$.Task.Token"}}"#
      )
    ])
    let surroundings = Self.surroundings(configuration)
    let driver = ExecutionDriver(
      Execution(parent, settings: Self.settings),
      handler: IntegrationTaskHandler(surroundings: surroundings),
      options: .init(keepsRecords: true), observer: Caller(tokens: surroundings.tokens))
    #expect(await driver.run(input: [:]) == .succeeded(output: "called"))
    #expect(await driver.history.map(\.type).contains("TaskSubmitted"))
    #expect(await driver.records.count == 1)
  }

  // MARK: What the tests are made of

  struct Run {
    let outcome: Outcome
    let history: [HistoryEvent]
    let records: [ExecutionDriver.Record]

    var types: [String] { history.map(\.type) }
    func details(_ type: String) -> JSON {
      let event = history.first { $0.type == type }?.json.objectValue
      return event?.members.first { $0.key.hasSuffix("EventDetails") }?.value ?? .null
    }
  }

  private static var settings: ExecutionSettings {
    ExecutionSettings(name: "parent", startTime: Timestamp(seconds: 1_000_000), seed: 7)
  }

  private static func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write(
      "child.asl.json",
      """
      {"StartAt": "W", "States": {
        "W": {"Type": "Wait", "Seconds": 30, "Next": "C"},
        "C": {"Type": "Choice", "Default": "P",
              "Choices": [{"Variable": "$.fail", "IsPresent": true, "Next": "F"}]},
        "P": {"Type": "Pass", "Result": {"Arg1": "argument1"}, "End": true},
        "F": {"Type": "Fail", "Error": "Boom", "Cause": "no"}}}
      """)
    return folder
  }

  /// Calls back as soon as an execution begins that was given a token.
  private struct Caller: ExecutionObserver {
    let tokens: TaskTokens

    func began(_ execution: HostedExecution, input: JSON, at time: Timestamp) {
      guard let token = input["token"]?.stringValue else { return }
      #expect(tokens.receive(.success("called"), for: token) == .accepted)
    }
  }

  private static func surroundings(_ configuration: ResourceConfiguration) -> Surroundings {
    var surroundings = FakeWorld().handler.surroundings
    surroundings.stateMachines = { configuration.stateMachine($0) }
    return surroundings
  }

  private func run(
    _ resource: String, _ parameters: String, type: String = "STANDARD"
  ) async throws -> Run {
    let folder = try Self.folder()
    let configuration = try folder.configuration(
      #"{"stateMachines": {"child": {"definition": "child.asl.json", "type": "\#(type)"}}}"#)
    return try await run(try machine([(resource, parameters)]), configuration)
  }

  private func run(
    _ machine: StateMachine, _ configuration: ResourceConfiguration
  ) async throws -> Run {
    let handler = IntegrationTaskHandler(surroundings: Self.surroundings(configuration))
    let driver = ExecutionDriver(
      Execution(machine, settings: Self.settings), handler: handler,
      options: .init(keepsRecords: true))
    let outcome = await driver.run(input: [:])
    return await Run(outcome: outcome, history: driver.history, records: driver.records)
  }
}
