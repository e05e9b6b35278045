import ASLModel
public import Diagnostics

/// An `asl-ignore` in a Comment that ignores nothing, or names no rule.
public enum UselessIgnore: Rule {
  public static let name: Diagnostic.Rule = "useless-ignore"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "An asl-ignore in a Comment ignores nothing, or names no rule.",
    why: """
      What it was for has been mended, or its name is not spelled right. As long as it stands \
      there, it hides the next finding of that rule. Remove it, or correct the name. What AWS \
      refuses cannot be ignored.
      """,
    failing: Example.state(
      """
      "Comment": "asl-ignore dead-retrier",
      "Type": "Pass"
      """),
    passing: Example.state(
      """
      "Comment": "nothing to ignore",
      "Type": "Pass"
      """),
    source: "Comments of this program, docs/validate.md")

  /// Nothing: it shows only after all other rules.
  public static func check(_ subject: Subject, _ report: inout Report) {}

  /// What is to be said of a directive that was of no use; nil where it may be of some.
  static func finding(
    _ directive: CommentIgnores.Directive, isRefused: Bool, in definition: Definition,
    isOn: (any Rule.Type) -> Bool
  ) -> Diagnostic? {
    guard isOn(Self.self) else { return nil }
    func found(_ message: Diagnostic.Message, _ label: String) -> Diagnostic {
      definition.located(
        Diagnostic(name, severity, message, at: directive.range, label: label))
    }
    let names = allRules.map { $0.name.name }
    if directive.name.isEmpty {
      return found(.nameless, "write asl-ignore RULE, or several with commas")
    }
    guard let rule = allRules.first(where: { $0.name.name == directive.name }) else {
      let near = nearestName(to: directive.name, among: names)
      return found(
        .unknown(directive.name), near.map { "did you mean '\($0)'?" } ?? "there is no such rule")
    }
    if isRefused { return found(.refused(directive.name), "AWS refuses what this rule finds") }
    // A definition with errors was not checked by all rules.
    guard definition.machine != nil, isOn(rule) else { return nil }
    return found(.idle(directive.name), "nothing of this rule is found here")
  }
}

extension Diagnostic.Message {
  fileprivate static let nameless: Self = "'asl-ignore' names no rule"

  fileprivate static func unknown(_ name: String) -> Self {
    "'asl-ignore' names the rule '\(name)', which does not exist"
  }

  fileprivate static func refused(_ name: String) -> Self { "'\(name)' cannot be ignored" }

  fileprivate static func idle(_ name: String) -> Self { "'asl-ignore \(name)' ignores nothing" }
}
