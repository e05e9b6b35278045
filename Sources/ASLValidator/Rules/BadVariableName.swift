public import Diagnostics

/// A name that no variable can have.
public enum BadVariableName: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-variable-name"
  public static let explanation = Explanation(
    "Assign sets a variable under a name that variables cannot have.",
    why: """
      Names begin with a letter or _, go on with letters, digits and _, and have at most 80 \
      characters; states is reserved.
      """,
    failing: Example.state(
      #""Type": "Pass", "Assign": { "1st": 1 }, "Output": {}"#, queryLanguage: "JSONata"),
    passing: Example.state(#""Type": "Pass", "Output": {}"#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Passing data between states with variables\"")
}
