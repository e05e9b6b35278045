import ASLRuntime
import JSONTree
import Synchronization

/// Tasks of activities that wait for a worker, and workers that wait for a task: a queue of each
/// per activity.
final class ActivityQueues: Sendable {
  private let state = Mutex<[String: Queue]>([:])
  private let lastWorkerID = Atomic<Int>(0)

  private struct Queue {
    var offers: [Offer] = []
    var workers: [Worker] = []
  }

  private struct Offer {
    let assignment: Assignment
    let reporter: any TaskReporter
  }

  private struct Worker {
    let id: Int
    let name: String?
    let continuation: CheckedContinuation<Assignment?, Never>
  }

  struct Assignment: Sendable, Equatable {
    let token: String
    let input: JSON
  }

  /// Activities exist when the state machine names them.
  func add(_ activity: String) {
    state.withLock { queues in
      if queues[activity] == nil { queues[activity] = Queue() }
    }
  }

  func contains(_ activity: String) -> Bool { state.withLock { $0[activity] != nil } }

  /// Gives a task to the first worker that waits, or keeps it for the next that asks.
  func offer(_ assignment: Assignment, of activity: String, _ reporter: any TaskReporter) {
    let worker = state.withLock { queues -> Worker? in
      var queue = queues[activity] ?? Queue()
      defer { queues[activity] = queue }
      guard queue.workers.isEmpty else { return queue.workers.removeFirst() }
      queue.offers.append(Offer(assignment: assignment, reporter: reporter))
      return nil
    }
    guard let worker else { return }
    reporter.started(workerName: worker.name)
    worker.continuation.resume(returning: assignment)
  }

  /// Takes a task back that no worker took yet.
  func withdraw(_ token: String, of activity: String) {
    state.withLock { $0[activity]?.offers.removeAll { $0.assignment.token == token } }
  }

  /// The next task for a worker; nil when none comes within `patience`, or when the Swift task is
  /// cancelled.
  func next(of activity: String, workerName: String?, patience: Duration) async -> Assignment? {
    let id = lastWorkerID.wrappingAdd(1, ordering: .relaxed).newValue
    return await withTaskGroup(of: Assignment?.self) { group in
      group.addTask { await self.wait(id, activity, workerName) }
      group.addTask {
        // Cancelled when the worker has its task: then there is nobody to dismiss.
        _ = try? await Task.sleep(for: patience)
        self.dismiss(id, activity)
        return nil
      }
      // The wait alone decides, also when the time is over at the same moment.
      var assignment: Assignment?
      for await result in group {
        if let result { assignment = result }
        group.cancelAll()
      }
      return assignment
    }
  }

  private func wait(_ id: Int, _ activity: String, _ name: String?) async -> Assignment? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        var offer: Offer?
        let isWaiting = state.withLock { queues in
          var queue = queues[activity] ?? Queue()
          defer { queues[activity] = queue }
          if queue.offers.isEmpty, !Task.isCancelled {
            queue.workers.append(Worker(id: id, name: name, continuation: continuation))
            return true
          }
          if !queue.offers.isEmpty { offer = queue.offers.removeFirst() }
          return false
        }
        offer?.reporter.started(workerName: name)
        if !isWaiting { continuation.resume(returning: offer?.assignment) }
      }
    } onCancel: {
      dismiss(id, activity)
    }
  }

  private func dismiss(_ id: Int, _ activity: String) {
    let worker = state.withLock { queues -> Worker? in
      guard let place = queues[activity]?.workers.firstIndex(where: { $0.id == id }) else {
        return nil
      }
      return queues[activity]?.workers.remove(at: place)
    }
    worker?.continuation.resume(returning: nil)
  }
}
