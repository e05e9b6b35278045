/// Collects the members of an object.
struct ObjectBuilder {
  private let record: Record

  init(capacity: Int = 0) { record = Record(capacity: capacity) }

  /// Sets a member; undefined sets none.
  func set(_ key: String, _ value: Value) {
    if !value.isUndefined { record[key] = value }
  }

  /// Sets a member that is known to be new; undefined sets none.
  func append(_ key: String, _ value: Value) {
    if !value.isUndefined { record.append(key, value) }
  }

  var value: Value { .record(record) }
}
