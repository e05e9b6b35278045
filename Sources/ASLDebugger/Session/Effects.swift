import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// What is done about a task that has changed since it was run, on a new timeline.
public enum EffectPolicy: String, Sendable, Equatable, CaseIterable {
  /// Gives the recorded answer, whatever is asked.
  case reuse
  /// Runs the task again.
  case rerun
  /// Fails the execution.
  case fail
}

/// One attempt at a task and what came of it.
struct Effect: Sendable, Equatable {
  let key: EffectKey
  let request: RequestID
  let parameters: JSON
  let start: Timestamp
  /// How long after the start each answer came.
  var answers: [ScriptedAnswer] = []
  /// When the last came.
  private(set) var last: Timestamp

  init(_ task: TaskRequest, in hosted: HostedExecution, at start: Timestamp) {
    key = EffectKey(hosted, task)
    request = task.id
    parameters = task.parameters
    self.start = start
    last = start
  }

  mutating func add(_ kind: ScriptedAnswer.Kind, at time: Timestamp) {
    answers.append(ScriptedAnswer(after: time.duration(since: last), kind))
    last = time
  }

  /// Whether the attempt is over with what came.
  var isComplete: Bool {
    switch answers.last?.kind {
    case .succeeded, .failed: true
    case .started, .submitted, .heartbeat, nil: false
    }
  }
}

/// Which task an attempt belongs to; attempts at the same one are counted.
struct EffectKey: Hashable, Sendable {
  let execution: String
  let state: String
  let iterations: [TaskRequest.Iteration]

  init(_ hosted: HostedExecution, _ task: TaskRequest) {
    execution = hosted.path
    state = task.stateName
    iterations = task.iterations
  }
}

extension HostedExecution {
  /// Where it was started, from the first execution on.
  fileprivate var path: String {
    switch origin {
    case .driver: ""
    case .mapRun(let parent, let child): "\(parent.path)/\(child.stateName)#\(child.index)"
    case .task(let parent, let task):
      "\(parent.path)/\(task.stateName)>"
        + task.iterations.map { "\($0.mapName)#\($0.index)" }.joined(separator: ",")
    }
  }
}

/// Answers tasks that have been run before with what came of them then; others go on to the handler
/// behind it.
final class ReplayingHandler: TaskHandler {
  private let base: any TaskHandler
  private let policy: EffectPolicy
  private let onNote: @Sendable (Note) -> Void
  private let state: Mutex<State>

  private struct State {
    var recorded: [EffectKey: [Effect]]
    var counts: [EffectKey: Int] = [:]
    var mocks: [String: [ScriptedAnswer.Kind]] = [:]
    var next: [RequestPlace: ScriptedAnswer.Kind] = [:]
  }

  private struct RequestPlace: Hashable {
    let execution: Int
    let request: RequestID
  }

  init(
    _ base: any TaskHandler, recorded: [Effect], policy: EffectPolicy,
    mocks: [String: [ScriptedAnswer.Kind]], onNote: @escaping @Sendable (Note) -> Void
  ) {
    self.base = base
    self.policy = policy
    self.onNote = onNote
    state = Mutex(State(recorded: Dictionary(grouping: recorded, by: \.key), mocks: mocks))
  }

  /// The answer to a request that is not carried out yet.
  func answer(_ request: RequestID, of execution: Int, with kind: ScriptedAnswer.Kind) {
    state.withLock { $0.next[RequestPlace(execution: execution, request: request)] = kind }
  }

  /// Answers a state's attempts from now on, one after the other, the last for all that follow.
  func mock(_ name: String, _ answers: [ScriptedAnswer.Kind]) {
    state.withLock { $0.mocks[name] = answers }
  }

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    let key = EffectKey(execution, task)
    let (effect, once, mock) = state.withLock { state in
      let count = state.counts[key, default: 0]
      state.counts[key] = count + 1
      let place = RequestPlace(execution: execution.number, request: task.id)
      let once = state.next.removeValue(forKey: place)
      let effects = state.recorded[key] ?? []
      var mock = state.mocks[task.stateName]
      if effects.indices.contains(count), effects[count].parameters == task.parameters {
        mock = nil
      } else if let answers = mock, answers.count > 1 {
        state.mocks[task.stateName] = Array(answers.dropFirst())
      }
      return (effects.indices.contains(count) ? effects[count] : nil, once, mock?.first)
    }
    if let kind = once ?? mock { return .scripted([ScriptedAnswer(kind)]) }
    let attempt = base.attempt(task, in: execution)
    guard let effect else { return attempt }
    guard case .running = attempt else { return attempt }
    if effect.parameters == task.parameters, effect.isComplete { return .scripted(effect.answers) }
    switch policy {
    case .reuse where effect.isComplete: return .scripted(effect.answers)
    case .reuse, .rerun:
      onNote(.message("\(task.stateName) is run again: what it is given has changed"))
      return attempt
    case .fail:
      let error = ErrorOutput(error: .runtime, cause: .changed(task.stateName))
      return .scripted([ScriptedAnswer(.failed(TaskFailure(error, phase: .refused)))])
    }
  }
}

extension String {
  fileprivate static func changed(_ state: String) -> String {
    "The debugger does not run the task of '\(state)' again: what it is given has changed since it "
      + "was recorded."
  }
}
