public import Diagnostics

/// A JSONata expression that cannot be read.
public enum BadJSONata: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-jsonata"
  public static let awsCode: AWSFinding.Code? = .invalidJSONataExpression
  public static let explanation = Explanation(
    "An expression between {% and %} is not JSONata.",
    why: """
      AWS compiles every expression when the state machine is created, with the syntax of \
      JSONata 2.0.6. The place is that in the file, escapes counted.
      """,
    failing: Example.state(#""Type": "Pass", "Output": "{% 1 + %}""#, queryLanguage: "JSONata"),
    passing: Example.state(#""Type": "Pass", "Output": "{% 1 + 2 %}""#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Transforming data with JSONata\"")
}
