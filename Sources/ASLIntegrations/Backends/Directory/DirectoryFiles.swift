#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An object's file that is being read.
final class DirectoryFileReader: ObjectReader {
  private let file: OpenFile

  init(_ file: OpenFile) { self.file = file }

  func read(upTo count: Int) throws(ObjectFailure) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      repeat {
        let read = Self.readSome(file.descriptor, buffer.baseAddress, count)
        failed = read < 0
        filled = max(0, read)
      } while failed && errno == EINTR
    }
    if failed { throw .system("cannot read") }
    return bytes
  }

  private static func readSome(
    _ descriptor: CInt, _ address: UnsafeMutablePointer<UInt8>?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, address, count)
    #elseif canImport(Musl)
      Musl.read(descriptor, address, count)
    #else
      Darwin.read(descriptor, address, count)
    #endif
  }

  func seek(to offset: Int) throws(ObjectFailure) {
    if lseek(file.descriptor, off_t(offset), SEEK_SET) < 0 { throw .system("cannot read") }
  }
}

/// An object's file that is being written: under another name beside its place, to which it moves
/// when it is complete.
final class DirectoryFileWriter: ObjectWriter {
  private let folder: OpenFile
  private let name: String
  private let temporaryName: String
  private let file: OpenFile
  private var isFinished = false

  init(_ name: String, in folder: OpenFile, unique: String) throws(ObjectFailure) {
    self.folder = folder
    self.name = name
    temporaryName = ObjectPath.unfinished + unique
    file = try folder.newFile(temporaryName)
  }

  deinit { if !isFinished { unlinkat(folder.descriptor, temporaryName, 0) } }

  func write(_ bytes: [UInt8]) throws(ObjectFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.writeSome(file.descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("cannot write") }
      rest = rest.dropFirst(count)
    }
  }

  private static func writeSome(
    _ descriptor: CInt, _ address: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, address, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, address, count)
    #else
      Darwin.write(descriptor, address, count)
    #endif
  }

  func finish() throws(ObjectFailure) {
    guard renameat(folder.descriptor, temporaryName, folder.descriptor, name) == 0 else {
      guard errno == EISDIR || errno == ENOTEMPTY || errno == EEXIST else {
        throw .system("cannot write \"\(name)\"")
      }
      throw .refused("\"\(name)\" is a folder, so that it cannot be an object as well")
    }
    isFinished = true
  }
}
