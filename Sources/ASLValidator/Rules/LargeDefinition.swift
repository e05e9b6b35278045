public import Diagnostics

/// A definition that is too large.
public enum LargeDefinition: ReadingRule {
  public static let name: Diagnostic.Rule = "large-definition"
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "The definition is larger than 1 MiB.",
    why: """
      The API takes definitions of up to 1,048,576 bytes. Move constants into a bucket, or parts \
      into state machines of their own.
      """,
    failing: Example.state(#""Type": "Pass", "Comment": "…""#),
    passing: Example.state(#""Type": "Pass", "Comment": "short""#),
    source: "Step Functions API reference, CreateStateMachine", stretch: 1 << 20)
}
