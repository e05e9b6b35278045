internal import ASLModel
internal import JSONTree

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
