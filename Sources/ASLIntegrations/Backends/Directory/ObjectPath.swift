/// Where an object stands below its bucket's folder: the parts of its key between slashes.
///
/// Not every key is a path: a folder has no place for `a//b`, `/a`, `a/`, `a/../b` or a part of
/// more than 255 bytes. Such an object cannot be here, so it is not found, and writing it is
/// refused.
struct ObjectPath {
  let folders: [String]
  let name: String

  /// S3 User Guide, "Naming Amazon S3 objects": 1,024 bytes of UTF-8.
  static let keyBytes = 1_024
  /// What files systems allow: `NAME_MAX`.
  private static let partBytes = 255
  /// How the names of files begin that are still being written.
  static let unfinished = ".asl-part-"

  init?(_ key: String) {
    guard key.utf8.count <= Self.keyBytes else { return nil }
    let bytes = Array(key.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let names = parts.map { String(decoding: $0, as: UTF8.self) }
    guard names.allSatisfy(Self.canStand), let name = names.last else { return nil }
    folders = names.dropLast()
    self.name = name
  }

  private static func canStand(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && name.utf8.count <= partBytes
      && !name.utf8.contains(0) && !name.hasPrefix(unfinished)
  }
}
