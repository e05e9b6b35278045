import ASLModel
import Foundation
import Testing

@Suite struct OptimizedIntegrationTests {
  static let resources: [(resource: String, isKnown: Bool)] = [
    ("arn:aws:states:::sqs:sendMessage", true),
    ("arn:aws:states:::sqs:sendMessage.waitForTaskToken", true),
    ("arn:aws:states:::sqs:sendMessage.sync", false), ("arn:aws:states:::sqs:send", false),
    ("arn:aws:states:::dynamodb:query", false), ("arn:aws:states:::dynamodb:getItem", true),
    ("arn:aws:states:::states:startExecution.sync:2", true),
    ("arn:aws:states:::batch:submitJob.sync:2", false),
    ("arn:aws:states:::s3:getObject", false), ("arn:aws:states:::aws-sdk:s3:getObject", true),
    ("arn:aws:states:::aws-sdk:s3:listBuckets.waitForTaskToken", true),
    ("arn:aws:states:::aws-sdk:s3:getObject.sync", false),
    ("arn:aws:states:::elasticmapreduce:addStep.sync", true),
    ("arn:aws:states:::emr-serverless:startJobRun.sync", true),
  ]

  @Test(arguments: resources)
  func anActionIsKnownWithThePatternsThatItHas(resource: String, isKnown: Bool) throws {
    #expect(try TaskResource(parsing: resource).service?.isKnown == isKnown)
  }

  @Test(arguments: [
    ("arn:aws:states:::ecs:runTask", "ECS.ClusterNotFoundException", true),
    ("arn:aws:states:::events:putEvents", "EventBridge.FailedEntry", true),
    (
      "arn:aws:states:::states:startExecution", "StepFunctions.ExecutionAlreadyExistsException",
      true
    ),
    ("arn:aws:states:::aws-sdk:sfn:startExecution", "Sfn.InvalidTokenException", true),
    ("arn:aws:states:::aws-sdk:dynamodb:putItem", "DynamoDb.DynamoDbException", true),
    ("arn:aws:states:::emr-containers:startJobRun", "EMRContainers.ValidationException", true),
    ("arn:aws:states:::http:invoke", "States.Http.StatusCode.404", true),
    ("arn:aws:states:::http:invoke", "States.Timeout", false),
    ("arn:aws:states:::ecs:runTask", "ECSException", false),
  ])
  func aServiceIsToldByTheNamesOfItsErrors(resource: String, error: String, isNamed: Bool) throws {
    let service = try #require(try TaskResource(parsing: resource).service)
    #expect(service.isNamed(in: ErrorName(error)) == isNamed)
  }

  @Test func eventsNameTheServiceAndTheActionWithItsPattern() throws {
    for integration in OptimizedIntegration.all {
      for action in integration.actions {
        for pattern in action.patterns {
          let suffix = pattern == .requestResponse ? "" : ".\(pattern.rawValue)"
          let name = "\(action.name)\(suffix)"
          let resource = try TaskResource(
            parsing: "arn:aws:states:::\(integration.service):\(name)")
          #expect(resource.service?.resourceType == integration.service)
          #expect(resource.service?.resource == name)
          #expect(resource.service?.isKnown == true, "\(name)")
        }
      }
    }
    let sdk = try TaskResource(parsing: "arn:aws:states:::aws-sdk:s3:getObject.waitForTaskToken")
    #expect(sdk.service?.resourceType == "aws-sdk:s3")
    #expect(sdk.service?.resource == "getObject.waitForTaskToken")
  }

  @Test func theTableIsSortedAndEachOfItsRowsMakesSense() {
    let all = OptimizedIntegration.all
    #expect(all.map(\.service) == Set(all.map(\.service)).sorted())
    for integration in all {
      let names = integration.actions.map(\.name)
      #expect(!names.isEmpty && names == Set(names).sorted(), "\(integration.service)")
      for action in integration.actions {
        #expect(action.patterns.first == .requestResponse, "\(action.name)")
        #expect(Set(action.patterns).count == action.patterns.count, "\(action.name)")
        let parameters = action.parameters ?? []
        #expect(parameters == Set(parameters).sorted(), "\(action.name)")
        #expect(Set(action.required).isSubset(of: parameters), "\(action.name)")
      }
    }
  }

  @Test func everyFileOfTheFolderIsInTheList() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/ASLModel/Integrations").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count == OptimizedIntegration.all.count + 2)
  }
}
