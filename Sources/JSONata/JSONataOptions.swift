/// What an evaluation may use, and what it takes from outside instead of looking it up.
public struct JSONataOptions: Sendable {
  /// How deep calls may nest, counted in nodes of the syntax tree: error D1011.
  public var maximumDepth = 5_000
  /// How many bytes of the thread's stack may be used, as a second line of defence: error D1011.
  public var maximumStackBytes = 288 << 10
  /// How many steps of work an evaluation may do; the measure of time, the same on every machine:
  /// error D1012.
  public var maximumSteps = 200_000_000
  /// How many items a sequence may have: error D2015.
  public var maximumSequenceLength = 10_000_000
  /// How many bytes of values may be made, those given back again included: error U1002.
  public var maximumBytes = 2 << 30
  /// What `$now()` and `$millis()` say: milliseconds since 1970.
  public var now: Int64 = 0
  /// What `$random()` and `$shuffle()` draw from.
  public var seed: UInt64 = 0
  /// Whether to give up, with error D1012; asked every million steps.
  public var isCancelled: (@Sendable () -> Bool)?

  public init() {}
}
