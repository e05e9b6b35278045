import Dispatch
import Synchronization

/// Waits until a descriptor can be read or written, without holding a thread.
enum Readiness {
  case readable
  case writable

  private static let queue = DispatchQueue(label: "http")

  /// Returns early, with the descriptor as it is, when the surrounding Swift task is cancelled.
  ///
  /// - Precondition: nobody closes the descriptor meanwhile.
  func wait(on descriptor: CInt) async {
    let source = Source(self, descriptor, Self.queue)
    await withTaskCancellationHandler {
      await withCheckedContinuation { source.start($0) }
    } onCancel: {
      source.cancel()
    }
  }

  /// One use of a dispatch source. `@unchecked`: the source is set once, before anything is
  /// started, and its methods may be called from any thread.
  private final class Source: @unchecked Sendable {
    private let source: any DispatchSourceProtocol

    init(_ readiness: Readiness, _ descriptor: CInt, _ queue: DispatchQueue) {
      source =
        switch readiness {
        case .readable: DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        case .writable: DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: queue)
        }
    }

    /// The cancel handler runs exactly once, also when the source was cancelled before it started.
    func start(_ continuation: CheckedContinuation<Void, Never>) {
      source.setEventHandler { [self] in source.cancel() }
      source.setCancelHandler { continuation.resume() }
      source.resume()
    }

    func cancel() { source.cancel() }
  }
}
