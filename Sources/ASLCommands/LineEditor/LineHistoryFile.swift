#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a history is kept between two runs of the program.
///
/// Nothing of it is needed: what cannot be read is empty, and what cannot be written is lost.
struct LineHistoryFile {
  let path: String

  /// More lines than this are shortened when the file is read.
  private static let mostLines = 2 * LineHistory.limit
  private static let mostBytes = 8 << 20

  /// - Parameter name: `eval_history`; nil where the environment names no place to keep it.
  /// - Note: XDG Base Directory Specification, `XDG_STATE_HOME`.
  init?(_ name: String, _ environment: Environment) {
    if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      path = "\(folder)/asl/\(name)"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = "\(home)/.local/state/asl/\(name)"
    } else {
      return nil
    }
  }

  func read() -> LineHistory {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return LineHistory() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return LineHistory()
    }
    let start = max(Int(status.st_size) - Self.mostBytes, 0)
    lseek(descriptor, off_t(start), SEEK_SET)
    do throws(SystemError) {
      let bytes = try readAll(descriptor)
      let history = LineHistory(fileText: String(decoding: bytes, as: UTF8.self))
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") }
      if start > 0 || lineCount > Self.mostLines { replace(by: history) }
      return history
    } catch {
      return LineHistory()
    }
  }

  /// Writes one line more; several programs may do so at once.
  func append(_ line: String) {
    makeFolders()
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    write(LineHistory.fileLine(line) + "\n", to: descriptor)
  }

  private func replace(by history: LineHistory) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = write(history.fileText, to: descriptor)
    if close(descriptor) != 0 || !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
  }

  @discardableResult
  private func write(_ text: String, to descriptor: Int32) -> Bool {
    do throws(SystemError) {
      try writeAll(Array(text.utf8), to: descriptor)
      return true
    } catch {
      return false
    }
  }

  /// Makes the folders that are missing, for this user alone.
  private func makeFolders() {
    for place in path.utf8.indices where path.utf8[place] == UInt8(ascii: "/") {
      let folder = String(path[..<place])
      if !folder.isEmpty { mkdir(folder, 0o700) }
    }
  }
}
