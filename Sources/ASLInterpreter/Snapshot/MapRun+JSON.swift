internal import ASLModel
internal import JSONTree

extension MapRun {
  var snapshot: JSON {
    let children = children.sorted { $0.key.number < $1.key.number }
    var object: JSONObject = [
      "place": .integer(place), "settings": settings.snapshot, "input": input,
      "concurrency": .integer(concurrency), "tolerance": tolerance.snapshot,
      "source": source.snapshot, "results": results.snapshot,
      "children": .array(children.map { $0.value.snapshot($0.key) }), "begun": .integer(begun),
      "failedItems": .integer(failedItems), "isClosing": .bool(isClosing),
      "unsuccessful": .array(unsuccessful.map(\.snapshot)),
      "redrivable": .array(redrivable.map(\.snapshot)),
    ]
    object["batch"] = batch?.snapshot
    object["writer"] = writer?.snapshot
    return .object(object)
  }

  init(_ reader: SnapshotReader, place: Int) throws(SnapshotError) {
    self.init(
      place: place, settings: try ExecutionSettings(reader.member("settings")),
      input: try reader.member("input").value,
      concurrency: try reader.member("concurrency").count(),
      tolerance: try FailureTolerance(snapshot: reader.member("tolerance")),
      source: try MapItemSource(snapshot: reader.member("source")),
      batch: try reader.optional("batch").map(MapBatch.init(snapshot:)),
      results: try MapResults(snapshot: reader.member("results")))
    begun = try reader.member("begun").count()
    failedItems = try reader.member("failedItems").count()
    writer = try reader.optionalRequest("writer")
    isClosing = try reader.member("isClosing").bool()
    for child in try reader.member("unsuccessful").elements() {
      unsuccessful.append(try EndedChild(snapshot: child))
    }
    for child in try reader.member("redrivable").elements() {
      redrivable.append(try EndedChild(snapshot: child))
    }
    for child in try reader.member("children").elements() {
      let id = try child.member("id").request()
      children[id] = try Child(snapshot: child)
      guard children[id].map({ $0.index < begun }) == true else {
        throw child.error("more children are there than have begun")
      }
    }
    guard results.values.count <= begun else {
      throw reader.error("more results are there than children have begun")
    }
  }

  /// The requests whose answers it waits for.
  var requests: [RequestID] {
    Array(children.keys) + [source.reader, writer].compactMap { $0 }
  }
}

extension MapRun.EndedChild {
  fileprivate var snapshot: JSON {
    ["child": child.snapshot(nil), "outcome": outcome.snapshot, "stopDate": stopDate.snapshot]
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    child = try MapRun.Child(snapshot: reader.member("child"))
    outcome = try Outcome(snapshot: reader.member("outcome"))
    stopDate = try reader.member("stopDate").time()
  }
}

extension MapRun.Child {
  fileprivate func snapshot(_ id: RequestID?) -> JSON {
    var object: JSONObject = [
      "index": .integer(index), "name": .string(name), "items": .integer(items), "input": input,
      "startDate": startDate.snapshot, "redriveCount": .integer(redriveCount),
    ]
    object["id"] = id?.snapshot
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    index = try reader.member("index").count()
    name = try reader.member("name").string()
    items = try reader.member("items").count()
    input = try reader.member("input").value
    startDate = try reader.member("startDate").time()
    redriveCount = try reader.member("redriveCount").count()
  }
}

extension FailureTolerance {
  fileprivate var snapshot: JSON {
    var object = JSONObject()
    object["count"] = count.map { .integer($0) }
    object["percentage"] = percentage.map { .number(JSONNumber($0)) }
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    count = try reader.optionalCount("count")
    percentage = reader.optional("percentage")?.value.numberValue?.doubleValue
  }
}

extension MapItemSource {
  fileprivate var snapshot: JSON {
    var object: JSONObject = [
      "items": .array(waiting.map(\.snapshot)), "count": .integer(count),
      "isReading": .bool(isReading), "isReader": .bool(isReader), "isUnread": .bool(isUnread),
      "skipping": .integer(skipping),
    ]
    object["reader"] = reader?.snapshot
    object["maxItems"] = maxItems.map { .integer($0) }
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    var items: [ReadItem] = []
    for item in try reader.member("items").elements() { items.append(try ReadItem(item)) }
    let count = reader.optional("count")
    guard let count, try count.count() >= items.count else {
      throw reader.error("'count' is less than there are items")
    }
    self.init(
      items: items, count: try count.count(), reader: try reader.optionalRequest("reader"),
      isReading: try reader.member("isReading").bool(),
      maxItems: try reader.optionalCount("maxItems"),
      isReader: try reader.member("isReader").bool(),
      isUnread: try reader.member("isUnread").bool(),
      skipping: try reader.member("skipping").count())
  }
}

extension MapBatch {
  fileprivate var snapshot: JSON {
    var object: JSONObject = ["items": .array(items)]
    object["maxItems"] = maxItems.map { .integer($0) }
    object["maxBytes"] = maxBytes.map { .integer($0) }
    object["batchInput"] = batchInput
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    self.init(
      maxItems: try reader.optionalCount("maxItems"),
      maxBytes: try reader.optionalCount("maxBytes"),
      batchInput: reader.optional("batchInput")?.value,
      items: try reader.member("items").elements().map(\.value))
  }
}

extension MapResults {
  fileprivate var snapshot: JSON {
    var object: JSONObject = [
      "transformation": .string(transformation.rawValue), "values": .array(values),
      "size": .integer(size),
    ]
    object["limit"] = limit.map { .integer($0) }
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    self.init(
      try reader.member("transformation").choice(),
      values: try reader.member("values").elements().map(\.value),
      size: try reader.member("size").count(), limit: try reader.optionalCount("limit"))
  }
}
