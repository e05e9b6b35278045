public import Diagnostics

/// A field of the other query language.
public enum WrongQueryLanguage: ReadingRule {
  public static let name: Diagnostic.Rule = "wrong-query-language"
  public static let explanation = Explanation(
    "A field of JSONPath stands in a JSONata state, or the reverse.",
    why: """
      InputPath, Parameters, ResultSelector, ResultPath, OutputPath and all fields with Path are \
      JSONPath; Arguments, Output, Items and Condition are JSONata.
      """,
    failing: Example.state(#""Type": "Pass", "Output": {}"#),
    passing: Example.state(#""Type": "Pass", "Parameters": {}"#),
    source: "Amazon States Language, \"Query Languages\"")
}
