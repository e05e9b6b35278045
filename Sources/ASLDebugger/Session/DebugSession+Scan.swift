import ASLInterpreter
import ASLModel
import ASLRuntime
public import JSONTree

/// Finding the next stop.
extension DebugSession {
  /// The first stop among moments, with all that happens on the way.
  func scan(_ range: Range<Int>) -> Stop? {
    guard let pursuit else { return nil }
    for index in range {
      let moment = tape.moments[index]
      let hit = hits(at: index, counts: true)
      var stop: Stop?
      if !hit.ids.isEmpty {
        stop = makeStop(.breakpoints(hit.ids), at: index)
        stop?.notes = hit.notes
      } else if reaches(pursuit, index, isForward: true) {
        stop = makeStop(.step, at: index)
      }
      if case .ended(let outcome) = moment.detail,
        tape.threads[moment.thread].execution == 0
      {
        stop = makeStop(.end(outcome), at: index)
      }
      if let stop {
        cursor = index
        return stop
      }
    }
    return nil
  }

  private func reaches(_ pursuit: Pursuit, _ index: Int, isForward: Bool) -> Bool {
    let moment = tape.moments[index]
    switch pursuit.motion {
    case .until: return pursuit.goal?.matches(context(at: index)) ?? false
    case .time(let time): return moment.phase != nil && tape.time(of: moment) >= time
    case .step, .next, .phase, .event, .finish, .continue:
      return pursuit.motion.isReached(
        moment, from: pursuit.thread, isForward: isForward, tape.threads)
    }
  }

  func pursuit(of motion: Motion, _ thread: Int) -> Pursuit {
    var pursuit = Pursuit(motion: motion, thread: thread)
    if case .until(let location) = motion {
      var goal = Breakpoint(id: 0, .location(location))
      goal.binding = binding(of: goal.trigger)
      pursuit.goal = goal
    }
    return pursuit
  }

  func context(at index: Int) -> MomentContext {
    let moment = tape.moments[index]
    let thread = tape.threads[moment.thread]
    let machine = tape.machine(of: thread.execution) ?? configuration.machine
    return MomentContext(
      moment: moment, thread: thread, machine: machine,
      isMain: isMain(thread.execution), isFirst: isFirstEntry(index))
  }

  /// Whether an execution is of the machine whose definition the session has.
  func isMain(_ execution: Int) -> Bool {
    (tape.lives[execution]?.hosted.depth ?? 0) == 0
  }

  /// Whether a moment is the first of its thread that has a phase.
  private func isFirstEntry(_ index: Int) -> Bool {
    tape.threads.momentIndices(of: tape.moments[index].thread)
      .first { tape.moments[$0].phase != nil } == index
  }

  // MARK: Breakpoints

  /// The breakpoints that stop at a moment, and what is to be said of them.
  ///
  /// - Parameter counts: whether hits are counted, log points print, and temporary ones go.
  func hits(at index: Int, counts: Bool) -> (ids: [Int], notes: [String]) {
    guard !breakpoints.isEmpty else { return ([], []) }
    let context = context(at: index)
    var ids: [Int] = []
    var notes: [String] = []
    for place in breakpoints.indices where breakpoints[place].matches(context) {
      guard let note = passes(place, index, counts: counts) else { continue }
      if let log = breakpoints[place].log {
        if counts {
          configuration.onNote(
            .log(breakpoint: breakpoints[place].id, filled(log, at: index)))
        }
        continue
      }
      ids.append(breakpoints[place].id)
      if !note.isEmpty { notes.append(note) }
    }
    if counts {
      breakpoints.removeAll { $0.isTemporary && ids.contains($0.id) }
    }
    return (ids, notes)
  }

  /// Whether the conditions of a breakpoint let it stop.
  ///
  /// - Returns: what is to be said; nil where it does not stop.
  private func passes(_ place: Int, _ index: Int, counts: Bool) -> String? {
    let breakpoint = breakpoints[place]
    var note = ""
    if case .watch(let expression) = breakpoint.trigger {
      guard let change = change(breakpoint.id, expression, at: index) else { return nil }
      note = change
    }
    if case .assign(let name) = breakpoint.trigger,
      timelines[current].tape.data(at: index).assigned?[name] == nil
    {
      return nil
    }
    if let condition = breakpoint.condition {
      do throws(EvaluationFailure) {
        guard try evaluator(at: index).holds(condition) else { return nil }
      } catch {
        note = "the condition of breakpoint \(breakpoint.id) cannot be evaluated: \(error)"
      }
    }
    guard counts else { return note }
    breakpoints[place].hits += 1
    if let wanted = breakpoint.hitCondition, !wanted.holds(breakpoints[place].hits) { return nil }
    if breakpoint.ignoreCount > 0 {
      breakpoints[place].ignoreCount -= 1
      return nil
    }
    return note
  }

  /// How a watched value has changed; nil where it has not.
  private func change(_ id: Int, _ expression: String, at index: Int) -> String? {
    let value: WatchedValue
    do throws(EvaluationFailure) {
      value = try evaluator(at: index).value(of: expression).map { .value($0.text) } ?? .nothing
    } catch {
      value = .nothing
    }
    let old = watched[id]
    watched[id] = value
    guard let old, old != value else { return nil }
    return "\(expression): \(old.text) -> \(value.text)"
  }

  func evaluator(at index: Int) -> Evaluator {
    let context = context(at: index)
    return Evaluator(
      data: timelines[current].tape.data(at: index),
      isJSONPath: context.state.map { $0.queryLanguage == .jsonPath } ?? true)
  }

  /// A log point's text with its expressions evaluated.
  private func filled(_ text: String, at index: Int) -> String {
    let evaluator = evaluator(at: index)
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"),
      let close = closingBrace(of: rest[open...])
    {
      result += rest[..<open]
      let expression = String(rest[rest.index(after: open)..<close])
      do throws(EvaluationFailure) {
        result += try evaluator.value(of: expression).map(\.plain) ?? "undefined"
      } catch {
        result += "<\(error)>"
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func closingBrace(of text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}

extension DebugSession.WatchedValue {
  fileprivate var text: String {
    switch self {
    case .value(let text): text
    case .nothing: "undefined"
    }
  }
}

extension JSON {
  /// A string without quotation marks, anything else as JSON.
  public var plain: String { stringValue ?? text }
}
