import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// One recorded execution.
struct HistoryCase {
  let id: String
  let isExpress: Bool
  /// As recorded, but for placeholders that stand where an ARN has to be.
  let definition: JSON
  let input: JSON
  let executionARN: String
  let executionName: String
  let stateMachineARN: String
  let expected: JSON
  let tasks: [JSON]
  /// The Context Object had no RedriveCount yet.
  let isBeforeRedrive: Bool
  /// The calls that prepared other services.
  let setup: [JSON]
  /// The words that stand for values made up at run time, besides those in angle brackets.
  let words: Set<String>
  /// Placeholders of ARNs and the ARNs that replace them in ``definition``.
  let stand: [String: String]

  init(_ json: JSON) throws(Malformed) {
    guard let id = json["id"]?.stringValue, let definition = json["definition"],
      let expected = json["expected"]
    else { throw Malformed(id: json["id"]?.stringValue ?? "?") }
    self.id = id
    var stand: [String: String] = [:]
    self.definition = Self.standIn(for: definition, &stand)
    self.stand = stand
    self.expected = expected
    isExpress = json["type"]?.stringValue == "EXPRESS"
    // Where a time was refused, the placeholder does as well.
    let input = json["input"] ?? .object([:])
    self.input = expected["status"]?.stringValue == "FAILED" ? input : Self.timed(input)
    isBeforeRedrive = Self.isBeforeRedrive(json["recorded"]?.stringValue ?? "")
    let answer = expected["startSyncExecutionResponse"]
    executionARN = (answer?["executionArn"] ?? json["executionArn"])?.stringValue ?? ""
    executionName =
      (answer?["name"] ?? json["executionName"])?.stringValue ?? executionARN.lastPart
    stateMachineARN = json["stateMachineArn"]?.stringValue ?? ""
    tasks = json["tasks"]?.arrayValue ?? []
    setup = json["setup"]?.arrayValue ?? []
    words = Self.words(in: json["notes"])
  }

  struct Malformed: Error {
    let id: String
  }

  var machine: StateMachine? {
    StateMachine.parse(SourceText(name: id, definition.text)).machine
  }

  /// What the parser says, for a case whose definition it refuses.
  var definitionErrors: [String] {
    StateMachine.parse(SourceText(name: id, definition.text)).diagnostics
      .map { "\($0.message)" }
  }

  /// The history in the order it happened.
  var events: [JSON]? {
    let events = expected["events"]?.arrayValue
    let isReversed = expected["getExecutionHistory"]?["reverseOrder"]?.boolValue == true
    return (isReversed ? events?.reversed() : events).map(Self.asToday)
  }

  /// Before November 2024 the MapStateExited of a distributed Map pointed to MapRunSucceeded, since
  /// then to MapRunStarted.
  private static func asToday(_ events: [JSON]) -> [JSON] {
    var starts: [Int64: JSON] = [:]
    for event in events where event["type"]?.stringValue == "MapRunSucceeded" {
      if let id = event["id"]?.numberValue?.integerValue { starts[id] = event["previousEventId"] }
    }
    return events.map { event in
      guard event["type"]?.stringValue == "MapStateExited", var changed = event.objectValue,
        let previous = event["previousEventId"]?.numberValue?.integerValue,
        let start = starts[previous]
      else { return event }
      changed["previousEventId"] = start
      return .object(changed)
    }
  }

  /// An input with a time, any, where the recorder left a placeholder of one.
  private static func timed(_ value: JSON) -> JSON {
    switch value {
    case .string("<timestamp>"): "2023-11-14T22:14:00Z"
    case .array(let elements): .array(elements.map(timed))
    case .object(let object):
      .object(JSONObject(object.members.map { ($0.key, timed($0.value)) }))
    case .null, .bool, .number, .string: value
    }
  }

  /// - Parameter date: `24-10-2023, 17:26:06`; redrive came on 15 November 2023.
  private static func isBeforeRedrive(_ date: String) -> Bool {
    let parts = date.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return false }
    return (parts[2], parts[1], parts[0]) < (2023, 11, 15)
  }

  /// What the recording calls the execution's role.
  private var role: String {
    let start = events?.first?["executionStartedEventDetails"]
    return start?["roleArn"]?.stringValue ?? Self.role(in: expected) ?? ""
  }

  private static func role(in value: JSON) -> String? {
    switch value {
    case .array(let elements): elements.lazy.compactMap { role(in: $0) }.first
    case .object(let object):
      object["RoleArn"]?.stringValue
        ?? object.members.lazy.compactMap { role(in: $0.value) }.first
    case .null, .bool, .number, .string: nil
    }
  }

  var ordering: String { expected["ordering"]?.stringValue ?? "strict" }

  var settings: ExecutionSettings {
    var settings = ExecutionSettings(type: isExpress ? .express : .standard)
    settings.executionARN = executionARN
    settings.name = executionName
    settings.stateMachineARN = stateMachineARN
    settings.stateMachineName = stateMachineARN.lastPart
    settings.startTime = Timestamp(seconds: 1_700_000_000)
    settings.roleARN = role
    return settings
  }

  /// A Resource that is a bare placeholder stands for the ARN of an activity.
  private static func standIn(for value: JSON, _ stand: inout [String: String]) -> JSON {
    switch value {
    case .array(let elements): return .array(elements.map { standIn(for: $0, &stand) })
    case .object(let object):
      var result = JSONObject()
      for member in object.members {
        if member.key == "Resource", case .string(let text) = member.value, !text.contains(":") {
          let arn = "arn:aws:states:us-east-1:111111111111:activity:\(text)"
          stand[text] = arn
          result[member.key] = .string(arn)
        } else {
          result[member.key] = standIn(for: member.value, &stand)
        }
      }
      return .object(result)
    case .null, .bool, .number, .string: return value
    }
  }

  private static func words(in notes: JSON?) -> Set<String> {
    let prefix = "normalised values in the recording: "
    let texts = notes?.arrayValue?.compactMap(\.stringValue) ?? []
    let words = texts.filter { $0.hasPrefix(prefix) }
      .flatMap { $0.dropFirst(prefix.count).split(separator: ",") }
      .map { String($0.drop { $0 == " " }) }
    return Set(words + ["RandomNumberGenerated", "generated-uuid", "map_run_arn"])
  }
}

extension String {
  fileprivate var lastPart: String { split(separator: ":").last.map(String.init) ?? self }
}
