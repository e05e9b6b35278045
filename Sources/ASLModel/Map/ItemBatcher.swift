/// How a distributed Map puts several items into one child execution.
public struct ItemBatcher: Sendable, Equatable {
  public let maxItemsPerBatch: Field<Int>?
  public let maxInputBytesPerBatch: Field<Int>?
  public let batchInput: PayloadTemplate?

  public init(
    maxItemsPerBatch: Field<Int>? = nil, maxInputBytesPerBatch: Field<Int>? = nil,
    batchInput: PayloadTemplate? = nil
  ) {
    self.maxItemsPerBatch = maxItemsPerBatch
    self.maxInputBytesPerBatch = maxInputBytesPerBatch
    self.batchInput = batchInput
  }
}
