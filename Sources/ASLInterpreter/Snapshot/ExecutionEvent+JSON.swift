internal import ASLModel
public import JSONTree

extension ExecutionEvent {
  /// The event as JSON, for whoever keeps a journal of what an execution was told.
  public var json: JSON {
    switch self {
    case .started(let input): return ["kind": "started", "input": input]
    case .taskStarted(let id, let workerName):
      return Self.json("taskStarted", id, ("workerName", workerName.map { .string($0) }))
    case .taskSubmitted(let id, let output): return Self.json("taskSubmitted", id, output: output)
    case .taskSucceeded(let id, let output): return Self.json("taskSucceeded", id, output: output)
    case .taskFailed(let id, let failure):
      return Self.json(
        "taskFailed", id, ("error", failure.output.snapshot),
        ("phase", .string(failure.phase.rawValue)))
    case .heartbeat(let id): return Self.json("heartbeat", id)
    case .timerFired(let id): return Self.json("timerFired", id)
    case .itemsRead(let id, let items, let isLast):
      return Self.json(
        "itemsRead", id, ("items", .array(items.map(\.snapshot))), ("isLast", .bool(isLast)))
    case .itemsFailed(let id, let error):
      return Self.json("itemsFailed", id, ("error", error.snapshot))
    case .childFinished(let id, let outcome):
      return Self.json("childFinished", id, ("outcome", outcome.snapshot))
    case .resultsWritten(let id, let output): return Self.json("resultsWritten", id, output: output)
    case .resultsFailed(let id, let error):
      return Self.json("resultsFailed", id, ("error", error.snapshot))
    case .stopped(let error): return ["kind": "stopped", "error": error.snapshot]
    case .redriven: return ["kind": "redriven"]
    }
  }

  private static func json(
    _ kind: String, _ id: RequestID, output: JSON? = nil, _ members: (String, JSON?)...
  ) -> JSON {
    var object: JSONObject = ["kind": .string(kind), "id": id.snapshot]
    object["output"] = output
    for (key, value) in members { object[key] = value }
    return .object(object)
  }

  /// Reads an event of a journal.
  public init(json: JSON) throws(SnapshotError) {
    try self.init(SnapshotReader(value: json, place: "event"))
  }

  init(_ reader: SnapshotReader) throws(SnapshotError) {
    let kind = try reader.member("kind")
    func id() throws(SnapshotError) -> RequestID { try reader.member("id").request() }
    func output() throws(SnapshotError) -> JSON { try reader.member("output").value }
    func error() throws(SnapshotError) -> ErrorOutput { try reader.member("error").errorOutput() }
    switch try kind.string() {
    case "started": self = .started(input: try reader.member("input").value)
    case "taskStarted":
      self = .taskStarted(try id(), workerName: try reader.optionalString("workerName"))
    case "taskSubmitted": self = .taskSubmitted(try id(), output: try output())
    case "taskSucceeded": self = .taskSucceeded(try id(), output: try output())
    case "taskFailed":
      let phase: TaskFailure.Phase = try reader.member("phase").choice()
      self = .taskFailed(try id(), TaskFailure(try error(), phase: phase))
    case "heartbeat": self = .heartbeat(try id())
    case "timerFired": self = .timerFired(try id())
    case "itemsRead":
      var items: [ReadItem] = []
      for item in try reader.member("items").elements() { items.append(try ReadItem(item)) }
      self = .itemsRead(try id(), items: items, isLast: try reader.member("isLast").bool())
    case "itemsFailed": self = .itemsFailed(try id(), try error())
    case "childFinished":
      self = .childFinished(try id(), try Outcome(snapshot: reader.member("outcome")))
    case "resultsWritten": self = .resultsWritten(try id(), output: try output())
    case "resultsFailed": self = .resultsFailed(try id(), try error())
    case "stopped": self = .stopped(try error())
    case "redriven": self = .redriven
    default: throw kind.error("is not known")
    }
  }
}

extension ReadItem {
  var snapshot: JSON {
    var object: JSONObject = ["value": value]
    object["key"] = key.map { .string($0) }
    object["source"] = source.map { .string($0) }
    return .object(object)
  }

  init(_ reader: SnapshotReader) throws(SnapshotError) {
    self.init(
      try reader.member("value").value, key: try reader.optionalString("key"),
      source: try reader.optionalString("source"))
  }
}
