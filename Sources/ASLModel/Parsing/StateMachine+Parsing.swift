public import Diagnostics
import JSONTree

/// How a definition is to be read.
public struct DefinitionOptions: Sendable {
  /// How many bytes a definition may have.
  ///
  /// - Note: Step Functions guide, "Quotas": 1 MiB.
  public var maximumBytes = 1 << 20
  /// How deep its JSON may be nested; what AWS's own JSON reader allows.
  public var maximumDepth = 1_000

  public init() {}
}

extension StateMachine {
  /// Reads a definition, and finds all that is wrong with it.
  ///
  /// - Parameter substitutions: what placeholders `${Name}` are filled with first. One without a
  ///   value stays where it is part of a string, and is an error elsewhere. All ranges, in the
  ///   machine too, are those of the text before.
  /// - Returns: the machine, unless there is an error or a placeholder `${Name}` stands where
  ///   something else than a string is needed; and every finding, in the order of the text.
  /// - Note: Amazon States Language; what AWS accepts is never an error.
  public static func parse(
    _ source: SourceText, substitutions: Substitutions = Substitutions(),
    options: DefinitionOptions = DefinitionOptions()
  ) -> (machine: StateMachine?, diagnostics: [Diagnostic]) {
    let definition = Definition(reading: source, substitutions: substitutions, options: options)
    return (definition.machine, definition.findings)
  }
}

extension AWSFinding {
  /// What AWS says of a definition that is not JSON.
  ///
  /// - Note: As recorded: a blank text is called no object; of any other the words are those of its
  ///   JSON library, which also gives the location.
  static func notJSON(_ source: SourceText) -> AWSFinding {
    let text = String(decoding: source.bytes, as: UTF8.self)
    guard let error = JacksonError.find(in: text) else { return .notAnObject }
    let location = error.location(in: text)
    return AWSFinding(
      .invalidJSONDescription, "\(error.message)\n at \(location)", at: location)
  }

  static let notAnObject = AWSFinding(
    .schemaValidationFailed, "Definition must be a valid JSON object", at: nil)
}
