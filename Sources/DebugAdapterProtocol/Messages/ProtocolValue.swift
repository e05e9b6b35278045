public import JSONTree

/// What the body of a message is made of.
public protocol ProtocolValue: Sendable {
  var json: JSON { get }
}

extension JSON: ProtocolValue {
  public var json: JSON { self }
}

extension JSONObject: ProtocolValue {
  public var json: JSON { .object(self) }
}

extension String: ProtocolValue {
  public var json: JSON { .string(self) }
}

extension Int: ProtocolValue {
  public var json: JSON { .integer(self) }
}

extension Double: ProtocolValue {
  public var json: JSON { .double(self) }
}

extension Bool: ProtocolValue {
  public var json: JSON { .bool(self) }
}

extension Array: ProtocolValue where Element: ProtocolValue {
  public var json: JSON { .array(map(\.json)) }
}

extension ProtocolValue where Self: RawRepresentable<String> {
  public var json: JSON { .string(rawValue) }
}

extension JSON {
  /// An object of those members that have a value.
  public init(members: KeyValuePairs<String, (any ProtocolValue)?>) {
    var object = JSONObject()
    object.reserveCapacity(members.count)
    for case (let key, let value?) in members { object[key] = value.json }
    self = .object(object)
  }
}
