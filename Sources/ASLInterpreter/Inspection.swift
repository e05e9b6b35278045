public import ASLModel
public import JSONTree

/// The values between a state's input and output, for somebody who looks; nil where there is none
/// yet.
public struct Inspection: Sendable, Equatable {
  public var afterInputPath: JSON?
  public var afterParameters: JSON?
  /// JSONata's counterpart of ``afterParameters``.
  public var afterArguments: JSON?
  /// Of a Map: its items.
  public var afterItemsPath: JSON?
  /// Of a Map with an ItemReader: its items in what was read.
  public internal(set) var afterItemsPointer: JSON?
  /// Of a Map: the input of each iteration.
  public internal(set) var afterItemSelector: JSON?
  /// Of a distributed Map: the input of each child, a batch.
  public internal(set) var afterItemBatcher: JSON?
  /// Of a Map: how many iterations run at a time; 0 for any number.
  public internal(set) var maxConcurrency: JSON?
  public internal(set) var toleratedFailureCount: JSON?
  public internal(set) var toleratedFailurePercentage: JSON?
  public var result: JSON?
  public var afterResultSelector: JSON?
  public var afterResultPath: JSON?
  /// Of a Choice: the index of the Choice Rule that leads on; nil where Default does.
  public internal(set) var choiceRule: Int?
  /// What Retry and Catch made of the last failure.
  public internal(set) var handling: Handling?

  public struct Handling: Sendable, Equatable {
    public let error: ErrorOutput
    /// The Retrier that matched, by its place.
    public internal(set) var retryIndex: Int?
    /// The delay before the next attempt, before jitter; nil when there is none.
    public internal(set) var delay: Duration?
    /// The Catcher that matched, by its place.
    public internal(set) var catchIndex: Int?
  }
}

extension Execution {
  /// Keeps values between, where the settings ask for it.
  mutating func inspect(_ slot: Int, _ change: (inout Inspection) -> Void) {
    guard settings.inspects else { return }
    change(&branches[slot].inspection[orSet: Inspection()])
  }
}

extension Execution {
  /// Keeps what becomes of a failure, where somebody looks.
  mutating func inspectHandling(
    _ slot: Int, _ failure: Failure, _ change: (inout Inspection.Handling) -> Void
  ) {
    inspect(slot) { inspection in
      var handling = inspection.handling ?? Inspection.Handling(error: failure.output)
      change(&handling)
      inspection.handling = handling
    }
  }
}

extension Optional {
  fileprivate subscript(orSet fallback: Wrapped) -> Wrapped {
    get { self ?? fallback }
    set { self = newValue }
  }
}
