import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

/// The items of one distributed Map, page by page: one object is open at a time, and of it one
/// piece and the items of a page are in memory.
actor ItemPages: ItemSource {
  private let request: ItemsRequest
  private let objects: any ObjectCapability

  private var queue = ObjectQueue.none
  /// The columns of an S3 inventory's files, which have no header of their own.
  private var schema: [String]?
  /// Listed objects that are themselves the items.
  private var listing: (any ObjectListing)?
  private var stream: ItemStream?
  private var object: ObjectReference?
  private var left: Int
  /// What stopped a page; told when the items before it have been given.
  private var fault: ErrorOutput?

  /// A page ends with the item that makes it so large: what a page should have at most.
  private static let pageBytes = 1_024 * 1_024

  init(_ request: ItemsRequest, _ objects: any ObjectCapability) {
    self.request = request
    self.objects = objects
    left = request.maxItems ?? .max
  }

  private var config: ReaderConfig { request.config }
  private var bucket: String { request.arguments["Bucket"]?.stringValue ?? "" }

  // MARK: Opening

  func open() throws(ErrorOutput) {
    do throws(ItemFault) {
      if left < 0 { throw ItemFault("field MaxItems must be positive") }
      if left == 0 { left = .max }
      guard request.arguments["Bucket"]?.stringValue != nil else { throw missing("Bucket") }
      guard objects.contains(bucket: bucket) else { throw unconfigured }
      switch request.resource.service?.action {
      case "getObject": try openObject()
      case "listObjectsV2": try openListing()
      default: throw ItemFault("an ItemReader cannot read by '\(request.resource.arn)'")
      }
    } catch {
      throw error.output(in: object?.uri)
    }
  }

  private func missing(_ name: String) -> ItemFault {
    ItemFault("the ItemReader of '\(request.stateName)' needs \(name), a text")
  }

  private var unconfigured: ItemFault {
    ItemFault(
      """
      The specified bucket does not exist: '\(request.stateName)' reads s3://\(bucket), for which \
      the resources have no "s3": {"\(bucket)": {"directory": …}}
      """)
  }

  private func openListing() throws(ItemFault) {
    let prefix = request.arguments["Prefix"]?.stringValue ?? ""
    let after = request.arguments["StartAfter"]?.stringValue ?? ""
    let listing: any ObjectListing
    do throws(ObjectFailure) {
      listing = try objects.list(bucket: bucket, prefix: prefix, after: after)
    } catch {
      throw ItemFault(error, "s3://\(bucket)")
    }
    switch config.transformation ?? .none {
    case .none: self.listing = listing
    case .loadAndFlatten:
      guard config.inputType != nil else {
        throw ItemFault("LOAD_AND_FLATTEN needs an InputType")
      }
      queue = .listed(listing, bucket: bucket)
    }
    try openNext()
  }

  private func openObject() throws(ItemFault) {
    guard let key = request.arguments["Key"]?.stringValue else { throw missing("Key") }
    let reference = ObjectReference(bucket: bucket, key: key)
    switch (config.manifestType, config.inputType) {
    case (.athenaData, nil), (.athenaData, .manifest):
      throw ItemFault("ManifestType ATHENA_DATA needs an InputType: CSV, JSONL or PARQUET")
    case (.athenaData, _):
      queue = .athena(CSVRows(try text(of: reference), delimiter: UInt8(ascii: ",")))
    case (.s3Inventory, _), (nil, .manifest):
      let manifest = try InventoryManifest(try text(of: reference), bucket: bucket)
      queue = .files(manifest.files[...])
      schema = manifest.schema
    case (nil, _): queue = .one(reference)
    }
    try openNext()
  }

  private func text(of reference: ObjectReference) throws(ItemFault) -> any ByteSource {
    object = reference
    return try bytes(of: reference).text(of: reference.key)
  }

  private func bytes(of reference: ObjectReference) throws(ItemFault) -> any ByteSource {
    do throws(ObjectFailure) {
      return ObjectBytes(try objects.open(reference), reference.uri)
    } catch {
      throw ItemFault(error, reference.uri)
    }
  }

  /// Opens the next object; leaves no stream after the last.
  private func openNext() throws(ItemFault) {
    stream = nil
    guard let next = try queue.next() else { return }
    object = next
    let bytes = try bytes(of: next)
    if let schema {
      stream = .csv(CSVItems(try bytes.text(of: next.key), headers: schema))
    } else {
      stream = try ItemStream(bytes, named: next.key, config.inputType, config)
    }
  }

  // MARK: Reading

  func next(_ count: Int) throws(ErrorOutput) -> ItemPage {
    if let fault { throw fault }
    var items: [ReadItem] = []
    var size = 0
    do throws(ItemFault) {
      while items.count < min(count, left), size < Self.pageBytes {
        guard let (item, itemSize) = try nextItem() else {
          left = 0
          break
        }
        items.append(item)
        size += itemSize
      }
    } catch {
      fault = error.output(in: object?.uri)
      if let fault, items.isEmpty { throw fault }
    }
    if left != 0, left != .max { left -= items.count }
    return ItemPage(items, isLast: left == 0)
  }

  private func nextItem() throws(ItemFault) -> (ReadItem, size: Int)? {
    if let listing { return try listedItem(listing) }
    while stream != nil {
      if let element = try stream?.next() {
        let item = ReadItem(element.value, key: element.key, source: object?.uri)
        return (item, element.size)
      }
      try openNext()
    }
    return nil
  }

  /// What Step Functions gives of a listed object. Source: recorded executions; the order of the
  /// members is that of the Step Functions guide, "ItemReader (Map)".
  private func listedItem(
    _ listing: any ObjectListing
  ) throws(ItemFault) -> (ReadItem, size: Int)? {
    do throws(ObjectFailure) {
      guard let entry = try listing.next() else { return nil }
      let reference = ObjectReference(bucket: bucket, key: entry.key)
      let value: JSON = [
        "Etag": .string(try objects.entityTag(reference)), "Key": .string(entry.key),
        "LastModified": .number(.integer(entry.lastModified.seconds)),
        "Size": .integer(entry.size), "StorageClass": "STANDARD",
      ]
      return (ReadItem(value, source: "s3://\(bucket)"), 160 + entry.key.utf8.count)
    } catch {
      throw ItemFault(error, "s3://\(bucket)")
    }
  }

  func close() {
    queue = .none
    (listing, stream) = (nil, nil)
    left = 0
  }
}
