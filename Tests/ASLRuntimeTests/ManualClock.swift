import Synchronization

/// A clock that a test moves; or one that jumps to where somebody sleeps to.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    let offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let isJumping: Bool
  private let state = Mutex(State())

  private struct State {
    var now = Duration.zero
    var slept: [Duration] = []
    var nextID = 0
    var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, Never>)] = [:]
    var awaited: (until: Duration, continuation: CheckedContinuation<Void, Never>)?
  }

  init(jumps: Bool = false) { isJumping = jumps }

  var now: Instant { Instant(offset: state.withLock { $0.now }) }
  var minimumResolution: Duration { .nanoseconds(1) }
  /// How long sleeps were, where the clock jumps.
  var slept: [Duration] { state.withLock { $0.slept } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          if isJumping, deadline.offset > state.now {
            state.slept.append(deadline.offset - state.now)
            state.now = deadline.offset
          }
          if deadline.offset <= state.now || Task.isCancelled { return continuation.resume() }
          state.sleepers[id] = (deadline.offset, continuation)
          if let awaited = state.awaited, awaited.until == deadline.offset {
            state.awaited = nil
            awaited.continuation.resume()
          }
        }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id)?.continuation.resume() }
    }
    try Task.checkCancellation()
  }

  /// Waits until somebody sleeps until `time`, then makes it that time.
  func advance(toSleepUntil time: Duration) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.sleepers.values.contains(where: { $0.until == time }) {
          continuation.resume()
        } else {
          state.awaited = (time, continuation)
        }
      }
    }
    advance(to: time)
  }

  func advance(to time: Duration) {
    state.withLock { state in
      state.now = time
      for (id, sleeper) in state.sleepers where sleeper.until <= time {
        state.sleepers[id] = nil
        sleeper.continuation.resume()
      }
    }
  }
}

/// Something to wait for, opened once.
final class Gate: Sendable {
  private let (stream, continuation) = AsyncStream<Void>.makeStream()
  func open() { continuation.finish() }
  /// Returns when it is opened, or when the task is cancelled.
  func wait() async { for await _ in stream {} }
}
