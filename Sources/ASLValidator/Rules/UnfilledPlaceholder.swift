public import Diagnostics

/// A placeholder without a value.
public enum UnfilledPlaceholder: ReadingRule {
  public static let name: Diagnostic.Rule = "unfilled-placeholder"
  public static let awsCode: AWSFinding.Code? = .invalidJSONDescription
  public static let explanation = Explanation(
    "A placeholder ${Name} has no value where it needs one.",
    why: """
      It stands where a string cannot stand, or values were given and it is not among them, which is \
      a warning. A deployment fills it in. Give it a value with -D NAME=VALUE or --substitutions to have \
      the definition checked as it will be.
      """,
    failing: #"""
      {
        "StartAt": "Work",
        "States": {
          "Work": { "Type": "Wait", "Seconds": ${Pause}, "End": true }
        }
      }
      """#,
    passing: Example.state(#""Type": "Wait", "Seconds": 30"#),
    source: "AWS CloudFormation user guide, DefinitionSubstitutions")
}
