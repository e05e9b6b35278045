public import Diagnostics

/// Which errors a state tries again after, and when.
public struct Retrier: Sendable, Equatable {
  public let errorEquals: [ErrorName]
  public let intervalSeconds: Int
  /// How many retries, from 0; the first attempt is none.
  public let maxAttempts: Int
  public let backoffRate: Double
  public let maxDelaySeconds: Int?
  public let jitter: JitterStrategy
  public let comment: String?
  public let range: SourceRange

  public init(
    errorEquals: [ErrorName], intervalSeconds: Int = 1, maxAttempts: Int = 3,
    backoffRate: Double = 2, maxDelaySeconds: Int? = nil, jitter: JitterStrategy = .none,
    comment: String? = nil, range: SourceRange = .at(0)
  ) {
    self.errorEquals = errorEquals
    self.intervalSeconds = intervalSeconds
    self.maxAttempts = maxAttempts
    self.backoffRate = backoffRate
    self.maxDelaySeconds = maxDelaySeconds
    self.jitter = jitter
    self.comment = comment
    self.range = range
  }

  /// The longest delay that is told apart: what a Retrier may be given as MaxDelaySeconds.
  ///
  /// - Note: Step Functions guide, "Handling errors", Retrier fields: less than 31,622,400.
  public static let longestDelaySeconds = 31_622_400

  /// The delay before the next attempt, before jitter.
  ///
  /// `IntervalSeconds × BackoffRate^attempt`, at most `MaxDelaySeconds`, and never above
  /// ``longestDelaySeconds``, which also keeps a large BackoffRate finite.
  ///
  /// - Parameter attempt: retries already made under this Retrier, from 0.
  /// - Note: Amazon States Language, "Errors", Retriers.
  public func delay(attempt: Int) -> Duration {
    let limit = Double(min(maxDelaySeconds ?? Self.longestDelaySeconds, Self.longestDelaySeconds))
    var seconds = Double(intervalSeconds)
    for _ in 0..<attempt where seconds < limit && backoffRate > 1 { seconds *= backoffRate }
    return .seconds(min(seconds, limit))
  }
}

/// How a Retrier's delay is spread.
public enum JitterStrategy: String, Sendable, Hashable, CaseIterable {
  /// The delay as it is.
  case none = "NONE"
  /// Anything from 0 to the delay, evenly.
  case full = "FULL"
}
