public import ASLModel
public import JSONTree

/// An execution as JSON, and back, unchanged: between two steps, at any time.
extension Execution {
  /// All that the execution is, but for its machine.
  public var json: JSON {
    var object: JSONObject = [
      "settings": settings.snapshot, "now": now.snapshot, "eventCount": .integer(eventCount),
      "input": input, "branches": .array(branches.map(\.snapshot)),
      "freeSlots": .array(freeSlots.map { .integer($0) }),
      "branchCount": .integer(branchCount), "requestCount": .integer(requestCount),
      "agenda": agenda.snapshot, "random": .string(String(random.state, radix: 16)),
      "isHistoryFull": .bool(isHistoryFull), "redriveCount": .integer(redriveCount),
    ]
    object["redriveTime"] = redriveTime?.snapshot
    if !mapRuns.isEmpty { object["mapRuns"] = .array(mapRuns.map(\.snapshot)) }
    let runs = activeMapRuns.sorted { $0.key < $1.key }
    if !runs.isEmpty {
      object["activeMapRuns"] = .array(
        runs.map { ["slot": .integer($0.key), "run": $0.value.snapshot] })
    }
    let suspended = suspendedMapRuns.sorted { $0.key < $1.key }
    if !suspended.isEmpty {
      object["suspendedMapRuns"] = .array(
        suspended.map { ["branch": .integer($0.key), "run": $0.value.snapshot] })
    }
    object["outcome"] = outcome?.snapshot
    object["deadline"] = deadline?.snapshot
    return .object(object)
  }

  /// Reads an execution of a machine.
  public init(json: JSON, machine: StateMachine) throws(SnapshotError) {
    let reader = SnapshotReader(value: json, place: "")
    self.init(machine, settings: try ExecutionSettings(reader.member("settings")))
    now = try reader.member("now").time()
    eventCount = try reader.member("eventCount").count()
    input = try reader.member("input").value
    branchCount = try reader.member("branchCount").count()
    requestCount = try reader.member("requestCount").count()
    isHistoryFull = try reader.member("isHistoryFull").bool()
    redriveCount = try reader.member("redriveCount").count()
    redriveTime = try reader.optionalTime("redriveTime")
    outcome = try reader.optional("outcome").map(Outcome.init(snapshot:))
    deadline = try reader.optionalRequest("deadline")
    let state = try reader.member("random")
    guard let state = UInt64(try state.string(), radix: 16) else {
      throw state.error("a hexadecimal number is expected")
    }
    random = RandomSource(state: state)
    for branch in try reader.member("branches").elements() {
      branches.append(try Branch(branch, machine))
    }
    for slot in try reader.member("freeSlots").elements() {
      freeSlots.append(try slot.index(below: branches.count))
    }
    try readMapRuns(reader)
    agenda = try Agenda(reader.member("agenda"), slotCount: branches.count)
    try check(reader.member("branches"))
    for slot in branches.indices {
      for id in branches[slot].phase.requests { owners[id] = slot }
      for id in activeMapRuns[slot]?.requests ?? [] { owners[id] = slot }
    }
  }

  private mutating func readMapRuns(_ reader: SnapshotReader) throws(SnapshotError) {
    for run in try reader.optional("mapRuns")?.elements() ?? [] {
      mapRuns.append(try MapRunSummary(run, stateCount: machine.states.count))
    }
    for entry in try reader.optional("activeMapRuns")?.elements() ?? [] {
      let run = try entry.member("run")
      let place = try run.member("place").index(below: mapRuns.count)
      activeMapRuns[try entry.member("slot").index(below: branches.count)] = try MapRun(
        run, place: place)
    }
    for entry in try reader.optional("suspendedMapRuns")?.elements() ?? [] {
      let run = try entry.member("run")
      let place = try run.member("place").index(below: mapRuns.count)
      suspendedMapRuns[try entry.member("branch").index(below: branchCount)] = try MapRun(
        run, place: place)
    }
    for slot in branches.indices
    where (branches[slot].phase == .mapRun) != (activeMapRuns[slot] != nil) {
      throw reader.error("'activeMapRuns' are not those of the branches")
    }
  }

  /// Makes sure that the branches fit together, so that no step meets what cannot be.
  private func check(_ reader: SnapshotReader) throws(SnapshotError) {
    let places = try reader.elements()
    var running = [Int](repeating: 0, count: branches.count)
    for (slot, branch) in branches.enumerated() where branch.phase != .free {
      guard let place = branch.place else {
        guard slot == 0 else { throw places[slot].error("only the first branch is the top level") }
        continue
      }
      guard branches.indices.contains(place.parent), place.parent != slot,
        branches[place.parent].number < branch.number, branches[place.parent].phase == .children,
        let children = branches[place.parent].children, place.index < children.results.count
      else { throw places[slot].error("its parent does not have it as a child") }
      running[place.parent] += 1
    }
    for (slot, branch) in branches.enumerated() where branch.phase == .children {
      guard branch.children?.running == running[slot] else {
        throw places[slot].error("\(running[slot]) children are there, and it has another number")
      }
      let held = branch.children?.held ?? []
      guard held.allSatisfy({ branches.indices.contains($0) && branches[$0].place?.parent == slot })
      else { throw places[slot].error("what is held is none of its children") }
    }
    guard Set(freeSlots).count == freeSlots.count,
      freeSlots.count == branches.count(where: { $0.phase == .free }),
      freeSlots.allSatisfy({ branches[$0].phase == .free })
    else { throw reader.error("'freeSlots' are not the places of the branches that have ended") }
  }
}

extension Phase {
  /// The requests whose answers it waits for.
  fileprivate var requests: [RequestID] {
    switch self {
    case .task(let task), .scheduling(let task, _), .refused(let task, _):
      [task.request, task.timeout, task.heartbeat].compactMap { $0 }
    case .sleeping(let timer, until: _, input: _), .retrying(let timer, until: _, after: _): [timer]
    case .entering, .starting, .failing, .leaving, .children, .mapRun, .free: []
    }
  }
}

extension Outcome {
  var snapshot: JSON {
    switch self {
    case .succeeded(let output): ["kind": "succeeded", "output": output]
    case .failed(let error): ["kind": "failed", "error": error.snapshot]
    case .timedOut: ["kind": "timedOut"]
    case .aborted(let error): ["kind": "aborted", "error": error.snapshot]
    }
  }

  init(snapshot: SnapshotReader) throws(SnapshotError) {
    let kind = try snapshot.member("kind")
    switch try kind.string() {
    case "succeeded": self = .succeeded(output: try snapshot.member("output").value)
    case "failed": self = .failed(try snapshot.member("error").errorOutput())
    case "timedOut": self = .timedOut
    case "aborted": self = .aborted(try snapshot.member("error").errorOutput())
    default: throw kind.error("is not known")
    }
  }
}
