public import Diagnostics

/// A member of $states that this field does not have.
public enum UnavailableStatesField: ReadingRule {
  public static let name: Diagnostic.Rule = "unavailable-states-field"
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "An expression reads $states.result or $states.errorOutput where it does not exist.",
    why: """
      result is there in Output and Assign of Task, Parallel and Map, errorOutput in those of \
      Catchers. Elsewhere it is undefined, and the state fails.
      """,
    failing: Example.state(
      #""Type": "Pass", "Output": "{% $states.errorOutput %}""#, queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "Output": "{% $states.input %}""#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Transforming data with JSONata\"")
}
