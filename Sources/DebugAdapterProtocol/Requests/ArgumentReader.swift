public import JSONTree

/// Reads the members of an object of a message; what is wrong is refused by name.
///
/// A member that is null counts as left out; members that are not asked for are passed over, as
/// later versions of the protocol add to it.
public struct ArgumentReader: Sendable {
  private let object: JSONObject
  private let path: String

  /// - Parameter path: where the object stands in the message's arguments; empty for themselves.
  public init(_ json: JSON?, at path: String) throws(ArgumentError) {
    switch json {
    case nil, .null?: object = JSONObject()
    case .object(let object)?: self.object = object
    case let other?:
      throw ArgumentError(path, .wrongType(expected: "an object", found: other.kindInWords))
    }
    self.path = path
  }

  /// The member as it is; nil if it is left out.
  public subscript(_ name: String) -> JSON? {
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  public func required<Value: ArgumentValue>(_ name: String) throws(ArgumentError) -> Value {
    guard let value: Value = try optional(name) else {
      throw ArgumentError(path(of: name), .missing)
    }
    return value
  }

  public func optional<Value: ArgumentValue>(_ name: String) throws(ArgumentError) -> Value? {
    guard let json = self[name] else { return nil }
    return try Value.read(json, at: path(of: name))
  }

  /// A flag that is false where it is left out.
  public func flag(_ name: String) throws(ArgumentError) -> Bool {
    try optional(name) ?? false
  }

  public func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// All members.
  public var members: JSONObject { object }
}

/// What can stand in the arguments of a request.
public protocol ArgumentValue: Sendable {
  static func read(_ json: JSON, at path: String) throws(ArgumentError) -> Self
}

/// An object in the arguments of a request.
public protocol ArgumentObject: ArgumentValue {
  init(_ reader: ArgumentReader) throws(ArgumentError)
}

extension ArgumentObject {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> Self {
    try Self(try ArgumentReader(json, at: path))
  }
}

extension String: ArgumentValue {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> String {
    guard let text = json.stringValue else { throw .wrongType(path, "a string", json) }
    return text
  }
}

extension Bool: ArgumentValue {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> Bool {
    guard let flag = json.boolValue else { throw .wrongType(path, "true or false", json) }
    return flag
  }
}

/// A number of a client is a line, a column, an identifier or a count, none of them below 0.
extension Int: ArgumentValue {
  private static let greatest: Int64 = 9_007_199_254_740_991

  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> Int {
    guard let number = json.numberValue else { throw .wrongType(path, "a whole number", json) }
    guard let integer = number.integerValue, (0...greatest).contains(integer) else {
      throw ArgumentError(path, .invalid("has to be a whole number from 0, not \(number)"))
    }
    return Int(integer)
  }
}

extension JSON: ArgumentValue {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> JSON { json }
}

extension JSONObject: ArgumentValue {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> JSONObject {
    guard let object = json.objectValue else { throw .wrongType(path, "an object", json) }
    return object
  }
}

extension Array: ArgumentValue where Element: ArgumentValue {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> [Element] {
    guard let elements = json.arrayValue else { throw .wrongType(path, "an array", json) }
    var values: [Element] = []
    values.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      values.append(try Element.read(element, at: "\(path)[\(index)]"))
    }
    return values
  }
}

extension ArgumentValue where Self: RawRepresentable<String> & CaseIterable {
  public static func read(_ json: JSON, at path: String) throws(ArgumentError) -> Self {
    let text = try String.read(json, at: path)
    guard let value = Self(rawValue: text) else {
      throw ArgumentError(path, .notOneOf(allCases.map(\.rawValue), found: text))
    }
    return value
  }
}

extension ArgumentError {
  fileprivate static func wrongType(_ path: String, _ expected: String, _ json: JSON) -> Self {
    ArgumentError(path, .wrongType(expected: expected, found: json.kindInWords))
  }
}

extension JSON {
  fileprivate var kindInWords: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
