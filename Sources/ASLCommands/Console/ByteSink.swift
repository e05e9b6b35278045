import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where bytes go: a file descriptor, or memory.
final class ByteSink: Sendable {
  private let target: Target

  private enum Target: Sendable {
    case descriptor(Int32)
    case memory
  }

  private let bytes = Mutex<[UInt8]>([])

  init(descriptor: Int32) { target = .descriptor(descriptor) }

  /// Keeps what is written; ``written`` gives it back.
  init() { target = .memory }

  var written: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Whether a person sees what is written here.
  var isTerminal: Bool {
    switch target {
    case .descriptor(let descriptor): isatty(descriptor) == 1
    case .memory: false
    }
  }

  /// How many columns the terminal has; nil where this is none.
  var width: Int? {
    guard case .descriptor(let descriptor) = target else { return nil }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }

  /// Writes all of it, however many calls that takes.
  func write(_ data: [UInt8]) throws(SystemError) {
    switch target {
    case .memory: bytes.withLock { $0.append(contentsOf: data) }
    case .descriptor(let descriptor): try writeAll(data, to: descriptor)
    }
  }
}

/// Writes all bytes to a descriptor.
func writeAll(_ data: [UInt8], to descriptor: Int32) throws(SystemError) {
  var start = 0
  while start < data.count {
    let count = data[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      start += count
      continue
    }
    let error = lastSystemError()
    if error.isInterruption { continue }
    if error.number == EAGAIN {
      // A terminal or pipe that another process has made non-blocking.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&waiting, 1, -1)
      continue
    }
    throw error
  }
}
