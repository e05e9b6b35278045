public import Diagnostics

/// A JSON text as it was written: every value and key with its range, duplicate keys included.
public struct JSONSyntax: Sendable {
  public let kind: Kind
  public let range: SourceRange

  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONSyntax])
    case object([Member])
  }

  public struct Member: Sendable {
    public let key: String
    /// The key with its quotation marks.
    public let keyRange: SourceRange
    public let value: JSONSyntax

    public init(key: String, keyRange: SourceRange, value: JSONSyntax) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }
}

extension JSONSyntax {
  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = kind { members } else { nil } }
  public var elements: [JSONSyntax]? {
    if case .array(let elements) = kind { elements } else { nil }
  }
  public var stringValue: String? { if case .string(let value) = kind { value } else { nil } }

  /// The value of a key, if this is an object that has it; of duplicates the last.
  public subscript(_ key: String) -> JSONSyntax? {
    members?.last { isSameText($0.key, key) }?.value
  }
}
