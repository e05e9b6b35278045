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
    case .array(let array): .array(array.items.map { $0.json ?? .null })
    case .object(let object): .object(object)
    case .record(let record): .object(record.json)
    }
  }

  /// Whether a number that is not finite stands in it.
  var isInfinite: Bool {
    switch self {
    case .number(let value): !value.isFinite
    case .array(let array): array.items.contains { $0.isInfinite }
    case .record(let record): record.members.contains { $0.value.isInfinite }
    case .undefined, .function, .tuples, .tailCall, .null, .bool, .string, .json, .object: false
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
