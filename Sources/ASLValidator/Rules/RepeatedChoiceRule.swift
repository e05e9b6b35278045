import ASLModel
public import Diagnostics
import JSONTree

/// A Choice Rule that an earlier one answers.
public enum RepeatedChoiceRule: Rule {
  public static let name: Diagnostic.Rule = "repeated-choice-rule"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Choice Rule asks the same as an earlier one.",
    why: """
      The first rule that holds is taken, so the later one never is. Often one of them was \
      copied and not changed.
      """,
    failing: Example.machine([
      "Choose": #"""
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "NumericEquals": 1, "Next": "Done" },
        { "Variable": "$.a", "NumericEquals": 1, "Next": "Failed" }
      ]
      """#,
      "Done": #""Type": "Succeed""#,
      "Failed": #""Type": "Fail""#,
    ]),
    passing: Example.machine([
      "Choose": #"""
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "NumericEquals": 1, "Next": "Done" },
        { "Variable": "$.a", "NumericEquals": 2, "Next": "Failed" }
      ]
      """#,
      "Done": #""Type": "Succeed""#,
      "Failed": #""Type": "Fail""#,
    ]),
    source: "Amazon States Language, \"Choice State\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states where state.type == .choice {
      var first: [String: JSONSyntax] = [:]
      for rule in syntax.value["Choices"]?.elements ?? [] {
        guard let condition = condition(rule) else { continue }
        if let earlier = first[condition] {
          report.add(
            .repeated, at: rule.range, label: "never taken",
            notes: [Diagnostic.Note("asks the same", at: earlier.range)])
        } else {
          first[condition] = rule
        }
      }
    }
  }

  /// What a rule asks, without where it leads.
  private static func condition(_ rule: JSONSyntax) -> String? {
    let others: Set = ["Next", "Assign", "Output", "Comment"]
    let members = rule.members?.filter { !others.contains($0.key) } ?? []
    guard !members.isEmpty else { return nil }
    return JSONSyntax(.object(members), range: rule.range).json.text
  }
}

extension Diagnostic.Message {
  fileprivate static let repeated: Self = "an earlier rule of this Choice asks the same"
}
