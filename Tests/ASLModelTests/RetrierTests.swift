import ASLModel
import Testing

struct RetrierTests {
  @Test func delaysGrowByTheBackoffRateUpToTheMaximum() {
    let retrier = Retrier(
      errorEquals: [.all], intervalSeconds: 3, backoffRate: 1.5, maxDelaySeconds: 6)
    let delays = (0..<4).map { retrier.delay(attempt: $0) }
    #expect(delays == [.seconds(3), .seconds(4.5), .seconds(6), .seconds(6)])
  }

  @Test func ahugeBackoffRateStaysFinite() {
    let retrier = Retrier(errorEquals: [.all], backoffRate: 1e300)
    #expect(retrier.delay(attempt: 1_000_000) == .seconds(Retrier.longestDelaySeconds))
  }

  @Test(arguments: [
    (ErrorName.all, ErrorName("X"), true), (.all, .timeout, true), (.all, .dataLimitExceeded, true),
    (.all, .runtime, false), (.runtime, .runtime, false), (.taskFailed, "X", true),
    (.taskFailed, .taskFailed, true), (.taskFailed, .timeout, false), (.timeout, .timeout, true),
    (.heartbeatTimeout, .timeout, false), ("X", "x", false), ("X", "X", true),
  ])
  func anErrorMatchesByNameOrWildcard(_ name: ErrorName, _ error: ErrorName, _ isMatch: Bool) {
    let output = ErrorOutput(error: error, cause: nil)
    #expect(Retrier(errorEquals: ["no", name]).matches(output) == isMatch)
    #expect(Catcher(errorEquals: ["no", name], next: StateID(index: 0)).matches(output) == isMatch)
  }

  @Test func aMissedHeartbeatAnswersToBothNamesOfATimeout() {
    let output = ErrorOutput(error: .timeout, cause: nil)
    #expect(Retrier(errorEquals: [.heartbeatTimeout]).matches(output, isHeartbeat: true))
    #expect(Retrier(errorEquals: [.timeout]).matches(output, isHeartbeat: true))
  }

  @Test func anErrorWithoutANameIsMatchedByTheWildcards() {
    let output = ErrorOutput(error: nil, cause: nil)
    #expect(Retrier(errorEquals: [.all]).matches(output))
    #expect(Retrier(errorEquals: [.taskFailed]).matches(output))
    #expect(!Retrier(errorEquals: ["X"]).matches(output))
  }
}
