import Synchronization

/// Work that outlives the attempt that began it: tasks of `ecs:runTask` without `.sync`, functions
/// invoked by `Event`. ``run()`` carries it out, within the life of the integrations.
final class BackgroundWork: Sendable {
  private let added: AsyncStream<Work>
  private let adding: AsyncStream<Work>.Continuation
  private let underWay = Mutex(0)

  private struct Work: Sendable {
    let run: @Sendable () async -> Void
    let handle: Handle
  }

  init() { (added, adding) = AsyncStream.makeStream() }

  /// Begins work; ``Handle/cancel()`` ends it early.
  @discardableResult
  func begin(_ operation: @escaping @Sendable () async -> Void) -> Handle {
    let handle = Handle()
    underWay.withLock { $0 += 1 }
    adding.yield(Work(run: operation, handle: handle))
    return handle
  }

  var isIdle: Bool { underWay.withLock { $0 == 0 } }

  /// Runs until ``finish()`` was called and all work is done, or until its task is cancelled, which
  /// cancels all work.
  func run() async {
    await withDiscardingTaskGroup { group in
      for await work in added {
        group.addTask {
          await work.handle.race(work.run)
          self.underWay.withLock { $0 -= 1 }
        }
      }
    }
  }

  /// Takes no more work.
  func finish() { adding.finish() }

  final class Handle: Sendable {
    private let cancelled: AsyncStream<Never>
    private let cancelling: AsyncStream<Never>.Continuation

    fileprivate init() { (cancelled, cancelling) = AsyncStream.makeStream() }

    func cancel() { cancelling.finish() }

    fileprivate func race(_ operation: @escaping @Sendable () async -> Void) async {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await operation() }
        group.addTask { for await _ in self.cancelled {} }
        await group.next()
        group.cancelAll()
      }
    }
  }
}
