public import ASLModel
public import JSONTree

/// What a distributed Map's ItemReader asks for: its items, page by page.
///
/// It is answered by ``ExecutionEvent/itemsRead(_:items:isLast:)`` or
/// ``ExecutionEvent/itemsFailed(_:_:)``; so is every ``ExecutionRequest/readItems(_:count:)`` after
/// it, which carries the same id. At most one page is asked for at a time.
/// ``ExecutionRequest/closeItems(_:)`` follows when no more are wanted, unless the last page has
/// been read or reading has failed.
public struct ItemsRequest: Sendable, Equatable {
  public let id: RequestID
  /// The Map state.
  public let state: StateID
  public let stateName: String
  /// The Map iterations around the state, outermost first.
  public let iterations: [TaskRequest.Iteration]
  /// `s3:getObject` or `s3:listObjectsV2`.
  public let resource: TaskResource
  /// What the reader's `Parameters` or `Arguments` gave: `{"Bucket": …, "Key": …}`.
  public let arguments: JSON
  /// Its ``ReaderConfig/maxItems`` is the field as defined; the value is ``maxItems``.
  public let config: ReaderConfig
  /// What is after so many items is not wanted, nor any fault in it; nil where there is no limit.
  public let maxItems: Int?
  /// How many items the first page has at most. Fewer are right where they are large: a page
  /// should not pass a few MiB. One at least, unless there are none left.
  public let count: Int

  public init(
    id: RequestID, state: StateID, stateName: String, iterations: [TaskRequest.Iteration] = [],
    resource: TaskResource, arguments: JSON, config: ReaderConfig, maxItems: Int? = nil, count: Int
  ) {
    self.id = id
    self.state = state
    self.stateName = stateName
    self.iterations = iterations
    self.resource = resource
    self.arguments = arguments
    self.config = config
    self.maxItems = maxItems
    self.count = count
  }
}

/// An item that an ItemReader has read.
public struct ReadItem: Sendable, Equatable {
  /// `$$.Map.Item.Value`.
  public let value: JSON
  /// `$$.Map.Item.Key`: the name of a member, where the members of an object are the items.
  public let key: String?
  /// `$$.Map.Item.Source`: `S3://my-bucket/data.csv`, of listed objects `S3://my-bucket`.
  public let source: String?

  public init(_ value: JSON, key: String? = nil, source: String? = nil) {
    self.value = value
    self.key = key
    self.source = source
  }
}
