import Diagnostics

/// Why a command ends without having done what it was asked, and the exit code that says so.
struct CommandFailure: Error, Equatable {
  let exitCode: ExitCode
  let report: Report

  enum Report: Equatable {
    /// One sentence, and what to do about it, a line each.
    case message(String, help: [String])
    /// What is wrong with texts, each with its place.
    case diagnostics([FindingsInFile])
    /// Whoever reads standard output or standard error has gone; there is nobody to tell.
    case brokenPipe
  }

  init(_ exitCode: ExitCode, _ message: String, help: [String] = []) {
    self.exitCode = exitCode
    report = .message(message, help: help)
  }

  init(_ exitCode: ExitCode, _ report: Report) {
    self.exitCode = exitCode
    self.report = report
  }

  static let brokenPipe = CommandFailure(.failure, .brokenPipe)

  /// The command line is wrong; `command` names the help that shows how it is right.
  static func usage(
    _ message: String, help: [String] = [], command: String? = nil
  ) -> CommandFailure {
    let name = command.map { "asl \($0)" } ?? "asl"
    return CommandFailure(.usage, message, help: help + ["'\(name) --help' shows what there is"])
  }
}

extension CommandFailure {
  /// The sentence alone, for a document.
  var text: String {
    switch report {
    case .message(let message, _): message
    case .diagnostics(let findings):
      findings.flatMap(\.diagnostics).map(\.message.text).joined(separator: "; ")
    case .brokenPipe: "nobody reads"
    }
  }
}
