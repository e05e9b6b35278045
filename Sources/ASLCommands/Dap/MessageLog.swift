import ASLDebugger
import Diagnostics
import JSONTree
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file with a line of JSON for each message: `["in"|"out", message]`.
final class MessageLog: Sendable {
  private let descriptor: Mutex<Int32>

  init(_ path: String) throws(CommandFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw CommandFailure(
        .environment, "cannot write the log '\(visible(path))': \(lastSystemError().text)")
    }
    descriptor = Mutex(file)
  }

  deinit { close(descriptor.withLock { $0 }) }

  func add(_ direction: AdapterTransport.Direction, _ message: JSON) {
    let line = JSON.array([.string(direction.rawValue), message]).text + "\n"
    descriptor.withLock { descriptor in
      do throws(SystemError) {
        if descriptor >= 0 { try writeAll(Array(line.utf8), to: descriptor) }
      } catch {
        // A full disk ends the log, not the session.
        close(descriptor)
        descriptor = -1
      }
    }
  }
}
