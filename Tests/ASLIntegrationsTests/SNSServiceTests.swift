import ASLInterpreter
import JSONTree
import Testing

@testable import ASLIntegrations

@Suite struct SNSServiceTests {
  static let publish = "arn:aws:states:::sns:publish"
  static let topic = "arn:aws:sns:us-east-1:111111111111:t"

  @Test func aMessageThatIsNoTextIsSentAsItsJSON() async throws {
    let world = FakeWorld()
    let outcome = await world.handler.attempted(
      try request(
        Self.publish,
        [
          "TopicArn": .string(Self.topic), "Message": ["a": [1.5, nil]], "Subject": "S",
          "MessageAttributes": [
            "Count": ["DataType": "Number", "StringValue": "3"],
            "List": ["DataType": "String", "StringValue": [1, 2]],
          ],
        ]))
    let envelope = try #require(world.topics.seen.value.first?.envelope)
    #expect(
      envelope.text
        == #"{"Type":"Notification","MessageId":"00000000-0000-0000-0000-000000000002","TopicArn":"arn:aws:sns:us-east-1:111111111111:t","Subject":"S","Message":"{\"a\":[1.5,null]}","Timestamp":"2023-11-14T22:13:20.123Z","MessageAttributes":{"Count":{"Type":"Number","Value":"3"},"List":{"Type":"String","Value":"[1,2]"}}}"#
    )
    let output = try #require(outcome.output)
    #expect(output["MessageId"] == envelope["MessageId"])
    #expect(output["SequenceNumber"] == nil)
    #expect(output["SdkHttpMetadata"]?["HttpHeaders"]?["Content-Type"] == "text/xml")
  }

  static let refusals: [(JSON, String, String)] = [
    (
      ["TopicArn": "arn:aws:sns:us-east-1:1:missing", "Message": "m"], "SNS.NotFoundException",
      "Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: "
    ),
    (
      ["TopicArn": "arn:aws:sns:us-east-1:1:t.fifo", "Message": "m"],
      "SNS.InvalidParameterException",
      "Invalid parameter: The MessageGroupId parameter is required for FIFO topics (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; "
    ),
    (
      ["Message": "m"], "SNS.InvalidParameterException",
      "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter (Service"
    ),
    (
      ["TopicArn": "arn:aws:sns:us-east-1:1:t", "PhoneNumber": "+1", "Message": "m"],
      "SNS.InvalidParameterException", "Invalid parameter: Only one of"
    ),
    (
      ["TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": "{}", "MessageStructure": "json"],
      "SNS.InvalidParameterException",
      "Invalid parameter: Message Structure - No default entry in JSON message body (Service"
    ),
    (
      ["TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": ""], "SNS.InvalidParameterException",
      "Invalid parameter: Empty message"
    ),
    (
      [
        "TopicArn": "arn:aws:sns:us-east-1:1:t",
        "Message": .string(String(repeating: "x", count: 262_145)),
      ], "SNS.InvalidParameterException", "Invalid parameter: Message too long"
    ),
    (
      ["TopicArn": "t", "Message": "m"], "SNS.InvalidParameterException",
      "Invalid parameter: TopicArn"
    ),
    (
      [
        "TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": "m",
        "MessageAttributes": ["a": ["DataType": "Text", "StringValue": "x"]],
      ], "SNS.ParameterValueInvalidException", "The message attribute 'a' has an invalid"
    ),
    (["TopicArn": "arn:aws:sns:us-east-1:1:t"], "States.Runtime", "The Parameters '"),
  ]

  @Test(arguments: refusals)
  func aWrongRequestIsRefused(parameters: JSON, error: String, cause: String) async throws {
    let outcome = await FakeWorld().handler.attempted(try request(Self.publish, parameters))
    #expect(outcome.error == error)
    #expect(outcome.cause?.hasPrefix(cause) == true, "\(outcome)")
  }

  @Test func aFIFOTopicGivesASequenceNumber() async throws {
    let outcome = await FakeWorld().handler.attempted(
      try request(
        Self.publish,
        ["TopicArn": "arn:aws:sns:us-east-1:1:t.fifo", "Message": "m", "MessageGroupId": "g"]))
    #expect(outcome.output?["SequenceNumber"]?.stringValue?.count == 20)
  }

  @Test func anEndpointThatCannotBeReachedIsAClientError() async throws {
    var world = FakeWorld()
    world.topics = FakeTopics(failure: .unreachable("refused"))
    let outcome = await world.handler.attempted(
      try request(Self.publish, ["TopicArn": .string(Self.topic), "Message": "m"]))
    #expect(outcome.error == "SNS.SdkClientException")
    #expect(outcome.cause == "refused")
  }
}
