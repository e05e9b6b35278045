internal import ASLModel
internal import JSONTree

extension Branch {
  var snapshot: JSON {
    var object: JSONObject = [
      "number": .integer(number), "state": .integer(state.index), "input": input,
      "inputSize": .integer(inputSize), "inputDepth": .integer(inputDepth),
      "phase": phase.snapshot, "variables": .object(variables),
      "variableSize": .integer(variableSize),
      "lastEvent": .integer(lastEvent), "eventBeforeEntry": .integer(eventBeforeEntry),
      "enteredEvent": .integer(enteredEvent),
      "enteredAt": enteredAt.snapshot, "retries": .array(retries.map { .integer($0) }),
    ]
    object["place"] = place.map { ["parent": .integer($0.parent), "index": .integer($0.index)] }
    object["item"] = item?.snapshot
    object["taskToken"] = taskToken.map { .string($0) }
    object["children"] = children?.snapshot
    object["inspection"] = inspection?.snapshot
    return .object(object)
  }

  init(_ reader: SnapshotReader, _ machine: StateMachine) throws(SnapshotError) {
    self.init(
      number: try reader.member("number").count(),
      place: try reader.optional("place").map(Place.init(snapshot:)),
      state: StateID(index: try reader.member("state").index(below: machine.states.count)),
      input: try reader.member("input").value,
      inputSize: try reader.member("inputSize").count(),
      inputDepth: try reader.member("inputDepth").count(),
      variables: try reader.member("variables").object(),
      variableSize: try reader.member("variableSize").count(),
      item: try reader.optional("item").map(MapItem.init(snapshot:)),
      lastEvent: try reader.member("lastEvent").count(),
      eventBeforeEntry: try reader.member("eventBeforeEntry").count(),
      enteredEvent: try reader.member("enteredEvent").count(),
      enteredAt: try reader.member("enteredAt").time(),
      taskToken: try reader.optionalString("taskToken"),
      children: try reader.optional("children").map { (it) throws(SnapshotError) in
        try Children(snapshot: it, machine)
      },
      inspection: try reader.optional("inspection").map(Inspection.init(snapshot:)))
    phase = try Phase(reader.member("phase"), machine)
    for uses in try reader.member("retries").elements() { retries.append(try uses.count()) }
    try check(machine.states[state.index], reader)
  }

  /// Makes sure that the phase fits the type of the state.
  private func check(_ state: State, _ reader: SnapshotReader) throws(SnapshotError) {
    guard retries.isEmpty || retries.count == state.retriers.count else {
      throw reader.error("'retries' are not as many as the state's Retriers")
    }
    let fits =
      switch phase {
      case .task, .scheduling, .refused: state.type == .task
      case .sleeping: state.type == .wait
      case .children: children.map { $0.fits(state) } ?? false
      case .failing(let failure): failure.interruption.map { $0.children.fits(state) } ?? true
      case .mapRun: state.isDistributedMap
      case .entering, .starting, .leaving, .retrying, .free: true
      }
    guard fits else { throw reader.error("the phase does not fit a \(state.type.rawValue) state") }
  }
}

extension Branch.Place {
  fileprivate init(snapshot: SnapshotReader) throws(SnapshotError) {
    parent = try snapshot.member("parent").count()
    index = try snapshot.member("index").count()
  }
}

extension State {
  fileprivate var isDistributedMap: Bool {
    if case .map(let map) = kind, case .distributed = map.mode { true } else { false }
  }
}

extension MapItem {
  fileprivate var snapshot: JSON {
    var object: JSONObject = ["index": .integer(index), "value": value]
    object["key"] = key.map { .string($0) }
    object["source"] = source.map { .string($0) }
    return .object(object)
  }

  fileprivate init(snapshot: SnapshotReader) throws(SnapshotError) {
    index = try snapshot.member("index").count()
    value = try snapshot.member("value").value
    key = try snapshot.optionalString("key")
    source = try snapshot.optionalString("source")
  }
}

