public import Diagnostics

/// A Label that AWS does not take.
public enum BadLabel: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-label"
  public static let awsCode: AWSFinding.Code? = .invalidLabelName
  public static let explanation = Explanation(
    "The Label of a Map is empty, too long or has characters that it must not have.",
    why: """
      A Label becomes a part of ARNs: 1 to 40 characters, no blanks, wildcards, brackets, \
      special or control characters.
      """,
    failing: Example.state(Example.distributedMap(#""Label": "a*""#)),
    passing: Example.state(Example.distributedMap(#""Label": "a""#)),
    source: "Step Functions guide, \"Map state in Distributed mode\"")
}
