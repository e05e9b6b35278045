public import Diagnostics

/// A member that $states never has.
public enum UnknownStatesField: ReadingRule {
  public static let name: Diagnostic.Rule = "unknown-states-field"
  public static let severity = Diagnostic.Severity.warning
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "An expression reads a member of $states that does not exist.",
    why: """
      There are input, result, errorOutput and context. Anything else is undefined, and the \
      state fails.
      """,
    failing: Example.state(
      #""Type": "Pass", "Output": "{% $states.inptu %}""#, queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "Output": "{% $states.input %}""#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Transforming data with JSONata\"")
}
