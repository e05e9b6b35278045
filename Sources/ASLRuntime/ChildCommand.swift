/// What to start as a child process, and what becomes of its input and output.
public struct ChildCommand: Sendable {
  /// A path, or a name that is looked up in the `PATH` of ``environment``. A relative path counts
  /// from ``workingDirectory``.
  public var executable: String
  /// Without the program's own name.
  public var arguments: [String]
  /// All variables of the child; nil for those of this process.
  public var environment: [String: String]?
  /// nil for that of this process.
  public var workingDirectory: String?
  public var input: ChildInput
  /// What becomes of what the child writes, by descriptor: 1 is its standard output, 2 its standard
  /// error, from 3 on whatever the two sides agree on. Descriptors 1 and 2 are discarded where they
  /// are not named, all others are closed in the child.
  public var outputs: [Int: ChildOutput]

  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    workingDirectory: String? = nil, input: ChildInput = .none, outputs: [Int: ChildOutput] = [:]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.input = input
    self.outputs = outputs
  }
}

/// What a child process reads as its standard input.
public enum ChildInput: Sendable {
  /// Nothing: the end of the file.
  case none
  /// These bytes, then the end of the file. A child need not read them.
  case bytes([UInt8])
  /// What ``ChildProcess/write(_:)`` gives it, until ``ChildProcess/closeInput()``.
  case open
}

/// What becomes of the bytes that a child process writes to one descriptor. It is always read to
/// its end, so that no child is blocked by what it prints.
public enum ChildOutput: Sendable {
  case discard
  /// The child writes where this process's descriptor of the same number goes.
  case inherit
  /// Keeps the first `limit` bytes for the ``ChildProcessResult``; more are counted and dropped.
  case capture(limit: Int)
  /// Hands each line on as it comes, without its line end, in order, the last one also where its
  /// line end is missing. Bytes that are no UTF-8 become U+FFFD. The function is called on the
  /// child's own queue and must return soon: until it does, the child's output waits.
  case lines(LineLimits = .log, @Sendable (String) -> Void)

  public struct LineLimits: Sendable, Equatable {
    /// A longer line is handed on in pieces of this many bytes.
    public var lineBytes: Int
    /// What comes after this many bytes is counted and dropped; nil for no limit.
    public var totalBytes: Int?

    public init(lineBytes: Int, totalBytes: Int?) {
      self.lineBytes = lineBytes
      self.totalBytes = totalBytes
    }

    /// For output that people read.
    public static let log = LineLimits(lineBytes: 64 * 1024, totalBytes: 16 * 1024 * 1024)
    /// For messages between programs: no line is cut below 64 MiB.
    public static let messages = LineLimits(lineBytes: 64 * 1024 * 1024, totalBytes: nil)
  }
}

/// How a child process ended.
public enum ChildExit: Sendable, Hashable {
  /// It returned from `main` or called `exit`: 0 to 255.
  case code(Int)
  /// A signal ended it: 9 is SIGKILL, 15 SIGTERM.
  case signal(Int)
}

/// What is left of a child process that has ended.
public struct ChildProcessResult: Sendable, Equatable {
  public let exit: ChildExit
  /// What was kept of its output, by descriptor, for each that is not discarded or inherited.
  public let outputs: [Int: Output]

  public struct Output: Sendable, Equatable {
    /// Empty unless the output is captured.
    public var bytes: [UInt8] = []
    /// How many bytes came after a limit was reached.
    public var droppedBytes = 0

    public var isTruncated: Bool { droppedBytes > 0 }
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  public var standardOutput: Output { outputs[1] ?? Output() }
  public var standardError: Output { outputs[2] ?? Output() }
}
