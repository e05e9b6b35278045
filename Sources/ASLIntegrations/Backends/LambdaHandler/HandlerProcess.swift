import ASLRuntime
import Dispatch
import JSONTree
import Synchronization

/// What a bootstrap writes to descriptor 3, a line each: a JSON array of a kind and a body, which
/// is JSON text as the handler's runtime wrote it.
enum HandlerMessage: Sendable, Equatable {
  /// The handler is loaded, or could not be: then every invocation ends as a fault.
  case ready
  case result(String)
  case error(String)
  /// The handler cannot be used, now or later.
  case fault(String)
  /// The error ends the process.
  case fatal(String)

  init?(line: String) {
    guard let message = try? JSON(parsing: line), let kind = message[0]?.stringValue,
      let body = message[1]?.stringValue
    else { return nil }
    switch kind {
    case "ready": self = .ready
    case "result": self = .result(body)
    case "error": self = .error(body)
    case "fault": self = .fault(body)
    case "fatal": self = .fatal(body)
    default: return nil
    }
  }
}

/// A warm child process with a loaded handler: one invocation at a time.
final class HandlerProcess: Sendable {
  let process: ChildProcess
  private let events: AsyncStream<Event>
  private let output: OutputRouter

  private enum Event: Sendable {
    /// With its number, counted from 1.
    case message(Int, HandlerMessage)
    /// Standard output or standard error has come to the end of what the invocation wrote.
    case outputEnded
    /// The message of that number has waited long enough for both.
    case patienceEnded(Int)
    case exited(ChildExit)
  }

  struct Ended: Error {
    /// nil when the Swift task was cancelled.
    let exit: ChildExit?
  }

  /// How long a message waits for the output before it, which a handler may have sent elsewhere.
  private static let outputPatience = DispatchTimeInterval.milliseconds(250)

  /// - Parameter watch: runs what watches for the end of the process.
  init(
    _ command: ChildCommand, watch: (@escaping @Sendable () async -> Void) -> Void
  ) throws(ChildProcessError) {
    let (events, sink) = AsyncStream<Event>.makeStream()
    let output = OutputRouter { sink.yield(.outputEnded) }
    let count = Atomic<Int>(0)
    var command = command
    command.input = .open
    command.outputs = [
      1: .lines(.function) { output.take($0) }, 2: .lines(.function) { output.take($0) },
      3: .lines(.messages) { line in
        guard let message = HandlerMessage(line: line) else { return }
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        sink.yield(.message(number, message))
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.outputPatience) {
          sink.yield(.patienceEnded(number))
        }
      },
    ]
    let process = try ChildProcess.start(command)
    self.process = process
    self.events = events
    self.output = output
    watch {
      let result = await process.result()
      sink.yield(.exited(result.exit))
      sink.finish()
    }
  }

  /// Where the lines of the invocation go that is under way.
  func direct(to log: @escaping @Sendable (String) -> Void) { output.direct(to: log) }

  /// The next message, once all that was printed before it is in the log. When the Swift task is
  /// cancelled, no further message can be had.
  func nextMessage() async throws(Ended) -> HandlerMessage {
    var received: (number: Int, message: HandlerMessage)?
    var endedOutputs = 0
    for await event in events {
      switch event {
      case .message(let number, let message): received = (number, message)
      case .outputEnded: endedOutputs += 1
      case .patienceEnded(let number): if number == received?.number { endedOutputs = 2 }
      case .exited(let exit):
        if let received { return received.message }
        throw Ended(exit: exit)
      }
      if let received, endedOutputs >= 2 { return received.message }
    }
    throw Ended(exit: nil)
  }
}

/// Sends the lines of a process to the log of the invocation under way, and notices the mark that a
/// bootstrap prints after each invocation on both streams: a line that ends with it may begin with
/// output that has no line end.
final class OutputRouter: Sendable {
  private let log = Mutex(Log { _ in })
  private let onMark: @Sendable () -> Void

  init(onMark: @escaping @Sendable () -> Void) { self.onMark = onMark }

  /// A function of its own in a generic mutex would gain a layer at each access.
  private struct Log {
    let take: @Sendable (String) -> Void
  }

  func direct(to log: @escaping @Sendable (String) -> Void) {
    self.log.withLock { $0 = Log(take: log) }
  }

  func take(_ line: String) {
    let log = log.withLock { $0 }
    guard line.hasSuffix(Self.mark) else { return log.take(line) }
    let rest = line.dropLast(Self.mark.count)
    if !rest.isEmpty { log.take(String(rest)) }
    onMark()
  }

  private static let mark = "\u{1E}asl-end"
}

extension ChildOutput.LineLimits {
  /// A function's log: it lives as long as its process, so only the line is limited here.
  static let function = ChildOutput.LineLimits(lineBytes: 8 * 1_024, totalBytes: nil)
}