extension Children {
  var snapshot: JSON {
    var object: JSONObject = [
      "results": .array(results), "resultSize": .integer(resultSize), "items": .array(items),
      "input": input, "next": .integer(next), "running": .integer(running),
      "failed": .integer(failed),
      "toleratedFailures": .integer(toleratedFailures), "hasTolerance": .bool(hasTolerance),
      "held": .array(held.map { .integer($0) }),
    ]
    object["concurrency"] = concurrency.map { .integer($0) }
    if !tolerated.isEmpty { object["tolerated"] = .array(tolerated.map(\.snapshot)) }
    return .object(object)
  }

  init(snapshot: SnapshotReader, _ machine: StateMachine) throws(SnapshotError) {
    self.init(results: try snapshot.member("results").elements().map(\.value))
    resultSize = try snapshot.member("resultSize").count()
    items = try snapshot.member("items").elements().map(\.value)
    input = try snapshot.member("input").value
    next = try snapshot.member("next").count()
    running = try snapshot.member("running").count()
    failed = try snapshot.member("failed").count()
    toleratedFailures = try snapshot.member("toleratedFailures").count()
    hasTolerance = try snapshot.member("hasTolerance").bool()
    concurrency = try snapshot.optionalCount("concurrency")
    held = try snapshot.member("held").elements().map { (it) throws(SnapshotError) in
      try it.count()
    }
    for child in try snapshot.optional("tolerated")?.elements() ?? [] {
      tolerated.append(try Interruption.Child(child, machine))
      guard child.value["branch"] != nil,
        tolerated.last.map({ results.indices.contains($0.index) })
          == true
      else { throw child.error("it is none of the children") }
    }
  }

  func fits(_ state: State) -> Bool {
    switch state.kind {
    case .parallel(let parallel): results.count == parallel.branches.count
    case .map: results.count == items.count && next <= items.count
    case .task, .pass, .choice, .wait, .succeed, .fail: false
    }
  }
}

extension Inspection {
  private static let places:
    KeyValuePairs<String, any WritableKeyPath<Inspection, JSON?> & Sendable> = [
      "afterInputPath": \.afterInputPath, "afterParameters": \.afterParameters, "result": \.result,
      "afterResultSelector": \.afterResultSelector, "afterResultPath": \.afterResultPath,
      "afterArguments": \.afterArguments, "afterItemsPath": \.afterItemsPath,
      "afterItemSelector": \.afterItemSelector, "afterItemsPointer": \.afterItemsPointer,
      "afterItemBatcher": \.afterItemBatcher, "maxConcurrency": \.maxConcurrency,
      "toleratedFailureCount": \.toleratedFailureCount,
      "toleratedFailurePercentage": \.toleratedFailurePercentage,
    ]

  fileprivate var snapshot: JSON {
    var object = JSONObject()
    for (key, place) in Self.places { object[key] = self[keyPath: place] }
    object["handling"] = handling?.snapshot
    return .object(object)
  }

  fileprivate init(snapshot: SnapshotReader) throws(SnapshotError) {
    self.init()
    for (key, place) in Self.places { self[keyPath: place] = snapshot.value[key] }
    handling = try snapshot.optional("handling").map(Handling.init(snapshot:))
  }
}

extension Inspection.Handling {
  fileprivate var snapshot: JSON {
    var object: JSONObject = ["error": error.snapshot]
    object["retryIndex"] = retryIndex.map { .integer($0) }
    object["delay"] = delay.map {
      let (seconds, attoseconds) = $0.components
      return [.integer(Int(seconds)), .integer(Int(attoseconds))]
    }
    object["catchIndex"] = catchIndex.map { .integer($0) }
    return .object(object)
  }

  fileprivate init(snapshot: SnapshotReader) throws(SnapshotError) {
    error = try snapshot.member("error").errorOutput()
    retryIndex = try snapshot.optionalCount("retryIndex")
    catchIndex = try snapshot.optionalCount("catchIndex")
    guard let parts = try snapshot.optional("delay")?.elements() else { return }
    let numbers = parts.compactMap { $0.value.numberValue?.integerValue }
    guard parts.count == 2, numbers.count == 2 else {
      throw snapshot.error("'delay' is no duration")
    }
    delay = Duration(secondsComponent: numbers[0], attosecondsComponent: numbers[1])
  }
}
