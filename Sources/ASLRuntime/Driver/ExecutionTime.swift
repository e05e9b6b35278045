import ASLModel

/// How the time of an execution passes.
public enum ClockMode: Sendable, Hashable {
  /// While nothing real runs, what comes next comes at once. While something does, time is real.
  case virtual
  case real
  /// So many times faster than real time; slower below 1. From a millionth to a million.
  case scaled(Double)
}

extension ClockMode {
  fileprivate var factor: Double {
    switch self {
    case .virtual, .real: 1
    case .scaled(let given): min(max(given, 1e-6), 1e6)
    }
  }
}

/// The time that an execution sees: its own, which may jump, stand still or run at another pace.
struct ExecutionTime {
  private var mode: ClockMode
  private let pace: Pace
  private var timestamp: Timestamp
  /// The real time at which it was ``timestamp``; nil while time stands still.
  private var anchor: Duration?
  /// How much faster than real time it runs.
  private var factor: Double

  init(_ mode: ClockMode, from start: Timestamp, pace: Pace) {
    self.mode = mode
    self.pace = pace
    timestamp = start
    factor = mode.factor
    anchor = mode == .virtual ? nil : pace.elapsed()
  }

  var now: Timestamp {
    guard let anchor else { return timestamp }
    let elapsed = pace.elapsed() - anchor
    return timestamp.advanced(by: factor == 1 ? elapsed : elapsed * factor)
  }

  /// Whether what comes next may come at once.
  var standsStill: Bool { anchor == nil }

  /// Something real begins: time runs.
  mutating func run() {
    if anchor == nil { anchor = pace.elapsed() }
  }

  /// Nothing real is in flight any more.
  mutating func rest() {
    guard mode == .virtual else { return }
    timestamp = now
    anchor = nil
  }

  /// Time stands still until ``resume(_:)``, whatever really runs.
  ///
  /// - Returns: when that was in real time; nil where it stands still anyway.
  func pause() -> Duration? { anchor == nil ? nil : pace.elapsed() }

  mutating func resume(_ pause: Duration?) {
    guard let pause, let anchor else { return }
    self.anchor = anchor + (pace.elapsed() - pause)
  }

  /// - Note: where something real runs it stays real under a virtual clock, until ``rest()``.
  mutating func change(to mode: ClockMode) {
    timestamp = now
    let ran = anchor != nil && self.mode == .virtual
    self.mode = mode
    factor = mode.factor
    anchor = mode == .virtual && !ran ? nil : pace.elapsed()
  }

  /// To a later time, which is never further away than the next thing to happen.
  mutating func jump(to time: Timestamp) {
    precondition(standsStill, "time jumps only where it stands still")
    timestamp = max(timestamp, time)
  }

  /// The real time at which it will be `time`; nil when time stands still, or when it is that late
  /// already.
  func realTime(at time: Timestamp) -> Duration? {
    guard let anchor else { return nil }
    let distance = time.duration(since: timestamp)
    let due = anchor + (factor == 1 ? distance : distance / factor)
    return due > pace.elapsed() ? due : nil
  }
}

/// Real time, or what a test has in its place.
struct Pace: Sendable {
  /// Since a moment that stays the same.
  let elapsed: @Sendable () -> Duration
  /// Returns at that time, or when the task is cancelled, or after a day: clocks need not be able
  /// to sleep for ages.
  let sleep: @Sendable (_ until: Duration) async -> Void

  init(_ clock: some Clock<Duration>) {
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { until in
      let tomorrow = start.duration(to: clock.now) + .seconds(86_400)
      do {
        try await clock.sleep(until: start.advanced(by: min(until, tomorrow)), tolerance: nil)
      } catch {
        // Cancelled: nobody waits for the time any more.
      }
    }
  }
}
