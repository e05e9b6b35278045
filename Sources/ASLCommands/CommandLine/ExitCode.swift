/// How a command ended, the same for all commands.
enum ExitCode: Int32, Sendable {
  case success = 0
  /// The execution did not succeed, or an expectation failed.
  case failure = 1
  /// The command line is wrong.
  case usage = 2
  /// A definition, an input or a configuration is invalid.
  case invalidInput = 3
  /// A file cannot be read or written, or the environment lacks something.
  case environment = 5
  /// A mistake in the program itself.
  case internalError = 70
  /// Ctrl-C.
  case interrupted = 130
}
