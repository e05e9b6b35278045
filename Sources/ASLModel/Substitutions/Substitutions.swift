public import JSONTree

/// Values for the placeholders `${Name}` of a definition, as CloudFormation's
/// `DefinitionSubstitutions` are.
///
/// A value goes into the text as it is, before anything is parsed: `"TimeoutSeconds": ${Timeout}`
/// can become a number, and a value with `","` in it two strings.
///
/// - Note: AWS CloudFormation, `AWS::StepFunctions::StateMachine`, DefinitionSubstitutions.
public struct Substitutions: Sendable, Equatable {
  public private(set) var values: [String: String]

  public init(_ values: [String: String] = [:]) { self.values = values }

  /// The values of a JSON object; numbers and booleans stand for their text.
  ///
  /// - Returns: nil unless this is an object of strings, numbers and booleans.
  public init?(_ json: JSON) {
    guard let object = json.objectValue else { return nil }
    values = [:]
    for member in object {
      switch member.value {
      case .string(let text): values[member.key] = text
      case .number, .bool: values[member.key] = member.value.text
      case .null, .array, .object: return nil
      }
    }
  }

  /// Adds values, which win over those that are there.
  public mutating func merge(_ others: [String: String]) {
    values.merge(others) { _, new in new }
  }

  /// Whether a text has `${…}` somewhere.
  static func hasPlaceholder(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[rest.index(after: dollar)...]
      // What is not closed after the first is not closed after any.
      if rest.first == UInt8(ascii: "{") { return rest.contains(UInt8(ascii: "}")) }
    }
    return false
  }
}
