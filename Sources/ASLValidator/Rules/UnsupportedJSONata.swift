public import Diagnostics

/// JSONata that Step Functions does not have.
public enum UnsupportedJSONata: ReadingRule {
  public static let name: Diagnostic.Rule = "unsupported-jsonata"
  public static let awsCode: AWSFinding.Code? = .unsupportedJSONataExpression
  public static let explanation = Explanation(
    "An expression uses $, $$ or a bare name at its top level, or $eval.",
    why: """
      There is no input document: data comes from $states.input and the other members of \
      $states, and from variables.
      """,
    failing: Example.state(#""Type": "Pass", "Output": "{% phone %}""#, queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "Output": "{% $states.input.phone %}""#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Transforming data with JSONata\"")
}
