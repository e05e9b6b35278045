import ASLInterpreter
import JSONTree

/// Where `--history` goes.
struct HistoryFile {
  /// nil for standard output.
  let file: OutputFile?

  init(_ path: String) throws(CommandFailure) {
    file = path == "-" ? nil : try OutputFile(path, role: "the history")
  }

  var isStandardOutput: Bool { file == nil }

  /// Writes events as `aws stepfunctions get-execution-history` prints them.
  func write(_ events: [HistoryEvent], _ console: Console) throws(CommandFailure) {
    let text = HistoryEvent.json(of: events).indentedText(by: 4)
    if let file { try file.commit(text + "\n") } else { try console.print(text) }
  }
}
