import ASLModel
public import Diagnostics
import JSONTree

/// A function that is called as whatever was deployed last.
public enum LatestQualifier: Rule {
  public static let name: Diagnostic.Rule = "latest-qualifier"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Lambda function is called as $LATEST.",
    why: """
      $LATEST is whatever was deployed last, so that an execution may call two versions of one \
      function. A version or an alias says which one is meant.
      """,
    failing: Example.lambda("$LATEST"),
    passing: Example.lambda("live"),
    source: "Step Functions guide, \"Best practices\"; Lambda guide, \"Function versions\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for text in subject.resourceTexts {
      guard let name = ResourceName(text.value), name.isFunction,
        name.resource.last == "$LATEST"
      else { continue }
      report.add(.latest, at: text.range, label: "whatever was deployed last")
    }
  }
}

extension Example {
  fileprivate static func lambda(_ qualifier: String) -> String {
    Example.machine([
      "Work": """
      "Type": "Task",
      "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work:\(qualifier)",
      "End": true
      """
    ])
  }
}

extension Diagnostic.Message {
  fileprivate static let latest: Self = "the function is called as $LATEST"
}
