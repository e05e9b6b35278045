import Diagnostics
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that is written whole or not at all: under a temporary name beside it, and then renamed.
///
/// It is opened before the work begins, so that a path that cannot be written costs nothing. A
/// device or a pipe is written to as it is.
final class OutputFile: Sendable {
  private let path: String
  private let role: String
  private let descriptor: Int32
  /// nil where the file itself is written to.
  private let temporaryPath: String?
  private let isOpen = Mutex(true)

  init(_ path: String, role: String) throws(CommandFailure) {
    self.role = role
    var status = stat()
    let exists = stat(path, &status) == 0
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if exists, !isRegular {
      self.path = path
      temporaryPath = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      self.path = exists ? Self.resolved(path) : path
      let temporary = "\(self.path).\(getpid()).tmp"
      temporaryPath = temporary
      // A file that may not be written is not replaced either, though the folder would allow it.
      guard !exists || access(self.path, W_OK) == 0 else {
        throw Self.failure(path, role, lastSystemError())
      }
      descriptor = open(
        temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, exists ? status.st_mode & 0o777 : 0o666
      )
    }
    guard descriptor >= 0 else { throw Self.failure(path, role, lastSystemError()) }
    // The mode that a file is made with is less what the user's mask takes away.
    if exists, temporaryPath != nil { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit { discard() }

  /// Writes a part; the file is not in its place before ``commit(_:)``.
  func append(_ bytes: [UInt8]) throws(CommandFailure) {
    do throws(SystemError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      discard()
      throw Self.failure(path, role, error)
    }
  }

  /// Writes the text, and puts the file in its place.
  func commit(_ text: String) throws(CommandFailure) {
    do throws(SystemError) {
      try writeAll(Array(text.utf8), to: descriptor)
      isOpen.withLock { $0 = false }
      guard close(descriptor) == 0 else { throw lastSystemError() }
      if let temporaryPath, rename(temporaryPath, path) != 0 { throw lastSystemError() }
    } catch {
      discard()
      if let temporaryPath { unlink(temporaryPath) }
      throw Self.failure(path, role, error)
    }
  }

  /// Leaves everything as it was.
  func discard() {
    let wasOpen = isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    guard wasOpen, descriptor >= 0 else { return }
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure(
    _ path: String, _ role: String, _ error: SystemError
  ) -> CommandFailure {
    CommandFailure(.environment, "cannot write \(role) to '\(visible(path))': \(error.text)")
  }
}
