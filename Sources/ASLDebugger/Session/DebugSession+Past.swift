import ASLInterpreter
import ASLModel

/// Going back, and to places on the tape. Nothing runs.
extension DebugSession {
  /// Goes back as ``resume(_:thread:)`` goes forward, at most to the first state.
  public func reverse(_ motion: Motion, thread: Int? = nil) -> Stop {
    let followed = thread ?? lastStop?.thread.id ?? 1
    let first = firstMoment
    for index in (first..<max(cursor, first)).reversed() {
      let moment = tape.moments[index]
      let hit = hits(at: index, counts: false)
      if !hit.ids.isEmpty {
        var stop = makeStop(.breakpoints(hit.ids), at: index)
        stop.notes = hit.notes
        return arrive(stop)
      }
      if reachesBack(motion, moment, followed, index) { return arrive(makeStop(.step, at: index)) }
    }
    return arrive(makeStop(.beginning, at: min(first, tape.moments.count - 1)))
  }

  private func reachesBack(
    _ motion: Motion, _ moment: Moment, _ thread: Int, _ index: Int
  ) -> Bool {
    switch motion {
    case .until(let location):
      var breakpoint = Breakpoint(id: 0, .location(location))
      breakpoint.binding = binding(of: breakpoint.trigger)
      return breakpoint.matches(context(at: index))
    case .time(let time): return moment.phase != nil && tape.time(of: moment) <= time
    case .step, .next, .phase, .event, .finish, .continue:
      return motion.isReached(moment, from: thread, isForward: false, tape.threads)
    }
  }

  /// The first moment that is no mere event.
  var firstMoment: Int { tape.moments.firstIndex { $0.phase != nil } ?? 0 }

  /// Goes to a moment of the tape; nil where there is none of that index.
  public func goto(moment index: Int) -> Stop? {
    guard tape.moments.indices.contains(index) else { return nil }
    return arrive(makeStop(.goto, at: index))
  }

  /// Goes to the moment at which the first execution had recorded an event; nil where it has not.
  public func goto(event id: Int) -> Stop? {
    let index = tape.moments.indices.first { index in
      tape.moments[index].event >= id
        && tape.threads[tape.moments[index].thread].execution == 0
    }
    guard let index, id > 0 else { return nil }
    return arrive(makeStop(.goto, at: index))
  }

  /// Goes so many moments with a phase on, or back where it is negative, as far as there are any.
  public func goto(offset: Int) -> Stop {
    var left = offset
    var index = cursor
    let step = offset < 0 ? -1 : 1
    var last = cursor
    while left != 0 {
      index += step
      guard tape.moments.indices.contains(index) else { break }
      guard tape.moments[index].phase != nil else { continue }
      last = index
      left -= step
    }
    return arrive(makeStop(.goto, at: last))
  }

  /// Goes back to the first state.
  public func restart() -> Stop { arrive(makeStop(.entry, at: firstMoment)) }

  /// Goes back to where a thread entered the state that it is in; nil where it has entered none.
  public func restart(thread: Int) -> Stop? {
    guard (1...tape.threads.all.count).contains(thread) else { return nil }
    let own = tape.threads.momentIndices(of: thread).prefix { $0 <= cursor }
    guard let index = own.last(where: { tape.moments[$0].phase == .enter }) else { return nil }
    return arrive(makeStop(.goto, at: index))
  }

  /// Whether what is shown was followed by another step.
  public var isInPast: Bool {
    tape.moments.indices.contains(cursor) && tape.moments[cursor].step + 1 < tape.steps.count
  }
}
