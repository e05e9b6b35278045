import ASLInterpreter
import ASLModel
import JSONTree
import Synchronization

/// What reaches a driver from elsewhere, in the order it came.
final class Inbox: Sendable {
  enum Message: Sendable {
    /// From an attempt that goes on.
    case event(RequestKey, ExecutionEvent)
    /// The attempt's operation has returned; nil when it was cancelled.
    case ended(RequestKey, ExecutionEvent?)
    case line(RequestKey, String, source: String)
    case dropped(RequestKey, Int)
    /// Items were read or results written, or not.
    case stored(StorageAnswer)
    /// Results that waited to be written have become few.
    case room
    case stop(ErrorOutput)
    /// To the execution of that number, in place of what would tell it.
    case tell(Int, ExecutionEvent)
  }

  private let state = Mutex(State())
  /// To look at on every step, without a lock.
  private let hasMessages = Atomic(false)

  private struct State {
    var messages: [Message] = []
    var lineCount = 0
    /// Where in ``messages`` the dropped lines of a task are counted.
    var droppedPlaces: [RequestKey: Int] = [:]
    var waiter: CheckedContinuation<Void, Never>?

    /// Adds a message, or counts it where it is a line too many.
    mutating func add(_ message: Message, lineLimit: Int) {
      guard case .line(let id, _, _) = message else { return messages.append(message) }
      lineCount += 1
      if lineCount <= lineLimit {
        messages.append(message)
      } else if let place = droppedPlaces[id], case .dropped(_, let count) = messages[place] {
        messages[place] = .dropped(id, count + 1)
      } else {
        droppedPlaces[id] = messages.count
        messages.append(.dropped(id, 1))
      }
    }
  }

  /// How many printed lines wait to be taken; more are counted and dropped.
  private static let lineLimit = 10_000

  var isEmpty: Bool { !hasMessages.load(ordering: .acquiring) }

  func post(_ message: Message) {
    let waiter = state.withLock { state in
      state.add(message, lineLimit: Self.lineLimit)
      hasMessages.store(true, ordering: .releasing)
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  func take() -> [Message] {
    state.withLock { state in
      defer {
        state.messages = []
        state.droppedPlaces = [:]
        state.lineCount = 0
        hasMessages.store(false, ordering: .releasing)
      }
      return state.messages
    }
  }

  /// Returns when there are messages, or when the task is cancelled.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if !state.messages.isEmpty || Task.isCancelled { return true }
          state.waiter = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }?.resume()
    }
  }
}

/// What a running task reports goes to the driver's inbox.
struct InboxReporter: TaskReporter {
  let key: RequestKey
  let inbox: Inbox
  /// Whether anybody looks at what tasks print.
  let takesLines: Bool

  private var id: RequestID { key.request }

  func started(workerName: String?) {
    inbox.post(.event(key, .taskStarted(id, workerName: workerName)))
  }

  func submitted(_ output: JSON) { inbox.post(.event(key, .taskSubmitted(id, output: output))) }

  func heartbeat() { inbox.post(.event(key, .heartbeat(id))) }

  func log(_ line: String, from source: String) {
    if takesLines { inbox.post(.line(key, line, source: source)) }
  }
}
