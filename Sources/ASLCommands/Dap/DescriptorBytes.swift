import ASLRuntime
import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The bytes that a descriptor gives, as they come, read on a thread of its own.
///
/// - Parameter onEnd: is called on that thread when it reads no more.
func incomingBytes(
  _ descriptor: Int32, onEnd: @escaping @Sendable () -> Void = {}
) throws(CommandFailure) -> AsyncStream<[UInt8]> {
  let (bytes, continuation) = AsyncStream.makeStream(of: [UInt8].self)
  do throws(ChildProcessError) {
    try startThread {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
          continuation.yield(Array(buffer[..<count]))
        } else if count == 0 || !lastSystemError().isInterruption {
          continuation.finish()
          onEnd()
          return
        }
      }
    }
  } catch {
    throw CommandFailure(.environment, "cannot read from the client: \(error)")
  }
  return bytes
}

/// Writes to a descriptor in the order of the calls, without letting the caller wait.
final class OutgoingBytes: Sendable {
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "adapter")
  private let isBroken = Atomic(false)

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Where nobody reads any more the bytes are dropped.
  func write(_ bytes: [UInt8]) {
    queue.async { [self] in
      guard !isBroken.load(ordering: .relaxed) else { return }
      do throws(SystemError) {
        try writeAll(bytes, to: descriptor)
      } catch {
        isBroken.store(true, ordering: .relaxed)
      }
    }
  }

  /// Waits until all is written, a second at most: a client may have stopped to read.
  func flush() async {
    await withCheckedContinuation { continuation in
      let once = Once(continuation)
      queue.async { once.resume() }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) { once.resume() }
    }
  }

  private final class Once: Sendable {
    private let continuation: Mutex<CheckedContinuation<Void, Never>?>

    init(_ continuation: CheckedContinuation<Void, Never>) {
      self.continuation = Mutex(continuation)
    }

    func resume() {
      let waiting = continuation.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
      waiting?.resume()
    }
  }
}
