import ASLModel
import Digests
import JSONTree

/// A checked `Publish` request.
struct PublishRequest {
  /// `TopicArn` or `TargetArn`; nil for a phone number.
  let topicARN: String?
  let phoneNumber: String?
  /// A text is the message; anything else is sent as its JSON text.
  let message: String
  let subject: String?
  let attributes: [Attribute]
  let groupID: String?
  let deduplicationID: String?

  struct Attribute {
    let name: String
    let type: String
    let value: String
    let isStringified: Bool
  }

  /// SNS API reference, "Publish": the message and all its attributes, 256 KiB.
  private static let messageBytes = 262_144
  private static let subjectCharacters = 100

  init(_ parameters: JSON) throws(ServiceException) {
    let targets = ["TopicArn", "TargetArn", "PhoneNumber"].compactMap {
      parameters[$0]?.stringValue
    }
    guard let target = targets.first else {
      throw .invalid("TopicArn or TargetArn Reason: no value for required parameter")
    }
    guard targets.count == 1 else {
      throw .invalid("Only one of TopicArn, TargetArn and PhoneNumber can be given")
    }
    phoneNumber = parameters["PhoneNumber"]?.stringValue
    topicARN = phoneNumber == nil ? target : nil
    subject = parameters["Subject"]?.stringValue
    groupID = parameters["MessageGroupId"]?.stringValue
    deduplicationID = parameters["MessageDeduplicationId"]?.stringValue
    attributes = try Self.attributes(parameters["MessageAttributes"])
    message = try Self.message(parameters)
    try check()
  }

  private func check() throws(ServiceException) {
    if let topicARN {
      let parts = topicARN.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count >= 6, parts[0] == "arn", parts[2] == "sns" else {
        throw .invalid("TopicArn Reason: An ARN must have at least 6 elements, not \(parts.count)")
      }
    }
    if let subject {
      let isPrintable = subject.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
      guard !subject.isEmpty, isPrintable,
        subject.unicodeScalars.count <= Self.subjectCharacters
      else { throw .invalid("Subject") }
    }
    if message.isEmpty { throw .invalid("Empty message") }
    let bytes = attributes.reduce(message.utf8.count) {
      $0 + $1.name.utf8.count + $1.type.utf8.count + $1.value.utf8.count
    }
    if bytes > Self.messageBytes { throw .invalid("Message too long") }
    guard Self.isFIFO(topicARN) else { return }
    if groupID == nil {
      throw .invalid("The MessageGroupId parameter is required for FIFO topics")
    }
  }

  /// With `MessageStructure: json` the message holds a text per protocol; `default` must be there,
  /// and is what an endpoint without a text of its own gets.
  private static func message(_ parameters: JSON) throws(ServiceException) -> String {
    let value = parameters["Message"] ?? .null
    let text = value.stringValue ?? value.text
    guard let structure = parameters["MessageStructure"]?.stringValue else { return text }
    guard structure == "json" else { throw .invalid("MessageStructure") }
    let parsed: JSON
    do { parsed = try JSON(parsing: text) } catch {
      throw .invalid("Message Structure - JSON message body failed to parse")
    }
    guard let fallback = parsed["default"]?.stringValue else {
      throw .invalid("Message Structure - No default entry in JSON message body")
    }
    return parsed["http"]?.stringValue ?? fallback
  }

  private static func attributes(_ value: JSON?) throws(ServiceException) -> [Attribute] {
    var attributes: [Attribute] = []
    for member in value?.objectValue ?? JSONObject() {
      let type = member.value["DataType"]?.stringValue ?? ""
      let kind = type.split(separator: ".").first ?? ""
      guard ["String", "Number", "Binary"].contains(kind) else {
        throw .invalid(
          """
          The message attribute '\(member.key)' has an invalid message attribute type, the set of \
          supported type prefixes is Binary, Number, and String.
          """, code: "ParameterValueInvalid")
      }
      let given = kind == "Binary" ? member.value["BinaryValue"] : member.value["StringValue"]
      guard let given, given.stringValue != "" else {
        throw .invalid(
          """
          The message attribute '\(member.key)' must contain non-empty message attribute value for \
          message attribute type '\(type)'.
          """, code: "ParameterValueInvalid")
      }
      attributes.append(
        Attribute(
          name: member.key, type: type, value: given.stringValue ?? given.text,
          isStringified: given.stringValue == nil))
    }
    return attributes
  }

  var stringifiedAttributes: [String] { attributes.filter(\.isStringified).map(\.name) }

  /// What a person calls the receiver.
  var target: String { topicARN.map(Self.name) ?? phoneNumber ?? "" }

  static func name(ofTopic arn: String) -> String {
    arn.split(separator: ":").last.map(String.init) ?? arn
  }

  static func isFIFO(_ topicARN: String?) -> Bool { topicARN?.hasSuffix(".fifo") ?? false }

  /// SNS Developer Guide, "HTTP/HTTPS notification JSON format".
  func envelope(messageID: String, moment: Timestamp) -> JSON {
    let values = attributes.map { attribute in
      (
        attribute.name,
        ["Type": .string(attribute.type), "Value": .string(attribute.value)] as JSON
      )
    }
    return JSON(present: [
      "Type": "Notification", "MessageId": .string(messageID),
      "TopicArn": topicARN.map { .string($0) }, "PhoneNumber": phoneNumber.map { .string($0) },
      "Subject": subject.map { .string($0) }, "Message": .string(message),
      "Timestamp": .string(moment.text),
      "MessageGroupId": groupID.map { .string($0) },
      "MessageDeduplicationId": deduplicationID.map { .string($0) },
      "MessageAttributes": when(!values.isEmpty, .object(JSONObject(values))),
    ])
  }
}

extension ServiceException {
  /// `Invalid parameter: …` of SNS.
  fileprivate static func invalid(
    _ what: String, code: String = "InvalidParameter"
  ) -> ServiceException {
    ServiceException(
      .sns, code, 400, code == "InvalidParameter" ? "Invalid parameter: \(what)" : what)
  }
}
