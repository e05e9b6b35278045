import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// The tasks that wait for a call of the Step Functions API: `.waitForTaskToken` and activities.
final class TaskTokens: Sendable {
  private let state = Mutex(State())

  typealias Answer = Result<JSON, TaskFailure>
  private typealias Continuation = CheckedContinuation<Answer, Never>

  private struct State {
    var waiting: [String: Waiting] = [:]
    /// Tokens of tasks that ended: a call for one gets another answer than one never given out.
    var closed: Set<String> = []
  }

  private struct Waiting {
    let reporter: any TaskReporter
    var answer: Answer?
    var continuation: Continuation?
  }

  /// What a call with a token met.
  enum Receipt: Sendable, Hashable {
    case accepted
    /// The task has ended, or was answered before.
    case closed
    case unknown
  }

  /// Answers are taken from now on, also before ``answer(to:)`` is awaited.
  func expect(_ token: String, for reporter: any TaskReporter) {
    state.withLock { $0.waiting[token] = Waiting(reporter: reporter) }
  }

  /// Waits for the answer to a token that is expected. Throws when the Swift task is cancelled:
  /// nobody waits for the answer any more then.
  func answer(to token: String) async throws(TaskFailure) -> JSON {
    let answer: Answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let ready = state.withLock { state -> Answer? in
          guard let waiting = state.waiting[token], !Task.isCancelled else {
            return .failure(.cancelled)
          }
          if let answer = waiting.answer { return answer }
          state.waiting[token]?.continuation = continuation
          return nil
        }
        if let ready { continuation.resume(returning: ready) }
      }
    } onCancel: {
      state.withLock { $0.waiting[token]?.continuation.take() }?
        .resume(returning: .failure(.cancelled))
    }
    close(token)
    return try answer.get()
  }

  /// Ends the waiting for a token, whatever came.
  func close(_ token: String) {
    state.withLock { state in
      if state.waiting.removeValue(forKey: token) != nil { state.closed.insert(token) }
    }
  }

  /// What a call with a token would meet.
  func state(of token: String) -> Receipt {
    state.withLock { state in
      guard let waiting = state.waiting[token] else {
        return state.closed.contains(token) ? Receipt.closed : .unknown
      }
      return waiting.answer == nil ? .accepted : .closed
    }
  }

  /// `SendTaskSuccess`, `SendTaskFailure`.
  func receive(_ answer: Answer, for token: String) -> Receipt {
    var continuation: Continuation?
    let receipt = state.withLock { state in
      guard var waiting = state.waiting[token] else {
        return state.closed.contains(token) ? Receipt.closed : .unknown
      }
      guard waiting.answer == nil else { return .closed }
      continuation = waiting.continuation.take()
      waiting.answer = answer
      state.waiting[token] = waiting
      return .accepted
    }
    continuation?.resume(returning: answer)
    return receipt
  }

  /// `SendTaskHeartbeat`.
  func receiveHeartbeat(for token: String) -> Receipt {
    var reporter: (any TaskReporter)?
    let receipt = state.withLock { state in
      guard let waiting = state.waiting[token] else {
        return state.closed.contains(token) ? Receipt.closed : .unknown
      }
      guard waiting.answer == nil else { return .closed }
      reporter = waiting.reporter
      return .accepted
    }
    reporter?.heartbeat()
    return receipt
  }
}

extension TaskFailure {
  /// What an attempt throws whose Swift task was cancelled; nobody looks at it.
  static let cancelled = TaskFailure(
    ErrorOutput(error: .taskFailed, cause: "The task was cancelled."))
}
