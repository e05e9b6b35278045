import JSONTree

/// What the JSON schema of SARIF 2.1.0 says of the objects that are written: which members each
/// has, of what type, and which it must have. No object has any other, but for property bags.
enum SARIFSchema {
  private indirect enum Shape: Sendable {
    case string
    case word([String])
    case boolean
    case integer(from: Int)
    case array(Shape, atLeast: Int = 0, unique: Bool = false)
    case map(Shape)
    case bag
    case object(String)
  }

  private struct Object: Sendable {
    let members: KeyValuePairs<String, Shape>
    var required: [String] = []
    /// One of these is there at least.
    var anyOf: [String] = []
  }

  static func faults(in log: JSON) -> [String] { faults(log, .object("log"), "") }

  private static let level = Shape.word(["none", "note", "warning", "error"])

  private static let objects: [String: Object] = [
    "log": Object(
      members: [
        "$schema": .string, "version": .word(["2.1.0"]), "runs": .array(.object("run")),
      ], required: ["version", "runs"]),
    "run": Object(
      members: [
        "tool": .object("tool"), "invocations": .array(.object("invocation")),
        "originalUriBaseIds": .map(.object("artifactLocation")),
        "results": .array(.object("result")),
        "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]),
      ], required: ["tool"]),
    "tool": Object(members: ["driver": .object("toolComponent")], required: ["driver"]),
    "toolComponent": Object(
      members: [
        "name": .string, "version": .string, "semanticVersion": .string,
        "rules": .array(.object("reportingDescriptor"), unique: true),
      ], required: ["name"]),
    "reportingDescriptor": Object(
      members: [
        "id": .string, "shortDescription": .object("multiformatMessageString"),
        "fullDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"),
        "defaultConfiguration": .object("reportingConfiguration"), "properties": .bag,
      ], required: ["id"]),
    "multiformatMessageString": Object(
      members: ["text": .string, "markdown": .string], required: ["text"]),
    "reportingConfiguration": Object(members: ["enabled": .boolean, "level": level]),
    "result": Object(
      members: [
        "ruleId": .string, "ruleIndex": .integer(from: -1), "level": level,
        "message": .object("message"), "locations": .array(.object("location")),
        "relatedLocations": .array(.object("location"), unique: true),
        "partialFingerprints": .map(.string), "fixes": .array(.object("fix"), unique: true),
        "properties": .bag,
      ], required: ["message"]),
    "message": Object(members: ["text": .string, "id": .string], anyOf: ["text", "id"]),
    "location": Object(members: [
      "id": .integer(from: -1), "physicalLocation": .object("physicalLocation"),
      "logicalLocations": .array(.object("logicalLocation"), unique: true),
      "message": .object("message"),
    ]),
    "physicalLocation": Object(
      members: ["artifactLocation": .object("artifactLocation"), "region": .object("region")],
      anyOf: ["artifactLocation"]),
    "artifactLocation": Object(members: [
      "uri": .string, "uriBaseId": .string, "description": .object("message"),
    ]),
    "region": Object(
      members: [
        "startLine": .integer(from: 1), "startColumn": .integer(from: 1),
        "endLine": .integer(from: 1), "endColumn": .integer(from: 1),
      ], anyOf: ["startLine"]),
    "logicalLocation": Object(members: [
      "name": .string, "fullyQualifiedName": .string, "kind": .string,
    ]),
    "fix": Object(
      members: [
        "description": .object("message"),
        "artifactChanges": .array(.object("artifactChange"), atLeast: 1, unique: true),
      ], required: ["artifactChanges"]),
    "artifactChange": Object(
      members: [
        "artifactLocation": .object("artifactLocation"),
        "replacements": .array(.object("replacement"), atLeast: 1),
      ], required: ["artifactLocation", "replacements"]),
    "replacement": Object(
      members: [
        "deletedRegion": .object("region"), "insertedContent": .object("artifactContent"),
      ], required: ["deletedRegion"]),
    "artifactContent": Object(members: ["text": .string]),
    "invocation": Object(
      members: [
        "executionSuccessful": .boolean,
        "toolExecutionNotifications": .array(.object("notification")),
      ], required: ["executionSuccessful"]),
    "notification": Object(
      members: [
        "level": level, "message": .object("message"),
        "locations": .array(.object("location"), unique: true),
      ], required: ["message"]),
  ]

  private static func faults(_ value: JSON, _ shape: Shape, _ place: String) -> [String] {
    switch (shape, value) {
    case (.string, .string), (.boolean, .bool), (.bag, .object): return []
    case (.word(let words), .string(let word)):
      return words.contains(word) ? [] : ["\(place): \(word)"]
    case (.integer(let minimum), .number(let number)):
      return number.integerValue.map { $0 >= minimum } == true ? [] : ["\(place): \(number)"]
    case (.array(let inner, let count, let unique), .array(let elements)):
      let isRepeating = unique && Set(elements.map(\.text)).count < elements.count
      return (elements.count < count || isRepeating ? ["\(place): \(elements.count)"] : [])
        + elements.enumerated().flatMap { faults($1, inner, "\(place)/\($0)") }
    case (.map(let inner), .object(let members)):
      return members.flatMap { faults($0.value, inner, "\(place)/\($0.key)") }
    case (.object(let name), .object(let members)): return faults(members, name, place)
    default: return ["\(place): \(value.typeName)"]
    }
  }

  private static func faults(_ members: JSONObject, _ name: String, _ place: String) -> [String] {
    guard let object = objects[name] else { return ["\(place): no \(name)"] }
    let missing = object.required.filter { members[$0] == nil }
    let isAny = object.anyOf.isEmpty || object.anyOf.contains { members[$0] != nil }
    return missing.map { "\(place): without \($0)" } + (isAny ? [] : ["\(place): \(object.anyOf)"])
      + members.flatMap { member -> [String] in
        guard let shape = object.members.first(where: { $0.key == member.key })?.value else {
          return ["\(place): unknown \(member.key)"]
        }
        return faults(member.value, shape, "\(place)/\(member.key)")
      }
  }
}
