#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The error that the last system call left.
func lastSystemError() -> SystemError { SystemError(number: errno) }

/// An error of the operating system.
struct SystemError: Error, Equatable {
  let number: Int32

  /// What happened, as the system says it, beginning with a small letter.
  var text: String {
    guard let pointer = strerror(number) else { return "error \(number)" }
    let text = String(cString: pointer)
    return (text.first?.lowercased() ?? "") + text.dropFirst()
  }

  var isMissingFile: Bool { number == ENOENT }
  var isBrokenPipe: Bool { number == EPIPE }
  var isInterruption: Bool { number == EINTR }
}
