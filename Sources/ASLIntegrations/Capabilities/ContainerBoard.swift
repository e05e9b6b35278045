import Synchronization

/// Where the containers of one task stand, and those who wait for a change.
final class ContainerBoard: Sendable {
  private let state: Mutex<State>

  struct State: Sendable {
    var lives: [String: Life]
    /// Why the task stops; the first cause counts.
    var stop: StopCause?
  }

  enum Life: Sendable, Equatable {
    case waiting
    case running(isHealthy: Bool?)
    case ended(ContainerTaskResult.Container)

    var isOver: Bool { if case .ended = self { true } else { false } }
  }

  enum StopCause: Sendable, Equatable {
    case essentialContainerExited
    case failedToStart(String)
    case stopped
  }

  private let waiters = Mutex<[Int: Waiter]>([:])
  private let lastID = Atomic<Int>(0)

  private struct Waiter: Sendable {
    let verdict: @Sendable (State) -> Bool?
    let continuation: CheckedContinuation<Bool, Never>
  }

  init(_ names: [String]) {
    let lives = names.map { ($0, Life.waiting) }
    state = Mutex(State(lives: Dictionary(lives) { first, _ in first }))
  }

  var now: State { state.withLock { $0 } }

  func set(_ life: Life, of container: String) { change { $0.lives[container] = life } }

  /// Keeps a container that has ended as it is.
  func setHealth(_ isHealthy: Bool, of container: String) {
    change { state in
      if case .running = state.lives[container] {
        state.lives[container] = .running(isHealthy: isHealthy)
      }
    }
  }

  func stop(_ cause: StopCause) { change { if $0.stop == nil { $0.stop = cause } } }

  private func change(_ body: (inout State) -> Void) {
    let now = state.withLock { state in
      body(&state)
      return state
    }
    var decided: [(CheckedContinuation<Bool, Never>, Bool)] = []
    waiters.withLock { waiters in
      for (id, waiter) in waiters {
        guard let verdict = waiter.verdict(now) else { continue }
        waiters[id] = nil
        decided.append((waiter.continuation, verdict))
      }
    }
    for (continuation, verdict) in decided { continuation.resume(returning: verdict) }
  }

  /// Waits until `verdict` is not nil; false when the Swift task is cancelled.
  func wait(_ verdict: @escaping @Sendable (State) -> Bool?) async -> Bool {
    let id = lastID.wrappingAdd(1, ordering: .relaxed).newValue
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters.withLock { $0[id] = Waiter(verdict: verdict, continuation: continuation) }
        if Task.isCancelled { dismiss(id) }
        // What changed before the waiter was there has not woken it.
        change { _ in }
      }
    } onCancel: {
      dismiss(id)
    }
  }

  private func dismiss(_ id: Int) {
    waiters.withLock { $0.removeValue(forKey: id) }?.continuation.resume(returning: false)
  }

  /// Waits until what a dependency asks for has come; false when it cannot come any more.
  func reaches(_ dependency: TaskDefinition.Dependency) async -> Bool {
    await wait { state in
      guard state.stop == nil, let life = state.lives[dependency.container] else { return false }
      switch (life, dependency.condition) {
      case (.waiting, _): return nil
      case (.running, .start): return true
      case (.running(let isHealthy), .healthy): return isHealthy
      case (.running, .complete), (.running, .success): return nil
      case (.ended(let container), .start), (.ended(let container), .complete):
        return container.exitCode != nil
      case (.ended(let container), .success): return container.exitCode == 0
      case (.ended, .healthy): return false
      }
    }
  }
}
