import Diagnostics
import JSONTree

extension DefinitionParser {
  mutating func taskState(_ fields: inout FieldReader) -> TaskState? {
    let resource = resource(&fields)
    let timeout = numberField(&fields, "TimeoutSeconds", in: 1...StateMachine.longestTimeout)
    let heartbeat = numberField(&fields, "HeartbeatSeconds", in: 1...StateMachine.longestTimeout)
    checkHeartbeat(heartbeat, timeout, &fields)
    let credentials = credentials(&fields)
    let retriers = retriers(&fields)
    let catchers = catchers(&fields)
    let transition = transition(&fields)
    guard let resource, let transition else { return nil }
    return TaskState(
      resource: resource, timeoutSeconds: timeout, heartbeatSeconds: heartbeat,
      credentials: credentials, retriers: retriers, catchers: catchers, transition: transition)
  }

  /// `Resource` of a Task, an ItemReader or a ResultWriter.
  mutating func resource(_ fields: inout FieldReader) -> TaskResource? {
    guard fields.has("Resource") else {
      reportMissing("Resource", in: fields)
      return nil
    }
    guard let text = string(&fields, "Resource"), let member = fields.take("Resource") else {
      return nil
    }
    do {
      return try TaskResource(parsing: text)
    } catch {
      report(
        "bad-resource", .badResource(text), at: member.value.range, label: error.message,
        help: error.help, aws: .badResource(text))
      return nil
    }
  }

  /// - Note: Amazon States Language, "Timeouts": HeartbeatSeconds must be smaller.
  private mutating func checkHeartbeat(
    _ heartbeat: Field<Int>?, _ timeout: Field<Int>?, _ fields: inout FieldReader
  ) {
    guard case .constant(let beat)? = heartbeat, case .constant(let limit)? = timeout,
      beat >= limit, let member = fields.take("HeartbeatSeconds")
    else { return }
    report(
      "heartbeat-not-below-timeout", .heartbeat(beat, limit), at: member.value.range,
      label: "the timeout comes first")
  }

  /// `Credentials`: an object with `RoleArn`.
  private mutating func credentials(_ fields: inout FieldReader) -> PayloadTemplate? {
    guard let member = fields.take("Credentials") else { return nil }
    if language == .jsonata, let text = member.value.stringValue,
      text.utf8.first == UInt8(ascii: "{")
    {
      return template(member.value, field: "Credentials")
    }
    guard let members = member.value.members else {
      reportType(member, "an object")
      return nil
    }
    if !members.contains(where: { $0.key == "RoleArn" || $0.key == "RoleArn.$" }) {
      report(
        "missing-field", .noRole, at: member.keyRange, label: "'RoleArn' is missing",
        help: ["'RoleArn' or 'RoleArn.$' names the role that the task takes on"],
        aws: .schema("The field 'RoleArn' is required but was missing"))
    }
    return template(member.value, field: "Credentials")
  }
}

extension Diagnostic.Message {
  fileprivate static func badResource(_ text: String) -> Self {
    "'\(text)' is not a resource that a task can use"
  }
  fileprivate static func heartbeat(_ heartbeat: Int, _ timeout: Int) -> Self {
    "'HeartbeatSeconds' (\(heartbeat)) must be less than 'TimeoutSeconds' (\(timeout))"
  }
  fileprivate static let noRole: Self = "'Credentials' needs 'RoleArn'"
}
