import ASLInterpreter
import ASLRuntime
import Diagnostics
import JSONTree
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where `--child-histories` goes: the histories of the executions that an execution starts.
///
/// A folder gets a file for each, by state machine and name, as `get-execution-history` prints it.
/// A file whose name ends in `.jsonl` gets a line for each event, with the execution's ARN.
final class ChildHistories: Sendable {
  private let path: String
  private let file: OutputFile?
  private let state = Mutex(State())

  private struct State {
    /// The events of those that run, for a folder.
    var events: [Int: [HistoryEvent]] = [:]
    var folders: Set<String> = []
    var buffer: [UInt8] = []
    var failure: CommandFailure?
  }

  /// How many bytes of lines are written at a time.
  private static let bufferSize = 1 << 20

  init(_ path: String) throws(CommandFailure) {
    self.path = path
    let isFile = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
    file = isFile ? try OutputFile(path, role: "the histories") : nil
    if !isFile {
      var folders: Set<String> = []
      try Self.makeFolder(path, &folders)
    }
  }

  /// Why something could not be written; nothing more is written then.
  var failure: CommandFailure? { state.withLock { $0.failure } }

  func recorded(_ event: HistoryEvent, in execution: HostedExecution) {
    guard execution.number > 0 else { return }
    state.withLock { state in
      guard state.failure == nil else { return }
      guard let file else { return state.events[execution.number, default: []].append(event) }
      let line: JSON = [
        "executionArn": .string(execution.settings.executionARN), "event": event.json,
      ]
      line.write(to: &state.buffer)
      state.buffer.append(UInt8(ascii: "\n"))
      if state.buffer.count >= Self.bufferSize { flush(&state, to: file) }
    }
  }

  func ended(_ execution: HostedExecution) {
    guard execution.number > 0, file == nil else { return }
    state.withLock { state in
      guard let events = state.events.removeValue(forKey: execution.number),
        state.failure == nil
      else { return }
      do throws(CommandFailure) {
        try write(events, of: execution, &state)
      } catch {
        state.failure = error
      }
    }
  }

  /// Completes what is written.
  func finish() throws(CommandFailure) {
    let failure = state.withLock { state in
      if let file, state.failure == nil {
        flush(&state, to: file)
        do throws(CommandFailure) { try file.commit("") } catch { state.failure = error }
      }
      return state.failure
    }
    if let failure { throw failure }
  }

  func discard() { file?.discard() }

  private func flush(_ state: inout State, to file: OutputFile) {
    do throws(CommandFailure) {
      try file.append(state.buffer)
      state.buffer.removeAll(keepingCapacity: true)
    } catch {
      state.failure = error
    }
  }

  private func write(
    _ events: [HistoryEvent], of execution: HostedExecution, _ state: inout State
  ) throws(CommandFailure) {
    var folder = path
    for part in execution.settings.stateMachineName.split(separator: "/") {
      folder += "/" + Self.fileName(part)
      try Self.makeFolder(folder, &state.folders)
    }
    // What an Express execution's ARN has behind its name tells it from others of the name.
    let arn = execution.settings.executionARN.split(separator: ":")
    let name = arn.count > 7 ? arn[7...].joined(separator: "-") : execution.settings.name
    let file = try OutputFile("\(folder)/\(Self.fileName(name[...])).json", role: "the history")
    try file.commit(HistoryEvent.json(of: events).indentedText(by: 4) + "\n")
  }

  /// A name with nothing in it that means something in a path.
  private static func fileName(_ name: Substring) -> String {
    let text = String(
      name.map { $0 == "/" || $0 == "\\" || $0 == "\0" || $0 == ":" ? "-" : $0 })
    return text == "." || text == ".." ? "-" : text
  }

  private static func makeFolder(
    _ path: String, _ made: inout Set<String>
  ) throws(CommandFailure) {
    guard made.insert(path).inserted, mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw CommandFailure(
      .environment, "cannot make the folder '\(visible(path))': \(lastSystemError().text)")
  }
}
