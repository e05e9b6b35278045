import ASLInterpreter
import ASLModel
import JSONTree
import Testing

@testable import ASLIntegrations

@Suite struct ECSServiceTests {
  static let runTask = "arn:aws:states:::ecs:runTask"
  static let network: JSON = ["AwsvpcConfiguration": ["Subnets": ["subnet-1"]]]

  private func world(
    _ containers: [String] = ["app"], codes: [Int?], networkMode: String? = nil,
    compatibilities: [String] = []
  ) -> FakeWorld {
    var world = FakeWorld()
    world.containers = FakeContainers(
      definition: .plain(
        "job", containers, networkMode: networkMode, compatibilities: compatibilities),
      result: { .ended($0, codes) })
    return world
  }

  @Test func syncGivesTheTaskObjectAlone() async throws {
    let world = world(codes: [0], networkMode: "awsvpc")
    let reporter = TestReporter()
    let outcome = await world.handler.attempted(
      try request(
        Self.runTask + ".sync",
        [
          "TaskDefinition": "job", "LaunchType": "FARGATE", "Cluster": "arn:aws:ecs:r:1:cluster/c",
          "NetworkConfiguration": Self.network, "Group": "g",
          "Overrides": [
            "ContainerOverrides": [
              ["Name": "app", "Command": ["a"], "Environment": [["Name": "I", "Value": 3]]]
            ]
          ],
        ]), reporter)
    let task = try #require(outcome.output)
    #expect(task["Containers"]?[0]?["ExitCode"] == 0)
    #expect(task["StoppedAt"]?.text == "1700000001000")
    #expect(task["StartedBy"] == "AWS Step Functions")
    #expect(task["Group"] == "g")
    #expect(task["StopCode"] == "EssentialContainerExited")
    #expect(task["PlatformFamily"] == nil)
    #expect(
      task["Overrides"]?["ContainerOverrides"]?.text
        == #"[{"Command":["a"],"Environment":[{"Name":"I","Value":"3"}],"EnvironmentFiles":[],"Name":"app","ResourceRequirements":[]}]"#
    )
    let submitted = try #require(reporter.all.submitted.first)
    #expect(submitted["Failures"] == [])
    #expect(submitted["Tasks"]?[0]?["LastStatus"] == "PROVISIONING")
    #expect(submitted["Tasks"]?[0]?["PlatformFamily"] == "Linux")
    #expect(submitted["Tasks"]?[0]?["TaskArn"] == task["TaskArn"])
    #expect(world.containers.seen.value.first?.overrides.first?.command == ["a"])
  }

  @Test(arguments: [[0, 1], [0, 137], [1, 0], [0, nil]])
  func aContainerThatDidNotExitWithZeroFailsSync(codes: [Int?]) async throws {
    let outcome = await world(["app", "side"], codes: codes).handler.attempted(
      try request(Self.runTask + ".sync", ["TaskDefinition": "job"]))
    #expect(outcome.error == "States.TaskFailed")
    let cause = try #require(outcome.causeJSON)
    #expect(outcome.cause == cause.text)
    #expect(
      cause["Containers"]?.arrayValue?.map { $0["ExitCode"]?.numberValue?.integerValue }
        == codes.map { $0.map(Int64.init) })
  }

  static let refusals: [(JSON, String, String)] = [
    (["TaskDefinition": "other"], "ECS.ClientException", "TaskDefinition not found."),
    (
      ["TaskDefinition": "job", "LaunchType": "EC2"], "ECS.InvalidParameterException",
      "Task definition does not support launch_type EC2."
    ),
    (
      ["TaskDefinition": "job"], "ECS.InvalidParameterException",
      "Network Configuration must be provided when networkMode 'awsvpc' is specified."
    ),
    (
      [
        "TaskDefinition": "job", "NetworkConfiguration": network,
        "Overrides": ["ContainerOverrides": [["Name": "web"]]],
      ], "ECS.InvalidParameterException",
      "Override for container named web is not a container in the TaskDefinition."
    ),
    (
      ["TaskDefinition": "job", "NetworkConfiguration": network, "Count": 11],
      "ECS.InvalidParameterException", "Count must be between 1 and 10."
    ),
    (
      [
        "TaskDefinition": "job", "NetworkConfiguration": network,
        "Overrides": [
          "ContainerOverrides": [
            ["Name": "app", "Command": [.string(String(repeating: "x", count: 8_192))]]
          ]
        ],
      ], "ECS.InvalidParameterException", "Container Overrides length must be at most 8192"
    ),
  ]

  @Test(arguments: refusals, ["", ".sync"])
  func aWrongRequestIsRefused(refusal: (JSON, String, String), pattern: String) async throws {
    let (parameters, error, message) = refusal
    let world = world(codes: [0], networkMode: "awsvpc", compatibilities: ["FARGATE"])
    let outcome = await world.handler.attempted(
      try request(Self.runTask + pattern, parameters))
    #expect(outcome.error == error)
    let code = error.dropFirst(4)
    #expect(
      outcome.cause
        == "\(message) (Service: AmazonECS; Status Code: 400; Error Code: \(code); Request ID: 00000000-0000-0000-0000-000000000001; Proxy: null)"
    )
    #expect(outcome.failure?.phase == (pattern.isEmpty ? .running : .submit))
    #expect(world.containers.seen.value.isEmpty)
  }

  @Test func unknownParametersAreStatesRuntime() async throws {
    let outcome = await world(codes: [0]).handler.attempted(
      try request(
        Self.runTask,
        ["taskDefinition": "job", "Overrides": ["ContainerOverrides": [["name": "app"]]]]))
    #expect(outcome.error == "States.Runtime")
    #expect(
      outcome.cause?.hasSuffix(
        "could not be used to start the Task: [The field 'taskDefinition' is not supported by Step Functions, The field 'name' is not supported by Step Functions, The field 'TaskDefinition' is required but was missing]"
      ) == true)
  }

  @Test func requestResponseDoesNotWaitForTheTask() async throws {
    let world = world(codes: [1])
    let outcome = await world.handler.attempted(
      try request(Self.runTask, ["TaskDefinition": "job", "Count": 2]))
    #expect(outcome.output?["Tasks"]?.arrayValue?.count == 2)
    #expect(outcome.output?["Tasks"]?[0]?["StartedBy"] == nil)
    world.background.finish()
    await world.background.run()
    #expect(world.containers.seen.value.count == 2)
  }

  @Test func aTokenTaskWaitsForTheCall() async throws {
    let world = world(codes: [1])
    let handler = world.handler
    let task = try request(
      Self.runTask + ".waitForTaskToken", ["TaskDefinition": "job"], token: "T")
    async let outcome = handler.attempted(task)
    let failure = TaskFailure(ErrorOutput(error: "E", cause: nil))
    while handler.surroundings.tokens.receive(.failure(failure), for: "T") == .unknown {
      await Task.yield()
    }
    #expect(await outcome == .failed(failure))
  }
}
