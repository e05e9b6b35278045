import ASLModel
public import Diagnostics
import JSONTree

/// An account that is written into a definition.
public enum HardCodedAccount: Rule {
  public static let name: Diagnostic.Rule = "hard-coded-account"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "An ARN has its account and region written out.",
    why: """
      Such a definition can be deployed to one account and region only. A placeholder such as \
      ${WorkFunctionArn} is filled in by each deployment. Each account is reported once.
      """,
    failing: Example.lambdaTask(#""Comment": "written out""#),
    passing: Example.state(
      #"""
      "Type": "Task",
      "Resource": "${WorkFunctionArn}",
      "Comment": "filled in"
      """#),
    source: "AWS CloudFormation user guide, DefinitionSubstitutions")

  public static func check(_ subject: Subject, _ report: inout Report) {
    let texts = subject.resourceTexts + subject.parameters.flatMap(\.value.texts)
    var seen: Set<String> = []
    for text in texts.sorted(by: { $0.range.start < $1.range.start }) {
      guard let name = ResourceName(text.value), isAccount(name.account),
        seen.insert(name.account + name.region).inserted
      else { continue }
      report.add(.written(name.account, name.region), at: text.range, label: "written out")
    }
  }

  private static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}

extension Diagnostic.Message {
  fileprivate static func written(_ account: String, _ region: String) -> Self {
    "the account \(account)\(region.isEmpty ? "" : " and the region \(region)") \(region.isEmpty ? "is" : "are") written into the definition"
  }
}
