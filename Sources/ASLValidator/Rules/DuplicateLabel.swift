public import Diagnostics

/// A Label that two Map states have.
public enum DuplicateLabel: ReadingRule {
  public static let name: Diagnostic.Rule = "duplicate-label"
  public static let awsCode: AWSFinding.Code? = .duplicateLabelName
  public static let explanation = Explanation(
    "Two Map states have the same Label.",
    why: """
      A Label names the runs of one Map: it is unique in a state machine.
      """,
    failing: example(second: "rows"), passing: example(second: "columns"),
    source: "Step Functions guide, \"Map state in Distributed mode\"")

  private static func example(second label: String) -> String {
    Example.machine([
      "First": Example.distributedMap(#""Label": "rows""#) + ",\n\"Next\": \"Second\"",
      "Second": Example.distributedMap("\"Label\": \"\(label)\"", inner: "Two")
        + ",\n\"End\": true",
    ])
  }
}
