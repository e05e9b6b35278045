internal import ASLModel
internal import JSONTree

extension Phase {
  var snapshot: JSON {
    switch self {
    case .entering: ["kind": "entering"]
    case .starting: ["kind": "starting"]
    case .scheduling(let task, let schedule):
      ["kind": "scheduling", "task": task.snapshot, "schedule": schedule.snapshot]
    case .refused(let task, let error):
      ["kind": "refused", "task": task.snapshot, "error": error.snapshot]
    case .failing(let failure): ["kind": "failing", "failure": failure.snapshot]
    case .leaving(let result): ["kind": "leaving", "result": result]
    case .task(let task): ["kind": "task", "task": task.snapshot]
    case .sleeping(let timer, let time, let input):
      ["kind": "sleeping", "timer": timer.snapshot, "until": time.snapshot, "input": input]
    case .retrying(let timer, let time, let failure):
      [
        "kind": "retrying", "timer": timer.snapshot, "until": time.snapshot,
        "failure": failure.snapshot,
      ]
    case .children: ["kind": "children"]
    case .mapRun: ["kind": "mapRun"]
    case .free: ["kind": "free"]
    }
  }

  init(_ reader: SnapshotReader, _ machine: StateMachine) throws(SnapshotError) {
    let kind = try reader.member("kind")
    switch try kind.string() {
    case "entering": self = .entering
    case "starting": self = .starting
    case "scheduling":
      self = .scheduling(
        try TaskCall(reader.member("task")),
        try HistoryEvent.TaskSchedule(snapshot: reader.member("schedule")))
    case "refused":
      self = .refused(
        try TaskCall(reader.member("task")), try reader.member("error").errorOutput())
    case "failing": self = .failing(try Failure(reader.member("failure"), machine))
    case "leaving": self = .leaving(try reader.member("result").value)
    case "task": self = .task(try TaskCall(reader.member("task")))
    case "sleeping":
      self = .sleeping(
        try reader.member("timer").request(), until: try reader.member("until").time(),
        input: try reader.member("input").value)
    case "retrying":
      self = .retrying(
        try reader.member("timer").request(), until: try reader.member("until").time(),
        after: try Failure(reader.member("failure"), machine))
    case "children": self = .children
    case "mapRun": self = .mapRun
    case "free": self = .free
    default: throw kind.error("is not known")
    }
  }
}

extension Failure {
  fileprivate var snapshot: JSON {
    var object: JSONObject = [
      "output": output.snapshot, "isAfterWork": .bool(isAfterWork),
    ]
    object["timeout"] = timeout.map { .string($0.rawValue) }
    object["interruption"] = interruption?.snapshot
    return .object(object)
  }

  fileprivate init(
    _ reader: SnapshotReader, _ machine: StateMachine
  ) throws(SnapshotError) {
    output = try reader.member("output").errorOutput()
    timeout = try reader.optional("timeout").map { (it) throws(SnapshotError) in try it.choice() }
    isAfterWork = try reader.member("isAfterWork").bool()
    if let inside = reader.optional("interruption") {
      interruption = try Interruption(inside, machine)
    }
  }
}

extension TaskCall {
  fileprivate var snapshot: JSON {
    var object: JSONObject = [
      "request": request.snapshot, "attempt": .integer(attempt), "isStarted": .bool(isStarted),
    ]
    object["timeoutSeconds"] = timeoutSeconds.map { .integer($0) }
    object["timeout"] = timeout?.snapshot
    object["heartbeat"] = heartbeat?.snapshot
    object["heartbeatSeconds"] = heartbeatSeconds.map { .integer($0) }
    return .object(object)
  }

  fileprivate init(_ reader: SnapshotReader) throws(SnapshotError) {
    request = try reader.member("request").request()
    attempt = try reader.member("attempt").count()
    timeout = try reader.optionalRequest("timeout")
    heartbeat = try reader.optionalRequest("heartbeat")
    timeoutSeconds = try reader.optionalCount("timeoutSeconds")
    heartbeatSeconds = try reader.optionalCount("heartbeatSeconds")
    isStarted = try reader.member("isStarted").bool()
  }
}

extension HistoryEvent.TaskSchedule {
  fileprivate var snapshot: JSON {
    var object: JSONObject = ["parameters": parameters, "region": .string(region)]
    object["timeoutSeconds"] = timeoutSeconds.map { .integer($0) }
    object["heartbeatSeconds"] = heartbeatSeconds.map { .integer($0) }
    object["credentials"] = credentials
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    self.init(
      parameters: try reader.member("parameters").value,
      region: try reader.member("region").string(),
      timeoutSeconds: try reader.optionalCount("timeoutSeconds"),
      heartbeatSeconds: try reader.optionalCount("heartbeatSeconds"),
      credentials: reader.optional("credentials")?.value)
  }
}
