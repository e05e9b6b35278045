internal import ASLModel
public import JSONTree

extension HistoryEvent {
  /// The event as `aws stepfunctions get-execution-history` prints it.
  public var json: JSON {
    var event = JSONObject()
    event["timestamp"] = .string(timestamp.commandLineText)
    event["type"] = .string(type)
    event["id"] = .integer(id)
    event["previousEventId"] = .integer(previousEventID)
    if let details { event[detailsKey] = .object(details) }
    return .object(event)
  }

  /// The events as `aws stepfunctions get-execution-history` prints them: `{"events": […]}`.
  public static func json(of events: some Sequence<HistoryEvent>) -> JSON {
    ["events": .array(events.map(\.json))]
  }

  /// The key of the details: `taskFailedEventDetails`.
  private var detailsKey: String {
    switch kind {
    case .stateEntered: return "stateEnteredEventDetails"
    case .stateExited: return "stateExitedEventDetails"
    default:
      let type = self.type
      return type.prefix(1).lowercased() + type.dropFirst() + "EventDetails"
    }
  }

  /// The details, nil for types that have none.
  private var details: JSONObject? {
    switch kind {
    case .executionStarted(let input, let role):
      var details = JSONObject()
      details.setText("input", of: input)
      details["roleArn"] = .string(role)
      return details
    case .executionSucceeded(let output): return JSONObject(output: output)
    case .executionFailed(let error), .executionTimedOut(let error), .executionAborted(let error),
      .mapRunFailed(let error):
      return JSONObject(error)
    case .executionRedriven(let count): return ["redriveCount": .integer(count)]
    case .stateEntered(_, _, let name, let input):
      var details: JSONObject = ["name": .string(name)]
      details.setText("input", of: input)
      return details
    case .stateExited(_, _, let name, let output, let assigned):
      return JSONObject(exited: name, output, assigned)
    case .evaluationFailed(let error, let location, let state):
      var details = JSONObject(error)
      if let location { details["location"] = .string(location) }
      details["state"] = .string(state)
      return details
    case .task(let resource, let event): return resource.details(of: event)
    case .mapStateStarted(let length): return ["length": .integer(length)]
    case .mapIterationStarted(let name, let index), .mapIterationSucceeded(let name, let index),
      .mapIterationFailed(let name, let index), .mapIterationAborted(let name, let index):
      return ["name": .string(name), "index": .integer(index)]
    case .mapRunStarted(let arn): return ["mapRunArn": .string(arn)]
    case .mapRunRedriven(let arn, let count):
      return ["mapRunArn": .string(arn), "redriveCount": .integer(count)]
    case .stateAborted, .parallelStateStarted, .parallelStateSucceeded, .parallelStateFailed,
      .mapStateSucceeded, .mapStateFailed, .mapRunSucceeded, .mapRunAborted:
      return nil
    }
  }
}

extension TaskResource {
  /// The details of an event in the life of a task with this resource.
  fileprivate func details(of event: HistoryEvent.TaskEvent) -> JSONObject? {
    var details = JSONObject()
    if let service {
      details["resourceType"] = .string(service.resourceType)
      details["resource"] = .string(service.resource)
    }
    switch event {
    case .scheduled(let schedule): add(schedule, to: &details)
    case .started(let workerName):
      if let workerName { details["workerName"] = .string(workerName) }
    case .submitted(let output), .succeeded(let output): details.setText("output", of: output)
    case .scheduleFailed(let error), .startFailed(let error), .submitFailed(let error),
      .failed(let error), .timedOut(let error):
      details.add(error)
    }
    if case .started = event, kind == .lambdaFunction { return nil }
    return details
  }

  private func add(_ schedule: HistoryEvent.TaskSchedule, to details: inout JSONObject) {
    if service == nil {
      details["resource"] = .string(arn)
      details.setText("input", of: schedule.parameters)
    } else {
      details["region"] = .string(schedule.region)
      details["parameters"] = .string(schedule.parameters.text)
    }
    if let seconds = schedule.timeoutSeconds { details["timeoutInSeconds"] = .integer(seconds) }
    if let seconds = schedule.heartbeatSeconds { details["heartbeatInSeconds"] = .integer(seconds) }
    if let credentials = schedule.credentials {
      details["taskCredentials"] = .taskCredentials(credentials)
    }
  }
}

extension JSON {
  /// `taskCredentials` of an event: the role alone, whose name has a small letter there.
  fileprivate static func taskCredentials(_ credentials: JSON) -> JSON {
    guard let role = credentials["RoleArn"] else { return credentials }
    return ["roleArn": role]
  }
}

extension JSONObject {
  fileprivate init(_ error: ErrorOutput) {
    self.init()
    add(error)
  }

  fileprivate init(output: JSON) {
    self.init()
    setText("output", of: output)
  }

  fileprivate init(exited name: String, _ output: JSON, _ assigned: JSONObject?) {
    self = ["name": .string(name)]
    setText("output", of: output)
    guard let assigned else { return }
    let texts = JSONObject(assigned.members.map { ($0.key, .string($0.value.text)) })
    self["assignedVariables"] = .object(texts)
    self["assignedVariablesDetails"] = ["truncated": false]
  }

  fileprivate mutating func add(_ error: ErrorOutput) {
    if let name = error.error { self["error"] = .string(name.text) }
    if let cause = error.cause { self["cause"] = .string(cause) }
  }

  /// A value as JSON text, and that it was not cut.
  fileprivate mutating func setText(_ key: String, of value: JSON) {
    self[key] = .string(value.text)
    self[key + "Details"] = ["truncated": false]
  }
}

extension Timestamp {
  /// As the command prints times: `2026-01-02T03:04:05.678000+00:00`, without a fraction that is
  /// zero.
  fileprivate var commandLineText: String {
    let text = self.text.dropLast()
    return (text.hasSuffix(".000") ? text.dropLast(4) : text + "000") + "+00:00"
  }
}
