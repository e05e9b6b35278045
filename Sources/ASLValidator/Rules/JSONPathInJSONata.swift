public import Diagnostics

/// JSONPath inside a JSONata state machine.
public enum JSONPathInJSONata: ReadingRule {
  public static let name: Diagnostic.Rule = "jsonpath-in-jsonata"
  public static let explanation = Explanation(
    "A state of a JSONata state machine sets its QueryLanguage to JSONPath.",
    why: """
      A JSONPath machine may have JSONata states; the reverse does not exist.
      """,
    failing: Example.state(
      #""Type": "Pass", "QueryLanguage": "JSONPath""#, queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "QueryLanguage": "JSONata""#, queryLanguage: "JSONata"),
    source: "recorded answers of the service")
}
