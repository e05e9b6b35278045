import JSONTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that gets a line of JSON per message.
enum MessageFile {
  /// Appends in one write, so that lines of several writers do not mix.
  static func append(_ message: JSON, to path: String) throws(TopicFailure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot open \(path)") }
    defer { close(descriptor) }
    var rest = (Array(message.text.utf8) + [UInt8(ascii: "\n")])[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("cannot write to \(path)") }
      rest = rest.dropFirst(count)
    }
  }

  private static func failure(_ what: String) -> TopicFailure {
    .rejected("\(what): \(String(cString: strerror(errno)))")
  }
}
