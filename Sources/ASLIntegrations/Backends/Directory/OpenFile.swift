#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file or folder, closed when nothing refers to it any more.
///
/// Whatever is below it is opened without following symbolic links: no key leads out of a bucket's
/// folder.
final class OpenFile: Sendable {
  let descriptor: CInt

  private init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Opens the folder of a bucket, which may itself be a symbolic link.
  static func folder(_ path: String) throws(ObjectFailure) -> OpenFile {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { return OpenFile(descriptor) }
    guard errno == ENOENT || errno == ENOTDIR else { throw .system("cannot open \(path)") }
    throw .noSuchBucket
  }

  /// - Returns: nil where there is no such folder.
  func folder(_ name: String) throws(ObjectFailure) -> OpenFile? {
    try opened(name, O_RDONLY | O_DIRECTORY)
  }

  /// - Returns: nil where there is no such file.
  func file(_ name: String) throws(ObjectFailure) -> OpenFile? {
    // Without O_NONBLOCK opening a named pipe would wait for its writer.
    guard let file = try opened(name, O_RDONLY | O_NONBLOCK), try file.status().isFile else {
      return nil
    }
    return file
  }

  private func opened(_ name: String, _ flags: CInt) throws(ObjectFailure) -> OpenFile? {
    let found = openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC)
    if found >= 0 { return OpenFile(found) }
    switch errno {
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO: return nil
    default: throw .system("cannot open \"\(name)\"")
    }
  }

  /// Opens a folder, which is made if it is not there.
  func madeFolder(_ name: String) throws(ObjectFailure) -> OpenFile {
    if mkdirat(descriptor, name, 0o777) != 0, errno != EEXIST {
      throw .system("cannot make the folder \"\(name)\"")
    }
    if let folder = try folder(name) { return folder }
    throw .refused("\"\(name)\" is no folder, so nothing can be written below it")
  }

  /// Makes a file of a name that nothing has.
  func newFile(_ name: String) throws(ObjectFailure) -> OpenFile {
    let made = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard made >= 0 else { throw .system("cannot write in the bucket's folder") }
    return OpenFile(made)
  }

  func removeFile(_ name: String) throws(ObjectFailure) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw .system("cannot remove \"\(name)\"")
    }
  }

  func status() throws(ObjectFailure) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("cannot read") }
    return FileStatus(status)
  }

  /// What is known of something below this folder; nil where there is nothing.
  func status(of name: String) throws(ObjectFailure) -> FileStatus? {
    var status = stat()
    if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 { return FileStatus(status) }
    guard errno == ENOENT else { throw .system("cannot read \"\(name)\"") }
    return nil
  }
}

struct FileStatus {
  let isFile: Bool
  let isFolder: Bool
  let size: Int
  /// Whole seconds since 1970: S3 keeps no fractions.
  let modified: Int64

  init(_ status: stat) {
    isFile = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    #if canImport(Darwin)
      modified = Int64(status.st_mtimespec.tv_sec)
    #else
      modified = Int64(status.st_mtim.tv_sec)
    #endif
  }
}

extension ObjectFailure {
  /// What went wrong, with the system's reason.
  static func system(_ what: String) -> ObjectFailure {
    .refused("\(what): \(String(cString: strerror(errno)))")
  }
}
