public import JSONPath

/// Runs its Item Processor once for each item; its result is the array of the outputs.
public struct MapState: Sendable, Equatable {
  /// JSONPath's `ItemsPath`; nil is `$`.
  public let itemsPath: Path?
  /// JSONata's `Items`: an array, in which expressions may stand, or one expression.
  public let items: PayloadTemplate?
  /// `ItemSelector`; also its old name in a Map, `Parameters`.
  public let itemSelector: PayloadTemplate?
  /// `ItemProcessor`; also its old name, `Iterator`.
  public let processor: Scope
  public let mode: Mode
  /// How many iterations run at a time; 0 is no limit.
  public let maxConcurrency: Field<Int>?
  public let toleratedFailureCount: Field<Int>?
  /// From 0 to 100.
  public let toleratedFailurePercentage: Field<Double>?
  public let label: String?
  public let itemReader: ItemReader?
  public let itemBatcher: ItemBatcher?
  public let resultWriter: ResultWriter?
  public let retriers: [Retrier]
  public let catchers: [Catcher]
  public let transition: Transition

  public init(
    itemsPath: Path? = nil, items: PayloadTemplate? = nil, itemSelector: PayloadTemplate? = nil,
    processor: Scope, mode: Mode, maxConcurrency: Field<Int>? = nil,
    toleratedFailureCount: Field<Int>? = nil, toleratedFailurePercentage: Field<Double>? = nil,
    label: String? = nil, itemReader: ItemReader? = nil, itemBatcher: ItemBatcher? = nil,
    resultWriter: ResultWriter? = nil, retriers: [Retrier] = [], catchers: [Catcher] = [],
    transition: Transition
  ) {
    self.itemsPath = itemsPath
    self.items = items
    self.itemSelector = itemSelector
    self.processor = processor
    self.mode = mode
    self.maxConcurrency = maxConcurrency
    self.toleratedFailureCount = toleratedFailureCount
    self.toleratedFailurePercentage = toleratedFailurePercentage
    self.label = label
    self.itemReader = itemReader
    self.itemBatcher = itemBatcher
    self.resultWriter = resultWriter
    self.retriers = retriers
    self.catchers = catchers
    self.transition = transition
  }

  public enum Mode: Sendable, Hashable {
    /// The iterations are part of the execution.
    case inline
    /// The iterations are child executions.
    case distributed(ExecutionType)
  }

  public enum ExecutionType: String, Sendable, Hashable, CaseIterable {
    case standard = "STANDARD"
    case express = "EXPRESS"
  }
}
