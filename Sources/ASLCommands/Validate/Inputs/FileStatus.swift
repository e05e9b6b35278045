#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system knows of a path.
struct FileStatus {
  let kind: Kind
  let identity: Identity
  let byteCount: Int

  enum Kind {
    case file, folder, pipe, device, socket
  }

  /// The same for every path that leads to the same file.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  /// - Throws: where there is nothing, or nothing that can be looked at.
  init(_ path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw lastSystemError() }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      number: UInt64(truncatingIfNeeded: status.st_ino))
    byteCount = Int(status.st_size)
  }
}

/// Where a symbolic link leads; nil for anything else.
func linkTarget(of path: String) -> String? {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = readlink(path, &buffer, buffer.count)
  guard count >= 0 else { return nil }
  return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The names in a folder, in the order of their bytes, without `.` and `..`.
func names(inFolder path: String) throws(SystemError) -> [String] {
  guard let directory = opendir(path.isEmpty ? "." : path) else { throw lastSystemError() }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The absolute path that a path leads to, without links; nil where there is nothing.
func realPath(_ path: String) -> String? {
  guard let real = realpath(path.isEmpty ? "." : path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
