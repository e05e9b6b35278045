/// A moment: seconds and nanoseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Sendable, Hashable, Comparable {
  public let seconds: Int64
  /// From 0 to 999,999,999, also before 1970.
  public let nanoseconds: Int32

  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public init(milliseconds: Int64) {
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    let borrow: Int64 = remainder < 0 ? 1 : 0
    seconds = quotient - borrow
    nanoseconds = Int32((remainder + borrow * 1_000) * 1_000_000)
  }

  /// Whole milliseconds since 1970, rounded down.
  public var milliseconds: Int64 { seconds * 1_000 + Int64(nanoseconds) / 1_000_000 }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  public func advanced(by duration: Duration) -> Timestamp {
    let (wholeSeconds, attoseconds) = duration.components
    let sum = Int64(nanoseconds) + attoseconds / 1_000_000_000
    let carry: Int64 = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0
    return Timestamp(
      seconds: seconds + wholeSeconds + carry, nanoseconds: Int32(sum - carry * 1_000_000_000))
  }

  public func duration(since earlier: Timestamp) -> Duration {
    .seconds(seconds - earlier.seconds) + .nanoseconds(Int64(nanoseconds - earlier.nanoseconds))
  }
}
