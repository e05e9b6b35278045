internal import ASLModel
public import JSONTree

extension Agenda {
  var snapshot: JSON {
    var object: JSONObject = [
      "events": .array(
        events.waiting.map { ["event": $0.event.json, "time": $0.time.snapshot] }),
      "branches": .array(
        branches.waiting.map { ["slot": .integer($0.slot), "number": .integer($0.number)] }),
    ]
    object["current"] = current.map { .integer($0) }
    return .object(object)
  }

  init(_ reader: SnapshotReader, slotCount: Int) throws(SnapshotError) {
    self.init()
    for entry in try reader.member("events").elements() {
      events.append(
        Event(
          event: try ExecutionEvent(entry.member("event")), time: try entry.member("time").time()))
    }
    for entry in try reader.member("branches").elements() {
      branches.append(
        Entry(
          slot: try entry.member("slot").index(below: slotCount),
          number: try entry.member("number").count()))
    }
    current = try reader.optional("current").map { (it) throws(SnapshotError) in
      try it.index(below: slotCount)
    }
  }
}

extension ExecutionEvent {
  /// The event as JSON, for whoever keeps a journal of what an execution was told.
  public var json: JSON {
    switch self {
    case .started(let input): return ["kind": "started", "input": input]
    case .taskStarted(let id, let workerName):
      var object: JSONObject = ["kind": "taskStarted", "id": id.snapshot]
      object["workerName"] = workerName.map { .string($0) }
      return .object(object)
    case .taskSubmitted(let id, let output):
      return ["kind": "taskSubmitted", "id": id.snapshot, "output": output]
    case .taskSucceeded(let id, let output):
      return ["kind": "taskSucceeded", "id": id.snapshot, "output": output]
    case .taskFailed(let id, let failure):
      return [
        "kind": "taskFailed", "id": id.snapshot, "error": failure.output.snapshot,
        "phase": .string(failure.phase.rawValue),
      ]
    case .heartbeat(let id): return ["kind": "heartbeat", "id": id.snapshot]
    case .timerFired(let id): return ["kind": "timerFired", "id": id.snapshot]
    case .stopped(let error): return ["kind": "stopped", "error": error.snapshot]
    }
  }

  init(_ reader: SnapshotReader) throws(SnapshotError) {
    let kind = try reader.member("kind")
    func id() throws(SnapshotError) -> RequestID { try reader.member("id").request() }
    func output() throws(SnapshotError) -> JSON { try reader.member("output").value }
    func error() throws(SnapshotError) -> ErrorOutput { try reader.member("error").errorOutput() }
    switch try kind.string() {
    case "started": self = .started(input: try reader.member("input").value)
    case "taskStarted":
      self = .taskStarted(
        try id(),
        workerName: try reader.optionalString("workerName"))
    case "taskSubmitted": self = .taskSubmitted(try id(), output: try output())
    case "taskSucceeded": self = .taskSucceeded(try id(), output: try output())
    case "taskFailed":
      let phase: TaskFailure.Phase = try reader.member("phase").choice()
      self = .taskFailed(try id(), TaskFailure(try error(), phase: phase))
    case "heartbeat": self = .heartbeat(try id())
    case "timerFired": self = .timerFired(try id())
    case "stopped": self = .stopped(try error())
    default: throw kind.error("is not known")
    }
  }
}

extension ExecutionEvent {
  /// Reads an event of a journal.
  public init(json: JSON) throws(SnapshotError) {
    try self.init(SnapshotReader(value: json, place: "event"))
  }
}
