import ASLModel

/// Objects in buckets, as S3 keeps them.
protocol ObjectCapability: Sendable {
  func contains(bucket: String) -> Bool

  func describe(_ object: ObjectReference) throws(ObjectFailure) -> ObjectEntry

  /// The entity tag, with its quotation marks. Reads the whole object.
  func entityTag(_ object: ObjectReference) throws(ObjectFailure) -> String

  /// Opens an object for reading, at its first byte.
  func open(_ object: ObjectReference) throws(ObjectFailure) -> any ObjectReader

  /// Begins an object that takes the place of one of the same key when it is complete.
  func create(_ object: ObjectReference) throws(ObjectFailure) -> any ObjectWriter

  /// Removes an object; one that is not there is no failure.
  func remove(_ object: ObjectReference) throws(ObjectFailure)

  /// The objects whose keys begin with a prefix and come after another key, in the order of the
  /// bytes of their keys.
  func list(
    bucket: String, prefix: String, after: String
  ) throws(ObjectFailure) -> any ObjectListing
}

struct ObjectReference: Sendable, Hashable {
  let bucket: String
  let key: String

  /// `s3://bucket/key`.
  var uri: String { "s3://\(bucket)/\(key)" }
}

struct ObjectEntry: Sendable, Hashable {
  let key: String
  let size: Int
  let lastModified: Timestamp
}

/// An object that is being read. It belongs to one reader and is closed when that goes.
protocol ObjectReader: AnyObject {
  /// The next bytes, at most so many; none at the end.
  func read(upTo count: Int) throws(ObjectFailure) -> [UInt8]

  /// Goes to a place counted from the first byte.
  func seek(to offset: Int) throws(ObjectFailure)
}

/// An object that is being written. Without ``finish()`` nothing of it stays.
protocol ObjectWriter: AnyObject {
  func write(_ bytes: [UInt8]) throws(ObjectFailure)
  func finish() throws(ObjectFailure)
}

protocol ObjectListing: AnyObject {
  /// The next object; nil after the last.
  func next() throws(ObjectFailure) -> ObjectEntry?
}

enum ObjectFailure: Error, Sendable, Hashable {
  case noSuchBucket
  case noSuchKey
  /// What keeps the objects here does not take it, or cannot read it: why.
  case refused(String)
}
