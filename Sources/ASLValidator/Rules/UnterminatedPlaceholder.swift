public import Diagnostics

/// A placeholder without its closing brace.
public enum UnterminatedPlaceholder: ReadingRule {
  public static let name: Diagnostic.Rule = "unterminated-placeholder"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "A text has ${Name without the closing brace.",
    why: """
      No deployment fills it: it stays in the text as it is. Close it, or write the dollar and the \
      brace apart where the text is meant.
      """,
    failing: Example.state(#""Type": "Pass", "Result": { "url": "https://${Host/orders" }"#),
    passing: Example.state(#""Type": "Pass", "Result": { "url": "https://${Host}/orders" }"#),
    source: "AWS CloudFormation user guide, DefinitionSubstitutions")
}
