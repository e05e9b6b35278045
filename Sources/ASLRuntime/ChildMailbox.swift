import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a child's supervisor is asked to do, from any thread.
final class ChildMailbox: Sendable {
  enum Message: Sendable {
    case write([UInt8], CheckedContinuation<Bool, Never>?)
    case endInput
    case terminate(grace: Duration)
    case leaderEnded
    case result(CheckedContinuation<ChildProcessResult, Never>)
  }

  /// Becomes readable when there are messages.
  let bell: CInt

  private let state: Mutex<State>

  private struct State {
    var messages: [Message] = []
    /// Set when the supervisor is gone.
    var result: ChildProcessResult?
    let ringer: CInt
  }

  init() throws(ChildProcessError) {
    let pipe = try makePipe()
    bell = pipe.reader
    state = Mutex(State(ringer: pipe.writer))
    for end in [pipe.reader, pipe.writer] { setNonBlocking(end) }
  }

  deinit {
    close(bell)
    state.withLock { _ = close($0.ringer) }
  }

  func post(_ message: Message) {
    let result = state.withLock { state in
      if state.result == nil {
        state.messages.append(message)
        // A full pipe rings as well.
        if state.messages.count == 1 { _ = Self.ring(state.ringer) }
      }
      return state.result
    }
    if let result { answer(message, result) }
  }

  func take() -> [Message] {
    state.withLock { state in
      var byte: UInt8 = 0
      if !state.messages.isEmpty { _ = read(bell, &byte, 1) }
      defer { state.messages = [] }
      return state.messages
    }
  }

  /// The last act of the supervisor: from now on messages are answered with `result`.
  func finish(_ result: ChildProcessResult) {
    let late = state.withLock { state in
      state.result = result
      defer { state.messages = [] }
      return state.messages
    }
    for message in late { answer(message, result) }
  }

  private func answer(_ message: Message, _ result: ChildProcessResult) {
    switch message {
    case .write(_, let continuation): continuation?.resume(returning: false)
    case .result(let continuation): continuation.resume(returning: result)
    case .endInput, .terminate, .leaderEnded: break
    }
  }

  private static func ring(_ ringer: CInt) -> Int {
    var byte: UInt8 = 1
    return write(ringer, &byte, 1)
  }
}

/// The process groups whose leaders are not collected yet, so that their numbers are their own.
enum LivingGroups {
  private static let groups = Mutex<Set<pid_t>>([])

  static func insert(_ group: pid_t) { groups.withLock { _ = $0.insert(group) } }
  static func remove(_ group: pid_t) { groups.withLock { _ = $0.remove(group) } }
  static func killAll() { groups.withLock { for group in $0 { kill(-group, SIGKILL) } } }
}
