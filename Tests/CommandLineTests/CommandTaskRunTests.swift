import Foundation
import JSONTree
import Testing

/// Programs that answer for services, in whole runs.
@Suite struct CommandTaskRunTests {
  private static let files = [
    "machine.asl.json": #"""
    {"StartAt": "Send", "States": {
      "Send": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token"}},
        "TimeoutSeconds": 60, "Next": "Store"},
      "Store": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem",
        "Parameters": {"TableName": "t", "Item": {}},
        "Catch": [{"ErrorEquals": ["DynamoDb.ResourceNotFoundException"], "Next": "Done"}],
        "End": true},
      "Done": {"Type": "Pass", "End": true}}}
    """#,
    "worker.sh": #"""
    read -r message
    token=${message##*token\":\"}
    token=${token%%\"*}
    echo '{"submitted": {"MessageId": "m"}}'
    curl --silent "$AWS_ENDPOINT_URL_SFN" -H 'X-Amz-Target: AWSStepFunctions.SendTaskSuccess' \
      -d "{\"taskToken\":\"$token\",\"output\":\"{\\\"paid\\\":true}\"}" > answer
    """#,
    "resources.json": #"""
    {"tasks": {
      "sqs:*": {"command": ["sh", "worker.sh"]},
      "aws-sdk:dynamodb:putItem": {"command": ["sh", "-c",
        "echo '{\"Error\":\"DynamoDb.ResourceNotFoundException\",\"Cause\":\"no\"}'; exit 1"]}}}
    """#,
  ]

  @Test func programsAnswerATokenAndAnErrorThatIsCaught() async throws {
    let folder = try Scratch(Self.files)
    let result = try await asl(
      ["run", "machine.asl.json", "--resources", "resources.json", "--history", "history.json"],
      in: folder)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try folder.text(of: "answer") == "{}")
    let history = try JSON(parsing: try folder.text(of: "history.json"))
    let tasks = (history["events"]?.arrayValue ?? []).compactMap { $0["type"]?.stringValue }
      .filter { $0.hasPrefix("Task") && !$0.hasPrefix("TaskState") }
    #expect(
      tasks == [
        "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskScheduled",
        "TaskStarted", "TaskFailed",
      ])
    #expect(
      try JSON(parsing: result.output)
        == ["Error": "DynamoDb.ResourceNotFoundException", "Cause": "no"])
  }
}
