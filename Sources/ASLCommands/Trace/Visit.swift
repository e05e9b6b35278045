import ASLModel
import JSONTree

/// A state that is running: from its entry to its exit, all attempts included.
struct Visit {
  let state: StateID
  let entered: Timestamp
  /// How often it was begun: attempts at a task, starts of a Parallel or Map.
  var attempts = 0
  var attemptStarted: Timestamp
  /// What the current attempt is given.
  var parameters: JSON?
  /// Retries made, by the place of the Retrier.
  var retries: [Int]
  /// What the last attempt failed with, and what follows from it.
  var failure: Failure?
  /// Whether a line has said that it runs.
  var isAnnounced = false

  // Of a Parallel or Map.
  /// How many items there are; nil for a Parallel, 0 where an ItemReader is going to say.
  var length: Int?
  /// Whether it is a Map with so many items that only what goes wrong in them is shown.
  var isLarge = false
  var finished = 0
  var failedIterations = 0
  /// Lines inside that told of something wrong.
  var problems = 0
  /// Whether the state itself failed, and not just something inside it.
  var hasFailed = false
  /// The error of the first branch or iteration that failed.
  var innerError: ErrorOutput?
  /// The error of a distributed Map itself.
  var runError: ErrorOutput?

  init(_ state: State, at time: Timestamp) {
    self.state = state.id
    entered = time
    attemptStarted = time
    retries = Array(repeating: 0, count: state.retriers.count)
  }

  struct Failure {
    let error: ErrorOutput
    let consequence: Consequence
  }

  /// What an error leads to by the state's Retriers and Catchers.
  enum Consequence: Equatable {
    /// The number of the retry, from 1, of how many, and when.
    case retry(Int, of: Int, after: Duration, jitter: Bool)
    case caught(StateID)
    case uncaught
  }

  /// What an error leads to, as the States Language says; counts the retry where there is one.
  ///
  /// - Note: Amazon States Language, "Errors". An expired heartbeat is recorded as a
  ///   States.Timeout, so of a task with a heartbeat both names are tried.
  mutating func consequence(of error: ErrorOutput, in state: State) -> Consequence {
    let isHeartbeat = state.hasHeartbeat && error.error == .timeout
    let retriers = state.retriers
    if let place = retriers.firstIndex(where: { $0.matches(error, isHeartbeat: isHeartbeat) }),
      retries[place] < retriers[place].maxAttempts
    {
      let delay = retriers[place].delay(attempt: retries[place])
      retries[place] += 1
      return .retry(
        retries[place], of: retriers[place].maxAttempts, after: delay,
        jitter: retriers[place].jitter == .full)
    }
    return state.catching(error, isHeartbeat: isHeartbeat).map { .caught($0) } ?? .uncaught
  }
}

extension State {
  /// Where the first Catcher for an error leads.
  func catching(_ error: ErrorOutput, isHeartbeat: Bool = false) -> StateID? {
    catchers.first { $0.matches(error, isHeartbeat: isHeartbeat) }?.next
  }

  fileprivate var hasHeartbeat: Bool {
    if case .task(let task) = kind { task.heartbeatSeconds != nil } else { false }
  }
}
