public import Diagnostics

/// A string with one of the delimiters alone.
public enum JSONataDelimiters: ReadingRule {
  public static let name: Diagnostic.Rule = "jsonata-delimiters"
  public static let explanation = Explanation(
    "A string has {% without %} or the reverse.",
    why: """
      An expression is the whole string from {% to %}, with nothing around them.
      """,
    failing: Example.state(#""Type": "Pass", "Output": "{% 10""#, queryLanguage: "JSONata"),
    passing: Example.state(#""Type": "Pass", "Output": "{% 10 %}""#, queryLanguage: "JSONata"),
    source: "Step Functions guide, \"Transforming data with JSONata\"")
}
