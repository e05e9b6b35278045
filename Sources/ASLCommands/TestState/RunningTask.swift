import Synchronization

/// Something that runs and that Ctrl-C stops.
final class RunningTask: Sendable {
  private let state = Mutex<State>(State())

  private struct State {
    var cancel: (@Sendable () -> Void)?
    var isStopped = false
  }

  /// - Returns: nil where it was stopped.
  func run<Value: Sendable>(_ operation: @escaping @Sendable () async -> Value) async -> Value? {
    let task = Task { await operation() }
    let isStopped = state.withLock { state in
      state.cancel = { task.cancel() }
      return state.isStopped
    }
    if isStopped { task.cancel() }
    let value = await task.value
    return state.withLock { $0.isStopped } ? nil : value
  }

  func stop() {
    let cancel = state.withLock { state in
      state.isStopped = true
      return state.cancel
    }
    cancel?()
  }
}
