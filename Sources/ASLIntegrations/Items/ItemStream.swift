import ASLModel
import JSONTree

/// The items of one object, one after the other.
enum ItemStream {
  case csv(CSVItems)
  case json(JSONItems)
  case jsonLines(JSONLines)

  struct Element {
    /// The name of a member, where the members of an object are the items.
    var key: String?
    let value: JSON
    /// Bytes of its text.
    let size: Int
  }

  /// - Parameter type: nil is JSON.
  init(
    _ bytes: any ByteSource, named name: String, _ type: ReaderConfig.InputType?,
    _ config: ReaderConfig
  ) throws(ItemFault) {
    switch type ?? .json {
    case .csv: self = .csv(try CSVItems(try bytes.text(of: name), config))
    case .json:
      self = .json(try JSONItems(try bytes.text(of: name), pointer: config.itemsPointer))
    case .jsonLines: self = .jsonLines(JSONLines(try bytes.text(of: name)))
    case .manifest: throw ItemFault("a manifest names the files of items, and cannot be one")
    case .parquet:
      throw ItemFault(
        "asl cannot read Parquet files; \(name) has to become CSV, JSON or JSON Lines first")
    }
  }

  /// The next item; nil after the last.
  mutating func next() throws(ItemFault) -> Element? {
    switch self {
    case .csv(var items):
      self = .busy
      defer { self = .csv(items) }
      return try items.next()
    case .json(var items):
      self = .busy
      defer { self = .json(items) }
      return try items.next()
    case .jsonLines(var items):
      self = .busy
      defer { self = .jsonLines(items) }
      return try items.next()
    case .busy: return nil
    }
  }

  /// Stands in while the stream itself is changed in place.
  case busy
}
