/// Values for the placeholders `${Name}` of a definition, as CloudFormation's
/// `DefinitionSubstitutions` are.
public struct Substitutions: Sendable, Equatable {
  public let values: [String: String]

  public init(_ values: [String: String]) { self.values = values }

  /// Whether a text has `${…}` somewhere.
  static func hasPlaceholder(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: dollar)...]
      if rest.first == UInt8(ascii: "{"), rest.contains(UInt8(ascii: "}")) { return true }
    }
    return false
  }
}
