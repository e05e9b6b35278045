public import DebugAdapterProtocol
public import Diagnostics
public import JSONTree

/// Who makes sessions of what a client wants to launch: reads its files, and knows what answers
/// tasks.
public protocol SessionHost: Sendable {
  func prepare(_ launch: LaunchConfiguration) async throws(LaunchFailure) -> PreparedLaunch
}

/// Something that can be launched.
public struct PreparedLaunch: Sendable {
  /// The definition's file, absolute.
  public let program: String
  public let warnings: [LaunchFailure.Finding]
  /// Calls its last argument with the session's configuration; what it needs is there until that
  /// returns. Notes go to the first.
  public let run: Run

  public typealias Run =
    @Sendable (
      @escaping @Sendable (Note) -> Void, @escaping @Sendable (SessionConfiguration) async -> Void
    ) async throws(LaunchFailure) -> Void

  public init(program: String, warnings: [LaunchFailure.Finding], run: @escaping Run) {
    self.program = program
    self.warnings = warnings
    self.run = run
  }
}

/// Why nothing was launched.
public struct LaunchFailure: Error, Sendable, Equatable {
  public let message: String
  public let findings: [Finding]

  /// Something wrong in a text, with its place from 1.
  public struct Finding: Sendable, Equatable {
    public let path: String
    public let position: SourcePosition
    public let text: String

    public init(path: String, position: SourcePosition, text: String) {
      self.path = path
      self.position = position
      self.text = text
    }
  }

  public init(_ message: String, findings: [Finding] = []) {
    self.message = message
    self.findings = findings
  }
}

/// What `launch` says is to be run, and how.
public struct LaunchConfiguration: ArgumentObject, Equatable {
  /// All that the client sent.
  public let configuration: JSONObject
  public let program: String
  public let input: JSON?
  public let inputFile: String?
  public let context: JSON?
  public let mocks: String?
  public let testCase: String?
  public let resources: String?
  /// A file of names and values for the placeholders of the definition.
  public let substitutions: String?
  public let startAt: String?
  public let clock: String?
  public let seed: Int?
  public let replay: String?
  public let whatIf: Bool
  public let session: String?
  public let snapshotBudget: Int?
  /// Relative paths begin here; left out: in the definition's folder.
  public let cwd: String?
  public let stopOnEntry: Bool
  /// Whether the end is a stop, from which one can go back.
  public let stopOnEnd: Bool
  public let noDebug: Bool

  public init(_ reader: ArgumentReader) throws(ArgumentError) {
    configuration = reader.members
    program = try reader.required("program")
    input = try reader.optional("input")
    inputFile = try reader.optional("inputFile")
    context = try reader.optional("context")
    mocks = try reader.optional("mocks")
    testCase = try reader.optional("testCase")
    resources = try reader.optional("resources")
    substitutions = try reader.optional("substitutions")
    startAt = try reader.optional("startAt")
    clock = try reader.optional("clock")
    seed = try reader.optional("seed")
    replay = try reader.optional("replay")
    whatIf = try reader.flag("whatIf")
    session = try reader.optional("session")
    snapshotBudget = try reader.optional("snapshotBudget")
    cwd = try reader.optional("cwd")
    stopOnEntry = try reader.flag("stopOnEntry")
    stopOnEnd = try reader.flag("stopOnEnd")
    noDebug = try reader.flag("noDebug")
    if input != nil, inputFile != nil {
      throw ArgumentError("inputFile", .invalid("cannot stand beside 'input'"))
    }
  }
}
