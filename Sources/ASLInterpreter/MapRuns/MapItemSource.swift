internal import JSONTree

/// Where a Map Run takes its items from: the state's data, or an ItemReader's pages.
struct MapItemSource: Sendable, Equatable {
  /// Items that have been read and have no child yet, from ``head``.
  private(set) var items: [ReadItem]
  private(set) var head = 0
  /// How many have been read.
  private(set) var count: Int
  /// The ItemReader, as long as it has more to give.
  private(set) var reader: RequestID?
  /// A page has been asked for.
  private(set) var isReading: Bool
  /// No more than so many are read.
  let maxItems: Int?
  /// Whether there is, or was, an ItemReader.
  let isReader: Bool
  /// The ItemReader had more to give when it was let go of, or failed.
  private(set) var isUnread = false
  /// How many items of the pages to come have been read before.
  private(set) var skipping = 0

  /// How many items are asked for at a time.
  static let pageSize = 1_000
  /// `$$.Map.Item.Source` of items that are part of the state's data.
  static let stateData = "STATE_DATA"

  /// The items of a JSON array.
  init(_ items: [JSON]) {
    self.items = items.map { ReadItem($0, source: Self.stateData) }
    count = items.count
    isReading = false
    maxItems = nil
    isReader = false
  }

  /// What an ItemReader, from which the first page has been asked, is going to read.
  init(_ reader: RequestID, maxItems: Int?) {
    items = []
    count = 0
    self.reader = reader
    isReading = true
    self.maxItems = maxItems
    isReader = true
  }

  init(
    items: [ReadItem], count: Int, reader: RequestID?, isReading: Bool, maxItems: Int?,
    isReader: Bool, isUnread: Bool, skipping: Int
  ) {
    self.items = items
    self.count = count
    self.reader = reader
    self.isReading = isReading
    self.maxItems = maxItems
    self.isReader = isReader
    self.isUnread = isUnread
    self.skipping = skipping
  }

  static func == (left: MapItemSource, right: MapItemSource) -> Bool {
    left.waiting == right.waiting && left.count == right.count && left.reader == right.reader
      && left.isReading == right.isReading && left.maxItems == right.maxItems
      && left.isReader == right.isReader && left.isUnread == right.isUnread
      && left.skipping == right.skipping
  }

  /// All items have been read.
  var isLast: Bool { reader == nil }
  /// They have been taken, too.
  var isExhausted: Bool { isLast && isEmpty }
  var isEmpty: Bool { head == items.count }
  var waiting: ArraySlice<ReadItem> { items[head...] }

  /// Whether a page of that reader has been asked for.
  func expects(_ id: RequestID) -> Bool { isReading && reader == id }

  /// Another page to ask for; nil where one is on its way, or all have been read.
  mutating func willReadOn() -> (reader: RequestID, count: Int)? {
    guard let reader, !isReading else { return nil }
    isReading = true
    return (reader, min(Self.pageSize, maxItems.map { $0 - count + skipping } ?? Self.pageSize))
  }

  /// Takes a page in.
  ///
  /// - Returns: how many of its items are wanted.
  mutating func take(_ page: [ReadItem], isLast: Bool) -> Int {
    isReading = false
    let known = min(skipping, page.count)
    skipping -= known
    let new = page.dropFirst(known)
    let wanted = min(new.count, maxItems.map { $0 - count } ?? new.count)
    items.append(contentsOf: new.prefix(wanted))
    count += wanted
    if isLast || count == maxItems { reader = nil }
    return wanted
  }

  /// The next item, and its index among all that have been read.
  mutating func next() -> (index: Int, item: ReadItem)? {
    guard head < items.count else { return nil }
    let (index, item) = (count - (items.count - head), items[head])
    head += 1
    if isEmpty {
      items.removeAll(keepingCapacity: true)
      head = 0
    }
    return (index, item)
  }

  /// Gives the item back that was taken last.
  mutating func putBack(_ item: ReadItem) {
    if isEmpty { items = [item] } else { head -= 1 }
  }

  /// Reading has failed.
  mutating func close() {
    reader = nil
    isReading = false
    isUnread = true
  }

  /// Leaves it as a redrive goes on with it: what has not been read yet is going to be read then.
  ///
  /// - Parameter isUnused: no item has a child yet, so that all may be read once more.
  /// - Returns: whether all are.
  mutating func suspend(isUnused: Bool) -> Bool {
    guard isReader, isUnused || reader != nil || isUnread else { return false }
    count = isUnused ? 0 : count - waiting.count
    items = []
    head = 0
    close()
    return isUnused
  }

  /// An ItemReader reads from the beginning again what was not read to its end.
  mutating func reopen(_ id: RequestID) {
    reader = id
    isReading = true
    isUnread = false
    skipping = count
  }
}
