import Synchronization

/// The log of one invocation: shows its lines, as many as a person can use, and keeps its end for
/// `LogType: Tail`.
final class InvocationLog: Sendable {
  private let show: @Sendable (String) -> Void
  private let state = Mutex(State())

  private struct State {
    var shownBytes = 0
    var hiddenLines = 0
    var tail: [UInt8] = []
  }

  private static let shownBytes = 1_024 * 1_024

  init(show: @escaping @Sendable (String) -> Void) { self.show = show }

  func take(_ line: String) {
    let isShown = state.withLock { state in
      state.tail += Array(line.utf8) + [UInt8(ascii: "\n")]
      if state.tail.count > 4 * LambdaLimit.logTailBytes {
        state.tail.removeFirst(state.tail.count - LambdaLimit.logTailBytes)
      }
      state.shownBytes += line.utf8.count
      if state.shownBytes > Self.shownBytes { state.hiddenLines += 1 }
      return state.hiddenLines == 0
    }
    if isShown { show(line) }
  }

  /// Tells of what was not shown.
  ///
  /// - Returns: the log's end, each line with its line end.
  func finish() -> String {
    let (hidden, tail) = state.withLock { ($0.hiddenLines, $0.tail) }
    if hidden > 0 { show("… \(hidden) more lines are not shown") }
    return String(decoding: tail.suffix(LambdaLimit.logTailBytes), as: UTF8.self)
  }

  /// Tells of what was not shown.
  ///
  /// - Returns: the log's end with the lines that Lambda puts around it.
  func finish(requestID: String, duration: Duration, memoryMB: Int) -> String {
    let text = """
      START RequestId: \(requestID) Version: $LATEST
      \(finish())END RequestId: \(requestID)
      REPORT RequestId: \(requestID)\tDuration: \(duration.milliseconds) ms\t\
      Billed Duration: \(duration.milliseconds) ms\tMemory Size: \(memoryMB) MB\t

      """
    return String(decoding: Array(text.utf8).suffix(LambdaLimit.logTailBytes), as: UTF8.self)
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
  }
}
