internal import ASLModel
internal import JSONTree

/// Where one state runs at a time: the top level, a branch of a Parallel, an iteration of a Map.
struct Branch: Sendable, Equatable {
  /// Unique in the execution, counted from 0, the top level.
  let number: Int
  /// Whose child this is; nil at the top level.
  var place: Place?
  /// The state that it is in or about to enter.
  var state: StateID
  /// The raw input of ``state``.
  var input: JSON
  /// At least as many bytes as ``input`` has as JSON text.
  var inputSize: Int
  /// At least as many levels as ``input`` is deep.
  var inputDepth: Int
  var phase = Phase.entering
  /// The workflow variables that the branch sees: its own, and those of the branches around it as
  /// they were when it began.
  var variables: JSONObject
  /// At least as many bytes as ``variables`` have as JSON text.
  var variableSize: Int
  /// What `$$.Map.Item` shows, inside a Map.
  var item: MapItem?
  /// The event that the next one follows from.
  var lastEvent: Int
  /// The event that the StateEntered of ``state`` follows from.
  var eventBeforeEntry = 0
  /// The StateEntered of ``state``.
  var enteredEvent = 0
  var enteredAt: Timestamp
  /// How often each Retrier of ``state`` has been used since the state was entered.
  var retries: [Int] = []
  /// The token of the running or last attempt at a task, where it has one.
  var taskToken: String?
  /// What runs inside ``state``, a Parallel or Map.
  var children: Children?
  /// The values between, where they are kept.
  var inspection: Inspection?

  struct Place: Sendable, Equatable {
    /// The parent's place in ``Execution/branches``.
    let parent: Int
    /// The index of the branch in its Parallel, of the item in its Map.
    let index: Int
  }

  /// All retries since the state was entered: `$$.State.RetryCount`.
  var retryCount: Int { retries.reduce(0, +) }
}

struct MapItem: Sendable, Equatable {
  let index: Int
  let value: JSON
  /// The name of a member, where an ItemReader gives the members of an object.
  var key: String?
  /// Where a distributed Map has the item from.
  var source: String?
}

/// What a branch does next, or waits for.
enum Phase: Sendable, Equatable {
  /// Ready: the state is to be entered.
  case entering
  /// Ready: the state's work is to begin, or begin again.
  case starting
  /// Ready: a task has been asked for and is to be recorded, unless it is refused before.
  indirect case scheduling(TaskCall, HistoryEvent.TaskSchedule)
  /// Ready: a task could not be asked for.
  indirect case refused(TaskCall, ErrorOutput)
  /// Ready: the state's work has failed.
  indirect case failing(Failure)
  /// Ready: the state's work is done, with this result.
  case leaving(JSON)
  indirect case task(TaskCall)
  /// In a Wait state, with its effective input.
  indirect case sleeping(RequestID, until: Timestamp, input: JSON)
  /// Between two attempts.
  indirect case retrying(RequestID, until: Timestamp, after: Failure)
  /// In a Parallel or Map whose children are at work.
  case children
  /// In a distributed Map whose child executions are at work.
  case mapRun
  /// Ended.
  case free

  var isReady: Bool {
    switch self {
    case .entering, .starting, .scheduling, .refused, .failing, .leaving: true
    case .task, .sleeping, .retrying, .children, .mapRun, .free: false
    }
  }

  /// What has failed and is not yet seen to.
  var failure: ErrorOutput? { if case .failing(let failure) = self { failure.output } else { nil } }

  /// Whether a timer is one of those that it waits for.
  func hasTimer(_ id: RequestID) -> Bool {
    switch self {
    case .task(let task), .scheduling(let task, _): id == task.timeout || id == task.heartbeat
    case .sleeping(let timer, until: _, input: _), .retrying(let timer, until: _, after: _):
      id == timer
    case .entering, .starting, .refused, .failing, .leaving, .children, .mapRun, .free: false
    }
  }
}

/// A failure on its way to Retry and Catch.
struct Failure: Sendable, Equatable {
  let output: ErrorOutput
  var timeout: Timeout?
  /// The state's work had succeeded; its output could not be made.
  var isAfterWork = false
  /// What was inside the state, a Parallel or Map, when it failed.
  var interruption: Interruption?

  enum Timeout: String, Sendable, Equatable {
    case task
    /// A missed heartbeat: named States.Timeout, but States.HeartbeatTimeout stands for it too.
    case heartbeat
  }

  var isHeartbeat: Bool { timeout == .heartbeat }

  /// The Error Output that a Catcher puts into the state's data. What is missing is null there, but
  /// the Cause of a timeout is empty, as recorded from the service.
  var json: JSON {
    [
      "Error": output.error.map { .string($0.text) } ?? .null,
      "Cause": output.cause.map { .string($0) } ?? (timeout == nil ? .null : ""),
    ]
  }
}

/// An attempt at a task that has not been answered.
struct TaskCall: Sendable, Equatable {
  let request: RequestID
  let attempt: Int
  /// The timer of TimeoutSeconds.
  var timeout: RequestID?
  /// The timer of HeartbeatSeconds, set anew at each heartbeat.
  var heartbeat: RequestID?
  let timeoutSeconds: Int?
  let heartbeatSeconds: Int?
  /// Whether its time runs: of an activity once a worker has taken it up, else from the beginning.
  var isStarted = false
}

/// What runs inside a Parallel or Map.
struct Children: Sendable, Equatable {
  /// The outputs, by index; null until there is one.
  var results: [JSON]
  /// At least as many bytes as the results have as JSON text.
  var resultSize = 0
  /// The items of a Map.
  var items: [JSON] = []
  /// The Map's effective input, which ItemSelector reads.
  var input = JSON.null
  /// The index of the next child to start.
  var next = 0
  /// How many have started and not ended.
  var running = 0
  /// How many have failed; those that a Map tolerates.
  var failed = 0
  /// More failures than this fail the Map.
  var toleratedFailures = 0
  /// Whether the Map says how many failures it tolerates.
  var hasTolerance = false
  /// How many iterations of a Map run at a time; nil where nothing limits them.
  var concurrency: Int?
  /// The iterations that failed and were tolerated, as they were, where a redrive may go on with
  /// them.
  var tolerated: [Interruption.Child] = []
  /// The places of iterations that a redrive has no room for yet; they count as running.
  var held: [Int] = []

  /// Whether another iteration may run.
  var hasRoom: Bool { concurrency.map { running - held.count < $0 } ?? true }
}
