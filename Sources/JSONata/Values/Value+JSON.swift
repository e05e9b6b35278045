import JSONTree

extension Value {
  /// The value as plain data: functions and undefined have none.
  ///
  /// Inside an array they become null and inside an object they are left out, as JavaScript's
  /// JSON.stringify does; numbers that are not finite become null.
  var json: JSON? {
    switch self {
    case .undefined, .function, .tuples, .tailCall: nil
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): value.isFinite ? .double(value) : .null
    case .string(let value): .string(value)
    case .json(let items): .array(items)
    case .array(let array):
      array.depth <= Self.shallow ? .array(array.items.map { $0.json ?? .null }) : deepCopy
    case .object(let object): .object(object)
    case .record(let record): record.depth <= Self.shallow ? .object(record.json) : deepCopy
    }
  }

  /// Up to this depth a function may call itself for the items of a value.
  static let shallow = 8

  private var deepCopy: JSON? {
    do throws(JSONataError) {
      return try PlainCopy.of(self) { (part) throws(JSONataError) in
        switch part {
        case .array, .record: return .container
        default: return part.json.map { .data($0) } ?? .nothing
        }
      }
    } catch {
      preconditionFailure("nothing that is called here throws")
    }
  }

  /// The same data as a value that knows how deep it is nested; nil for what `json` is nil for.
  func cloned(_ evaluation: Evaluation) throws(JSONataError) -> Value? {
    switch self {
    case .undefined, .function, .tuples, .tailCall: return nil
    case .number(let value): return value.isFinite ? self : .null
    case .null, .bool, .string, .json, .object: return self
    case .array(let array):
      try evaluation.checkStack()
      try evaluation.allocate(array.items.count)
      var items: ContiguousArray<Value> = []
      for item in array.items { items.append(try item.cloned(evaluation) ?? .null) }
      return .list(items)
    case .record(let record):
      try evaluation.checkStack()
      try evaluation.allocate(record.count)
      let object = ObjectBuilder(capacity: record.count)
      for member in record.members {
        object.append(member.key, try member.value.cloned(evaluation) ?? .undefined)
      }
      return object.value
    }
  }
}

extension Record {
  /// The object as plain data, without members that have none.
  fileprivate var json: JSONObject {
    var plain: ContiguousArray<JSONObject.Member> = []
    plain.reserveCapacity(members.count)
    for member in members {
      if let value = member.value.json {
        plain.append(JSONObject.Member(key: member.key, value: value))
      }
    }
    return JSONObject(uniqueMembers: plain)
  }
}
