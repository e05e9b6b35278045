import ASLModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Walks a bucket's folder in the order of the objects' keys, with one folder's names in memory for
/// each level.
///
/// A folder sorts as its name with a slash, as that is how the keys below it go on. Symbolic links,
/// files that are still being written and names that are not UTF-8 are no objects.
final class DirectoryListing: ObjectListing {
  private let prefix: [UInt8]
  private let after: [UInt8]
  /// The open folders, outermost first, each with the names that are left, last first.
  private var levels: [Level] = []

  private struct Level {
    let folder: OpenFile
    let path: [UInt8]
    var names: [[UInt8]]
  }

  init(_ root: OpenFile, prefix: String, after: String) throws(ObjectFailure) {
    self.prefix = Array(prefix.utf8)
    self.after = Array(after.utf8)
    try enter(root, path: [])
  }

  func next() throws(ObjectFailure) -> ObjectEntry? {
    while var level = levels.popLast() {
      guard let name = level.names.popLast() else { continue }
      levels.append(level)
      if name.last == UInt8(ascii: "/") {
        let folderName = String(decoding: name.dropLast(), as: UTF8.self)
        if let folder = try level.folder.folder(folderName) {
          try enter(folder, path: level.path + name)
        }
      } else if let entry = try entry(name, level) {
        return entry
      }
    }
    return nil
  }

  /// Nil where the file has gone meanwhile.
  private func entry(_ name: [UInt8], _ level: Level) throws(ObjectFailure) -> ObjectEntry? {
    let status = try level.folder.status(of: String(decoding: name, as: UTF8.self))
    guard let status, status.isFile else { return nil }
    return ObjectEntry(
      key: String(decoding: level.path + name, as: UTF8.self), size: status.size,
      lastModified: Timestamp(milliseconds: status.modified * 1_000))
  }

  private func enter(_ folder: OpenFile, path: [UInt8]) throws(ObjectFailure) {
    var names = try Self.names(in: folder).filter { isWanted(path + $0) }
    names.sort { $1.lexicographicallyPrecedes($0) }
    levels.append(Level(folder: folder, path: path, names: names))
  }

  /// Whether an object, or something in a folder, can have the prefix and come after the key.
  private func isWanted(_ path: [UInt8]) -> Bool {
    let isFolder = path.last == UInt8(ascii: "/")
    guard path.starts(with: prefix) || isFolder && prefix.starts(with: path) else { return false }
    return after.lexicographicallyPrecedes(path) || isFolder && after.starts(with: path)
  }

  /// The names of files, and of folders with a slash.
  private static func names(in folder: OpenFile) throws(ObjectFailure) -> [[UInt8]] {
    // closedir closes the descriptor as well, so it gets one of its own.
    let own = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else { throw .system("cannot list a folder") }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name, name != ".", name != "..", !name.hasPrefix(ObjectPath.unfinished) else {
        continue
      }
      switch CInt(item.pointee.d_type) {
      case CInt(DT_REG): names.append(Array(name.utf8))
      case CInt(DT_DIR): names.append(Array(name.utf8) + [UInt8(ascii: "/")])
      case CInt(DT_UNKNOWN):
        guard let status = try folder.status(of: name) else { continue }
        if status.isFile { names.append(Array(name.utf8)) }
        if status.isFolder { names.append(Array(name.utf8) + [UInt8(ascii: "/")]) }
      default: continue
      }
    }
    return names
  }
}
