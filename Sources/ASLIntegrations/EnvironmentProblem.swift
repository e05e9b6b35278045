/// Something that this machine lacks, found before anything is executed: an interpreter, a
/// container engine. It is no error of the execution; the run does not start.
public struct EnvironmentProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence for a person.
  public let message: String
  /// What to do about it, a line each.
  public let help: [String]

  public init(_ message: String, help: [String] = []) {
    self.message = message
    self.help = help
  }

  public var description: String { ([message] + help).joined(separator: "\n") }
}
