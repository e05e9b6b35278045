public import JSONTree

/// Why the body of a message is not a message. The one after it can still be read.
public enum MessageError: Error, Sendable, Equatable {
  case notJSON(JSONError)
  /// Not an object, or an object without what its type has to have.
  case malformed(ArgumentError)
  /// A `type` that is none of request, response and event.
  case unknownType(String)

  public var message: String {
    switch self {
    case .notJSON(let error): "a message is not JSON: \(error.message)"
    case .malformed(let error): "a message is malformed: \(error.message)"
    case .unknownType(let type): "a message is of the unknown type '\(type)'"
    }
  }
}
