public import Diagnostics

/// A name twice in one object.
public enum DuplicateKey: ReadingRule {
  public static let name: Diagnostic.Rule = "duplicate-key"
  public static let awsCode: AWSFinding.Code? = nil
  public static let explanation = Explanation(
    "An object has two members of the same name.",
    why: """
      JSON readers keep one of them, mostly the last, and the other is lost without a word.
      """,
    failing: #"""
      {
        "StartAt": "Work",
        "States": {
          "Work": { "Type": "Pass", "Comment": "a", "Comment": "b", "End": true }
        }
      }
      """#,
    passing: #"""
      {
        "StartAt": "Work",
        "States": {
          "Work": { "Type": "Pass", "Comment": "a", "End": true }
        }
      }
      """#,
    source: "RFC 8259, section 4")
}
