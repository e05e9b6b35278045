internal import ASLModel
internal import JSONTree

/// A batch that is being filled: `{"BatchInput": …, "Items": […]}`.
///
/// - Note: Step Functions guide, "ItemBatcher (Map)": the limit that is reached first ends a batch.
struct MapBatch: Sendable, Equatable {
  let maxItems: Int?
  /// The most bytes that a child's input may have as JSON text.
  let maxBytes: Int?
  let batchInput: JSON?
  private(set) var items: [JSON] = []
  /// The bytes that the batch has as JSON text; 0 where nothing limits them.
  private(set) var size = 0

  /// - Parameter items: what is in it from the beginning; they fit.
  init(maxItems: Int?, maxBytes: Int?, batchInput: JSON?, items: [JSON] = []) {
    self.maxItems = maxItems
    self.maxBytes = maxBytes
    self.batchInput = batchInput
    begin()
    for item in items { append(item) }
  }

  var isEmpty: Bool { items.isEmpty }
  /// What a child with this batch is given.
  var input: JSON { input(items) }

  /// Adds an item.
  ///
  /// - Returns: a batch that is full, if there is one now: with the item, or the one before it.
  mutating func add(_ item: JSON) throws(EvaluationError) -> (input: JSON, items: Int)? {
    var full: (input: JSON, items: Int)?
    if let maxBytes, size + textSize(item) > maxBytes {
      if emptySize + item.textSize(upTo: maxBytes) > maxBytes {
        throw EvaluationError(
          .itemReaderFailed, "An item alone makes a batch of more than \(maxBytes) bytes.")
      }
      full = take()
    }
    append(item)
    if full == nil, items.count == maxItems { full = take() }
    return full
  }

  mutating func removeAll() {
    items = []
    begin()
  }

  /// Takes what there is as a batch.
  mutating func take() -> (input: JSON, items: Int) {
    let batch = (input, items.count)
    removeAll()
    return batch
  }

  private mutating func begin() { size = emptySize }

  /// The bytes of a batch without items.
  private var emptySize: Int { maxBytes.map { input([]).textSize(upTo: $0) } ?? 0 }

  private mutating func append(_ item: JSON) {
    if maxBytes != nil { size += textSize(item) }
    items.append(item)
  }

  /// With the comma before it.
  private func textSize(_ item: JSON) -> Int {
    item.textSize(upTo: maxBytes ?? Int.max) + (items.isEmpty ? 0 : 1)
  }

  private func input(_ items: [JSON]) -> JSON {
    var object = JSONObject()
    object["BatchInput"] = batchInput
    object["Items"] = .array(items)
    return .object(object)
  }
}
