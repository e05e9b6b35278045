import Testing

@testable import ASLCommands

@Suite struct TextTests {
  private static let durations: [(Int, String, String)] = [
    (0, "0s", "0.00s"), (7, "7ms", "0.01s"), (120, "120ms", "0.12s"), (1_000, "1s", "1.00s"),
    (1_500, "1.5s", "1.50s"), (1_254, "1.25s", "1.25s"), (12_345, "12.3s", "12.35s"),
    (59_994, "59.9s", "59.99s"), (60_000, "1m", "1m00.00s"), (90_500, "1m31s", "1m30.50s"),
    (1_000_000, "16m40s", "16m40.00s"), (3_600_000, "1h", "1h00m00s"),
    (7_400_000, "2h3m", "2h03m20s"), (90_000_000, "1d1h", "1d01h00m"),
    (31_536_000_000, "365d", "365d00h00m"),
  ]

  @Test(arguments: durations)
  func aDurationIsShort(_ milliseconds: Int, _ brief: String, _ column: String) {
    #expect(Duration.milliseconds(milliseconds).briefText == brief)
    #expect(Duration.milliseconds(milliseconds).columnText == column)
  }

  @Test func numbersAreGroupedByThousands() {
    #expect(
      [0, 12, 999, 1_000, 12_345, 1_234_567].map(grouped).joined(separator: " ")
        == "0 12 999 1,000 12,345 1,234,567")
    #expect(counted(1, "state") == "1 state")
    #expect(counted(2, "retry", plural: "retries") == "2 retries")
  }

  @Test func aTextIsCutByTheCellsItTakes() {
    #expect(shortened("状態機械", to: 5) == "状態…")
    #expect(shortened("abcdef", to: 6) == "abcdef")
    #expect(shortened("abcdefg", to: 6) == "abcde…")
  }

  @Test func aTextIsBrokenBetweenWords() {
    #expect(wrapped("one two three", to: 8) == ["one two", "three"])
    #expect(wrapped("abcdefghij k", to: 4) == ["abcd", "efgh", "ij k"])
    #expect(wrapped("a\nb", to: 4) == ["a", "b"])
  }

  private static let causes: [(String, String)] = [
    ("boom", "boom"),
    (#"{"errorMessage":"no","errorType":"E","requestId":"r"}"#, "no"),
    (
      #"{"StoppedReason":"Essential container in task exited","Containers":[{"Name":"app","ExitCode":3},{"Name":"log","ExitCode":0}]}"#,
      "Essential container in task exited: app exited with 3"
    ),
    (
      #"{"StoppedReason":"x","Containers":[{"Name":"app","Reason":"CannotPullContainerError: y"}]}"#,
      "x: app: CannotPullContainerError: y"
    ),
    (#"{"a":1}"#, #"{"a":1}"#), ("{no json", "{no json"),
  ]

  @Test func causesInsideOfOneAnotherThatWereCutAreToldInShort() {
    let cause = #"{"Cause":"{\"Cause\":\"{\\\"Cause\\\":\\\"cut"#
    #expect(
      causeSummary(cause) == "3 executions or more that started one another failed, each by the "
        + "next; the Cause of the last is cut off")
    #expect(causeSummary(#"{"Cause": no JSON"#) == #"{"Cause": no JSON"#)
  }

  @Test(arguments: causes)
  func theReasonIsTakenOutOfACause(_ cause: String, _ summary: String) {
    #expect(causeSummary(cause) == summary)
  }
}
