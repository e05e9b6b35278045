import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that the command line names, or standard input.
struct InputFile {
  /// As the user gave it; `-` is standard input.
  let path: String
  /// What it is to the user: `the definition`.
  let role: String

  /// The text, named as the user named it.
  ///
  /// - Parameter limit: how many bytes are read at most.
  func read(
    _ console: Console, upTo limit: Int = .max
  ) throws(CommandFailure) -> SourceText {
    guard path != "-" else { return try readStandardInput(console, limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(lastSystemError()) }
    defer { close(descriptor) }
    do throws(SystemError) {
      return SourceText(name: path, bytes: try readAll(descriptor, upTo: limit))
    } catch {
      throw failure(error)
    }
  }

  private func readStandardInput(
    _ console: Console, _ limit: Int
  ) throws(CommandFailure) -> SourceText {
    if isatty(0) == 1 {
      try console.say("\(role) is read from the terminal; end it with Ctrl-D")
    }
    do throws(SystemError) {
      return SourceText(name: "standard input", bytes: try readAll(0, upTo: limit))
    } catch {
      throw CommandFailure(
        .environment, "cannot read \(role) from standard input: \(error.text)",
        help: error.number == EBADF ? ["standard input is closed; give a file instead of -"] : [])
    }
  }

  private func failure(_ error: SystemError) -> CommandFailure {
    CommandFailure(
      .environment, "cannot read \(role) '\(visible(path))': \(error.text)",
      help: error.isMissingFile ? didYouMean(nearestPath(to: path)) : [])
  }
}

/// All that a descriptor gives, or as much of it as `limit` bytes.
func readAll(_ descriptor: Int32, upTo limit: Int = .max) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  var status = stat()
  if fstat(descriptor, &status) == 0, status.st_size > 0 {
    bytes.reserveCapacity(min(Int(status.st_size) + 1, limit))
  }
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count < limit {
    let wanted = min(buffer.count, limit - bytes.count)
    let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, wanted) }
    if count == 0 { break }
    if count > 0 {
      bytes.append(contentsOf: buffer[..<count])
      continue
    }
    let error = lastSystemError()
    if !error.isInterruption { throw error }
  }
  return bytes
}

/// The file of the same folder whose name is nearest to that of one that is not there.
private func nearestPath(to path: String) -> String? {
  let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
  let folder = slash.map { String(path[...$0]) } ?? ""
  let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
  guard let directory = opendir(folder.isEmpty ? "." : folder) else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let text = withUnsafeBytes(of: &entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !text.hasPrefix(".") { names.append(text) }
  }
  return nearestName(to: name, among: names.sorted()).map { folder + $0 }
}
