import ASLModel
public import Diagnostics
import JSONTree

/// An Error Name that begins with `States.` and that the language does not have.
public enum UnknownErrorName: Rule {
  public static let name: Diagnostic.Rule = "unknown-error-name"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "ErrorEquals names a States.… error that does not exist.",
    why: """
      AWS accepts any name, so a misspelt one never matches and the error passes by unhandled. The \
      names are those of the Amazon States Language; names of your own should not begin with States., but one that a Fail of the same definition \
      raises is known.
      """,
    failing: Example.lambdaTask(#""Retry": [ { "ErrorEquals": ["States.Timedout"] } ]"#),
    passing: Example.lambdaTask(#""Retry": [ { "ErrorEquals": ["States.Timeout"] } ]"#),
    source: "Amazon States Language, \"Errors\"; Step Functions guide, \"Error names\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    let raised = Set(
      subject.states.compactMap { state, syntax in
        state.type == .fail ? syntax.value["Error"]?.stringValue : nil
      })
    for entry in subject.definition.states {
      for handler in subject.handlers(of: entry.syntax.value) {
        for element in handler["ErrorEquals"]?.elements ?? [] {
          check(element, raised, &report)
        }
      }
    }
  }

  private static func check(
    _ element: JSONSyntax, _ raised: Set<String>, _ report: inout Report
  ) {
    guard let text = element.stringValue, text.hasPrefix("States."), !raised.contains(text),
      // HTTP Tasks: `States.Http.Socket`, `States.Http.StatusCode.404`.
      !text.hasPrefix("States.Http."), !Definition.hasPlaceholder(text),
      !ErrorName.ofTheLanguage.contains(ErrorName(text))
    else { return }
    let names = ErrorName.ofTheLanguage.map(\.text)
    let near = nearestName(to: text, among: names)
    report.add(
      .unknown(text), at: element.range,
      label: near.map { "did you mean '\($0)'?" } ?? "no such error",
      fix: certainName(for: text, among: names).map { .writing($0, at: element.range) })
  }
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "the language has no error '\(name)'"
  }
}
