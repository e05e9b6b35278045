public import ASLInterpreter
import ASLRuntime

/// One way that the execution has gone: the first, or one that a change in the past began.
struct Timeline: Sendable {
  let id: Int
  /// The one that it was forked from, and after how many steps.
  var origin: (timeline: Int, step: Int)?
  var tape: Tape
  /// What was changed, by the index of the step after which it was.
  private(set) var changes: [Int: [Intervention.Action]] = [:]
  /// The moment that was shown last.
  var cursor = 0
  var name: String?
  /// Answers to tasks that were not asked for yet when they were given.
  var injections: [Injection] = []

  struct Injection: Sendable, Equatable {
    let step: Int
    let execution: Int
    let request: RequestID
    let kind: ScriptedAnswer.Kind
  }

  init(id: Int, tape: Tape) {
    self.id = id
    self.tape = tape
  }

  /// What was changed after a step, in the order it was.
  func actions(at step: Int) -> [Intervention.Action] { changes[step] ?? [] }

  mutating func add(_ action: Intervention.Action, at step: Int) {
    changes[step, default: []].append(action)
  }

  /// Takes over what another timeline changed up to a step.
  mutating func inherit(_ other: Timeline, upTo step: Int) {
    changes = other.changes.filter { $0.key <= step }
    injections = other.injections.filter { $0.step <= step }
  }

  mutating func dropLastChange() -> Int? {
    guard let step = changes.keys.max() else { return nil }
    changes[step]?.removeLast()
    if changes[step]?.isEmpty == true { changes[step] = nil }
    return step
  }

  var changeCount: Int { changes.values.reduce(0) { $0 + $1.count } }

  /// Notes on the tape what is changed after a step.
  mutating func note(_ intervention: Intervention, at step: Int) {
    for case .edit(let execution, let edit) in intervention.actions {
      tape.add(edit, to: execution, after: tape.count(of: execution, at: step))
    }
  }
}

/// What can be seen of a timeline.
public struct TimelineInfo: Sendable, Equatable {
  public let id: Int
  public let name: String?
  /// The timeline that it was forked from.
  public let origin: Int?
  /// The index of the moment after which it was forked.
  public let forkedAt: Int?
  public let moments: Int
  public let changes: Int
  public let isCurrent: Bool
  public let outcome: Outcome?
}
