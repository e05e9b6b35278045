public import Diagnostics

/// A text that is no path, or no path that its field takes.
public enum BadPath: ReadingRule {
  public static let name: Diagnostic.Rule = "bad-path"
  public static let explanation = Explanation(
    "A field that takes a path has something else.",
    why: """
      Paths begin with $; $$ is the Context Object and $name a variable, where the field takes \
      them. Reference paths, as in ResultPath and Variable, name one place: no filters, \
      wildcards or functions.
      """,
    failing: Example.state(#""Type": "Pass", "InputPath": "order""#),
    passing: Example.state(#""Type": "Pass", "InputPath": "$.order""#),
    source: "Amazon States Language, \"Paths\"")
}
