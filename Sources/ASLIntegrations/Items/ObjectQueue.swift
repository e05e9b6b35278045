import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// The objects whose contents are a Map's items, one after the other.
enum ObjectQueue {
  case one(ObjectReference)
  /// The objects of a listing.
  case listed(any ObjectListing, bucket: String)
  /// An Athena manifest: a text delimited list of `s3://bucket/key`.
  case athena(CSVRows)
  case files(ArraySlice<ObjectReference>)
  case none

  mutating func next() throws(ItemFault) -> ObjectReference? {
    switch self {
    case .one(let object):
      self = .none
      return object
    case .listed(let listing, let bucket):
      do throws(ObjectFailure) {
        return try listing.next().map { ObjectReference(bucket: bucket, key: $0.key) }
      } catch {
        throw ItemFault(error, "s3://\(bucket)")
      }
    case .athena(var rows):
      self = .none
      defer { self = .athena(rows) }
      guard let row = try rows.next() else { return nil }
      return try Self.object(row[0])
    case .files(var objects):
      let object = objects.popFirst()
      self = .files(objects)
      return object
    case .none: return nil
    }
  }

  /// `s3://bucket/key`.
  private static func object(_ uri: String) throws(ItemFault) -> ObjectReference {
    let parts = uri.dropFirst(5).split(separator: "/", maxSplits: 1)
    guard uri.hasPrefix("s3://"), parts.count == 2 else {
      throw ItemFault("the manifest names '\(uri)', which is no s3://BUCKET/KEY")
    }
    return ObjectReference(bucket: String(parts[0]), key: String(parts[1]))
  }
}

/// The manifest of an S3 inventory: S3 User Guide, "Locating your inventory list".
struct InventoryManifest {
  /// The names of the columns.
  let schema: [String]
  let files: [ObjectReference]

  /// A manifest lists some hundred files at most.
  private static let mostBytes = 64 * 1_024 * 1_024

  init(_ bytes: any ByteSource, bucket: String) throws(ItemFault) {
    let text = try bytes.beginning(Self.mostBytes + 1)
    guard text.count <= Self.mostBytes else {
      throw ItemFault("the manifest has more than \(Self.mostBytes) bytes")
    }
    let manifest: JSON
    do throws(JSONError) { manifest = try JSON(parsing: text) } catch {
      var place = TextPlace()
      place.pass(text[..<min(error.range.start, text.count)])
      throw ItemFault("not JSON: \(error.message)", at: place)
    }
    let format = manifest["fileFormat"]?.stringValue
    guard let format, let columns = manifest["fileSchema"]?.stringValue,
      let files = manifest["files"]?.arrayValue
    else {
      throw ItemFault(
        "the manifest of an S3 inventory has the keys fileFormat, fileSchema and files")
    }
    guard format == "CSV" else {
      throw ItemFault(
        "asl cannot read S3 inventories in the format \(format); they have to be made in the format "
          + "CSV")
    }
    schema = columns.split(separator: ",").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    var found: [ObjectReference] = []
    for file in files {
      guard let key = file["key"]?.stringValue else {
        throw ItemFault("the manifest has a file without a key")
      }
      found.append(ObjectReference(bucket: bucket, key: key))
    }
    self.files = found
  }
}
