internal import ASLModel
public import JSONTree

extension ExecutionSettings {
  public var json: JSON { snapshot }

  public init(json: JSON) throws(SnapshotError) {
    try self.init(SnapshotReader(value: json, place: "settings"))
  }

  var snapshot: JSON {
    var object: JSONObject = [
      "name": .string(name), "executionArn": .string(executionARN),
      "stateMachineName": .string(stateMachineName), "stateMachineArn": .string(stateMachineARN),
      "roleArn": .string(roleARN), "region": .string(region), "startTime": startTime.snapshot,
      "seed": .string(String(seed, radix: 16)), "type": .string(type.rawValue),
      "quotas": quotas.snapshot, "inspects": .bool(inspects),
    ]
    object["mapRun"] = mapRun?.snapshot
    return .object(object)
  }

  init(_ reader: SnapshotReader) throws(SnapshotError) {
    self.init(type: try reader.member("type").choice())
    name = try reader.member("name").string()
    executionARN = try reader.member("executionArn").string()
    stateMachineName = try reader.member("stateMachineName").string()
    stateMachineARN = try reader.member("stateMachineArn").string()
    roleARN = try reader.member("roleArn").string()
    region = try reader.member("region").string()
    startTime = try reader.member("startTime").time()
    let seed = try reader.member("seed")
    guard let number = UInt64(try seed.string(), radix: 16) else {
      throw seed.error("a hexadecimal number is expected")
    }
    self.seed = number
    quotas = try Quotas(reader.member("quotas"))
    inspects = try reader.member("inspects").bool()
    mapRun = try reader.optional("mapRun").map(MapRunPlace.init(snapshot:))
  }
}

extension MapRunPlace {
  fileprivate var snapshot: JSON {
    [
      "mapRunArn": .string(mapRunARN),
      "iterations": .array(
        iterations.map { ["map": .string($0.mapName), "index": .integer($0.index)] }),
    ]
  }

  fileprivate init(snapshot: SnapshotReader) throws(SnapshotError) {
    var iterations: [TaskRequest.Iteration] = []
    for entry in try snapshot.member("iterations").elements() {
      iterations.append(
        TaskRequest.Iteration(
          mapName: try entry.member("map").string(), index: try entry.member("index").count()))
    }
    self.init(mapRunARN: try snapshot.member("mapRunArn").string(), iterations: iterations)
  }
}

extension Quotas {
  private static let limits: KeyValuePairs<String, any WritableKeyPath<Quotas, Int?> & Sendable> = [
    "payloadBytes": \.payloadBytes, "historyEvents": \.historyEvents,
    "inlineMapConcurrency": \.inlineMapConcurrency,
    "distributedMapConcurrency": \.distributedMapConcurrency,
    "executionSeconds": \.executionSeconds,
    "variableBytes": \.variableBytes, "allVariableBytes": \.allVariableBytes,
    "errorLength": \.errorLength, "causeLength": \.causeLength,
  ]

  fileprivate var snapshot: JSON {
    var object = JSONObject()
    for (key, place) in Self.limits { object[key] = self[keyPath: place].map { .integer($0) } }
    return .object(object)
  }

  fileprivate init(_ reader: SnapshotReader) throws(SnapshotError) {
    self = .lifted
    for (key, place) in Self.limits {
      self[keyPath: place] = try reader.optionalCount(key)
    }
  }
}
