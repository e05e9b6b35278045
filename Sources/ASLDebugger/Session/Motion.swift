public import ASLModel

/// How far an execution goes before it stops again, unless a breakpoint stops it before.
public enum Motion: Sendable, Equatable {
  /// Until a state is entered in this thread, in one that it starts, or in one around it.
  case step
  /// Until a state is entered in this thread or one around it.
  case next
  /// To the next phase of this thread.
  case phase
  /// To the next event or phase of this thread.
  case event
  /// Until this branch, iteration or nested execution has ended.
  case finish
  case until(Location)
  case `continue`
  /// Until the execution's own time.
  case time(Timestamp)
}

extension Motion {
  /// Whether a moment is far enough.
  ///
  /// - Parameter thread: the one that is followed.
  func isReached(
    _ moment: Moment, from thread: Int, isForward: Bool, _ threads: ThreadTable
  ) -> Bool {
    /// Whether the moment is of the thread, or of one around it.
    func isHereOrOutside() -> Bool { threads.isInside(thread, moment.thread) }
    switch self {
    case .step:
      return moment.phase == .enter
        && (isHereOrOutside() || threads.isInside(moment.thread, thread))
    case .next: return moment.phase == .enter && isHereOrOutside()
    case .phase: return moment.phase != nil && isHereOrOutside()
    case .event: return isHereOrOutside()
    case .finish:
      guard let outer = threads[thread].parent else { return false }
      return moment.phase != nil && threads.isInside(outer, moment.thread)
    case .until, .continue, .time: return false
    }
  }
}
