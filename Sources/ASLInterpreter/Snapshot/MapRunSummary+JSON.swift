internal import ASLModel
internal import JSONTree

extension MapRunSummary {
  var snapshot: JSON {
    var object: JSONObject = [
      "arn": .string(arn), "state": .integer(state.index), "startDate": startDate.snapshot,
      "status": .string(status.rawValue), "maxConcurrency": .integer(maxConcurrency),
      "toleratedFailureCount": .integer(toleratedFailureCount),
      "toleratedFailurePercentage": .number(JSONNumber(toleratedFailurePercentage)),
      "itemCounts": itemCounts.snapshot, "executionCounts": executionCounts.snapshot,
    ]
    object["stopDate"] = stopDate?.snapshot
    object["redriveCount"] = redriveCount == 0 ? nil : .integer(redriveCount)
    object["redriveDate"] = redriveDate?.snapshot
    return .object(object)
  }

  init(_ reader: SnapshotReader, stateCount: Int) throws(SnapshotError) {
    let percentage = try reader.member("toleratedFailurePercentage")
    guard let number = percentage.value.numberValue?.doubleValue else {
      throw percentage.error("a number is expected")
    }
    self.init(
      arn: try reader.member("arn").string(),
      state: StateID(index: try reader.member("state").index(below: stateCount)),
      startDate: try reader.member("startDate").time(),
      maxConcurrency: try reader.member("maxConcurrency").count(),
      toleratedFailureCount: try reader.member("toleratedFailureCount").count(),
      toleratedFailurePercentage: number)
    status = try reader.member("status").choice()
    stopDate = try reader.optional("stopDate").map { (it) throws(SnapshotError) in try it.time() }
    redriveCount = try reader.optionalCount("redriveCount") ?? 0
    redriveDate = try reader.optionalTime("redriveDate")
    itemCounts = try Counts(snapshot: reader.member("itemCounts"))
    executionCounts = try Counts(snapshot: reader.member("executionCounts"))
  }
}

extension MapRunSummary.Counts {
  private static let places:
    KeyValuePairs<String, any WritableKeyPath<MapRunSummary.Counts, Int> & Sendable> = [
      "pending": \.pending, "running": \.running, "succeeded": \.succeeded, "failed": \.failed,
      "timedOut": \.timedOut, "aborted": \.aborted, "pendingRedrive": \.pendingRedrive,
      "resultsWritten": \.resultsWritten,
    ]

  fileprivate var snapshot: JSON {
    var object = JSONObject()
    for (key, place) in Self.places { object[key] = .integer(self[keyPath: place]) }
    return .object(object)
  }

  fileprivate init(snapshot reader: SnapshotReader) throws(SnapshotError) {
    self.init()
    for (key, place) in Self.places { self[keyPath: place] = try reader.member(key).count() }
  }
}
