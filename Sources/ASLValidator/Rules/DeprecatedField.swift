import ASLModel
public import Diagnostics
import JSONTree

/// A field under its old name.
public enum DeprecatedField: Rule {
  public static let name: Diagnostic.Rule = "deprecated-field"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Map state uses Iterator or Parameters.",
    why: """
      Both still work. ItemProcessor and ItemSelector are their names since 2022, and only they \
      have what was added since.
      """,
    failing: Example.state(Example.inlineMap("", processor: "Iterator")),
    passing: Example.state(Example.inlineMap("")),
    source: "Step Functions guide, \"Map workflow state\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states where state.type == .map {
      for (old, new) in [("Iterator", "ItemProcessor"), ("Parameters", "ItemSelector")] {
        guard let member = syntax.value.members?.last(where: { $0.key == old }) else { continue }
        report.add(
          .deprecated(old, new), at: member.keyRange, label: "is '\(new)' today",
          fix: syntax.value[new] == nil ? .writing(new, at: member.keyRange) : nil)
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func deprecated(_ old: String, _ new: String) -> Self {
    "'\(old)' is the old name of '\(new)'"
  }
}
