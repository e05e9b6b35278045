internal import ASLModel
internal import JSONTree

/// Reads the members of an object that somebody may have changed since it was written.
struct SnapshotReader {
  let value: JSON
  let place: String

  func error(_ message: String) -> SnapshotError { SnapshotError(place, message) }

  func optional(_ key: String) -> SnapshotReader? {
    value[key].map { SnapshotReader(value: $0, place: place.isEmpty ? key : "\(place).\(key)") }
  }

  func member(_ key: String) throws(SnapshotError) -> SnapshotReader {
    guard let member = optional(key) else { throw error("'\(key)' is missing") }
    return member
  }

  func elements() throws(SnapshotError) -> [SnapshotReader] {
    guard let elements = value.arrayValue else { throw error("an array is expected") }
    return elements.enumerated().map {
      SnapshotReader(value: $0.element, place: "\(place)[\($0.offset)]")
    }
  }

  /// A whole number from 0.
  func count() throws(SnapshotError) -> Int {
    guard let number = value.numberValue?.integerValue, number >= 0, number < 1 << 53 else {
      throw error("a whole number from 0 is expected")
    }
    return Int(number)
  }

  func index(below limit: Int) throws(SnapshotError) -> Int {
    let index = try count()
    guard index < limit else { throw error("\(index) is not below \(limit)") }
    return index
  }

  func string() throws(SnapshotError) -> String {
    guard let text = value.stringValue else { throw error("a string is expected") }
    return text
  }

  func bool() throws(SnapshotError) -> Bool {
    guard let value = value.boolValue else { throw error("true or false is expected") }
    return value
  }

  func object() throws(SnapshotError) -> JSONObject {
    guard let object = value.objectValue else { throw error("an object is expected") }
    return object
  }

  /// A case of an enum by its raw value.
  func choice<Choice: RawRepresentable<String>>() throws(SnapshotError) -> Choice {
    let text = try string()
    guard let choice = Choice(rawValue: text) else { throw error("'\(text)' is not known") }
    return choice
  }

  func optionalCount(_ key: String) throws(SnapshotError) -> Int? {
    guard let member = optional(key) else { return nil }
    return try member.count()
  }

  func optionalString(_ key: String) throws(SnapshotError) -> String? {
    guard let member = optional(key) else { return nil }
    return try member.string()
  }

  func optionalRequest(_ key: String) throws(SnapshotError) -> RequestID? {
    guard let member = optional(key) else { return nil }
    return try member.request()
  }

  func optionalTime(_ key: String) throws(SnapshotError) -> Timestamp? {
    guard let member = optional(key) else { return nil }
    return try member.time()
  }

  func request() throws(SnapshotError) -> RequestID { RequestID(try count()) }

  /// `[seconds, nanoseconds]` since 1970.
  func time() throws(SnapshotError) -> Timestamp {
    guard let parts = value.arrayValue, parts.count == 2,
      let seconds = parts[0].numberValue?.integerValue,
      let nanoseconds = parts[1].numberValue?.integerValue,
      (0..<1_000_000_000).contains(nanoseconds)
    else { throw error("seconds and nanoseconds are expected") }
    return Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  func errorOutput() throws(SnapshotError) -> ErrorOutput {
    ErrorOutput(
      error: try optionalString("error").map { ErrorName($0) },
      cause: try optionalString("cause"))
  }
}

extension Timestamp {
  var snapshot: JSON { [.number(.integer(seconds)), .integer(Int(nanoseconds))] }
}

extension RequestID {
  var snapshot: JSON { .integer(number) }
}

extension ErrorOutput {
  var snapshot: JSON {
    var object = JSONObject()
    object["error"] = error.map { .string($0.text) }
    object["cause"] = cause.map { .string($0) }
    return .object(object)
  }
}
