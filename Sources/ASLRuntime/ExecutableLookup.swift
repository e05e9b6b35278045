#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds the file of a command as a shell does, but in the child's own `PATH` and folder.
struct ExecutableLookup {
  let environment: [String: String]
  let folder: String?

  func find(_ command: String) throws(ChildProcessError) -> String {
    try checkFolder()
    guard !command.utf8.contains(0) else { throw .zeroByte(in: command) }
    guard !command.isEmpty else { throw .commandNotFound(command) }
    if command.utf8.contains(UInt8(ascii: "/")) {
      return try check(command, named: command)
    }
    var refusal: ChildProcessError?
    for directory in searchPath {
      let candidate = directory.isEmpty ? "./\(command)" : "\(directory)/\(command)"
      do { return try check(candidate, named: command) } catch {
        if case .notExecutable = error { refusal = refusal ?? error }
      }
    }
    throw refusal ?? .commandNotFound(command)
  }

  private var searchPath: [Substring] {
    (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false)
  }

  private func check(_ path: String, named name: String) throws(ChildProcessError) -> String {
    let isRelative = path.utf8.first != UInt8(ascii: "/")
    let place = isRelative ? folder.map { "\($0)/\(path)" } ?? path : path
    var information = stat()
    guard stat(place, &information) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .commandNotFound(name) }
      throw .notExecutable(path, errno: errno)
    }
    if information.st_mode & S_IFMT == S_IFDIR { throw .notExecutable(path, errno: EISDIR) }
    guard access(place, X_OK) == 0 else { throw .notExecutable(path, errno: errno) }
    return path
  }

  private func checkFolder() throws(ChildProcessError) {
    guard let folder else { return }
    guard !folder.utf8.contains(0) else { throw .zeroByte(in: folder) }
    var information = stat()
    guard stat(folder, &information) == 0 else { throw .workingDirectory(folder, errno: errno) }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw .workingDirectory(folder, errno: ENOTDIR)
    }
    guard access(folder, X_OK) == 0 else { throw .workingDirectory(folder, errno: errno) }
  }
}
