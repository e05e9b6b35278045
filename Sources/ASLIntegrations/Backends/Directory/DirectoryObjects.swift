import ASLModel
import Digests

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The buckets of a configuration, each a folder on this machine.
struct DirectoryObjects: ObjectCapability {
  let buckets: GlobTable<BucketBackend>
  /// Names files that are being written.
  var uuid: @Sendable () -> String = { UUID().uuidString.lowercased() }

  func contains(bucket: String) -> Bool { buckets.value(names: [bucket]) != nil }

  private func root(_ bucket: String) throws(ObjectFailure) -> OpenFile {
    guard case .directory(let path) = buckets.value(names: [bucket]) else { throw .noSuchBucket }
    return try OpenFile.folder(path)
  }

  func describe(_ object: ObjectReference) throws(ObjectFailure) -> ObjectEntry {
    let status = try file(of: object).status()
    return ObjectEntry(
      key: object.key, size: status.size,
      lastModified: Timestamp(milliseconds: status.modified * 1_000))
  }

  func open(_ object: ObjectReference) throws(ObjectFailure) -> any ObjectReader {
    DirectoryFileReader(try file(of: object))
  }

  private func file(of object: ObjectReference) throws(ObjectFailure) -> OpenFile {
    var folder = try root(object.bucket)
    guard let path = ObjectPath(object.key) else { throw .noSuchKey }
    for name in path.folders {
      guard let next = try folder.folder(name) else { throw .noSuchKey }
      folder = next
    }
    guard let file = try folder.file(path.name) else { throw .noSuchKey }
    return file
  }

  func create(_ object: ObjectReference) throws(ObjectFailure) -> any ObjectWriter {
    var folder = try root(object.bucket)
    guard let path = ObjectPath(object.key) else {
      throw .refused("the key \"\(object.key)\" cannot be the path of a file")
    }
    for name in path.folders { folder = try folder.madeFolder(name) }
    return try DirectoryFileWriter(path.name, in: folder, unique: uuid())
  }

  func remove(_ object: ObjectReference) throws(ObjectFailure) {
    var folder = try root(object.bucket)
    guard let path = ObjectPath(object.key) else { return }
    for name in path.folders {
      guard let next = try folder.folder(name) else { return }
      folder = next
    }
    if try folder.file(path.name) != nil { try folder.removeFile(path.name) }
  }

  func list(
    bucket: String, prefix: String, after: String
  ) throws(ObjectFailure) -> any ObjectListing {
    try DirectoryListing(try root(bucket), prefix: prefix, after: after)
  }

  /// What `aws s3 cp` sends in one piece and, from this size on, in pieces of it. AWS CLI, "S3
  /// configuration", `multipart_threshold` and `multipart_chunksize`.
  private static let pieceBytes = 8 * 1_024 * 1_024

  /// The MD5 of the object or, as S3 does for one that came in pieces, the MD5 of the pieces' MD5s
  /// and their number.
  func entityTag(_ object: ObjectReference) throws(ObjectFailure) -> String {
    let reader = try open(object)
    let size = try describe(object).size
    guard size >= Self.pieceBytes else {
      return "\"\(hexadecimal(Digest.md5.hash(try reader.piece(upTo: size))))\""
    }
    var digests: [UInt8] = []
    while case let piece = try reader.piece(upTo: Self.pieceBytes), !piece.isEmpty {
      digests += Digest.md5.hash(piece)
    }
    let count = digests.count / Digest.md5.size
    return "\"\(hexadecimal(Digest.md5.hash(digests)))-\(count)\""
  }
}

extension ObjectReader {
  /// Reads until there are so many bytes, or the object ends.
  func piece(upTo count: Int) throws(ObjectFailure) -> [UInt8] {
    var bytes = try read(upTo: count)
    while bytes.count < count {
      let more = try read(upTo: count - bytes.count)
      guard !more.isEmpty else { break }
      bytes += more
    }
    return bytes
  }
}
