public import Diagnostics

/// A text that is not JSON.
public enum InvalidJSON: ReadingRule {
  public static let name: Diagnostic.Rule = "invalid-json"
  public static let awsCode: AWSFinding.Code? = .invalidJSONDescription
  public static let explanation = Explanation(
    "The definition is not JSON.",
    why: """
      Comments, trailing commas and single quotes are not JSON. The place is where the text \
      stops being JSON.
      """,
    failing: #"""
      { "StartAt": "Work", }
      """#,
    passing: Example.state(#""Type": "Pass""#),
    source: "RFC 8259")
}
