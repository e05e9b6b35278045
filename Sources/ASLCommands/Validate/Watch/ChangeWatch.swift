/// Says when something is to be looked at again: when it has changed since it was looked at, and
/// then stayed the same between two looks, so that nobody is in the middle of writing it.
struct ChangeWatch<State: Equatable> {
  private var checked: State
  private var last: State

  /// - Parameter state: as it was before the first look.
  init(_ state: State) {
    checked = state
    last = state
  }

  /// Whether to look again now.
  mutating func isDue(_ state: State) -> Bool {
    defer { last = state }
    guard state == last, state != checked else { return false }
    checked = state
    return true
  }
}

/// Checks files again and again, as often as they change, until it is interrupted.
struct WatchLoop<State: Equatable> {
  /// What is there now.
  let state: () -> State
  /// Waits a moment; gives false when it is time to end.
  let pause: () async -> Bool
  let check: () throws(CommandFailure) -> ExitCode

  /// - Returns: how the last check ended.
  func run() async throws(CommandFailure) -> ExitCode {
    var watch = ChangeWatch(state())
    var exitCode = try check()
    while await pause() {
      if watch.isDue(state()) { exitCode = try check() }
    }
    return exitCode
  }
}
