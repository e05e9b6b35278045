public import ASLInterpreter
public import ASLModel
public import JSONTree

/// Where distributed Maps read their items and write their results. The work is real; on a virtual
/// clock it takes no time.
public protocol MapRunStorage: Sendable {
  /// Opens an ItemReader's items.
  ///
  /// - Throws: why they cannot be read, `States.ItemReaderFailed` as a rule.
  func items(_ request: ItemsRequest) async throws(ErrorOutput) -> any ItemSource

  /// Makes ready to write the results of a Map Run.
  ///
  /// - Throws: why they cannot be written, `States.ResultWriterFailed` as a rule.
  func results(_ request: ResultsRequest) async throws(ErrorOutput) -> any ResultSink
}

/// The items of an ItemReader, page by page. Calls come one after the other.
public protocol ItemSource: Sendable {
  /// The next items, at most so many: one at least, unless there are none left.
  func next(_ count: Int) async throws(ErrorOutput) -> ItemPage
  /// No more items are wanted. Called once, after any failure too.
  func close() async
}

public struct ItemPage: Sendable, Equatable {
  public let items: [ReadItem]
  /// Whether there are no more after these.
  public let isLast: Bool

  public init(_ items: [ReadItem], isLast: Bool) {
    self.items = items
    self.isLast = isLast
  }
}

/// What takes the results of a Map Run. Calls come one after the other.
public protocol ResultSink: Sendable {
  /// Takes results, in the order in which the children ended. Not called again after it has failed.
  func write(_ results: [ChildResult]) async throws(ErrorOutput)
  /// All results are there: completes what is written.
  ///
  /// - Returns: where it is, `{"Bucket": …, "Key": …}`.
  func finish() async throws(ErrorOutput) -> JSON
}
