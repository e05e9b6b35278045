public import Diagnostics

/// Arguments that an intrinsic function does not take.
public enum IntrinsicArguments: ReadingRule {
  public static let name: Diagnostic.Rule = "intrinsic-arguments"
  public static let explanation = Explanation(
    "An intrinsic function has too few or too many arguments, or one of a wrong type.",
    why: """
      The numbers and types of the arguments are fixed, and States.Format has one argument for \
      each {}.
      """,
    failing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.UUID(1)" }"#),
    passing: Example.state(#""Type": "Pass", "Parameters": { "a.$": "States.UUID()" }"#),
    source: "Amazon States Language, \"Intrinsic Functions\"")
}
