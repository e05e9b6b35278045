import ASLModel
public import Diagnostics
import JSONata

/// A call of a JSONata function that does not exist.
public enum UnknownFunction: Rule {
  public static let name: Diagnostic.Rule = "unknown-function"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A JSONata expression calls a function that does not exist.",
    why: """
      AWS accepts it, as names are looked up when the expression is evaluated; then the state fails \
      with States.QueryEvaluationError. Workflow variables cannot hold functions: one is a function \
      of JSONata or of Step Functions, or is bound with := in the same expression.
      """,
    failing: Example.state(
      #""Type": "Pass", "Output": "{% $uppercaze($states.input.name) %}""#,
      queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "Output": "{% $uppercase($states.input.name) %}""#,
      queryLanguage: "JSONata"),
    source:
      "JSONata documentation, \"Function library\"; Step Functions guide, \"Transforming data with JSONata\""
  )

  public static func check(_ subject: Subject, _ report: inout Report) {
    for expression in subject.definition.expressions {
      for call in expression.code.uses.calls where !known.contains(call.name) {
        let near = report.nearestName(to: call.name) { FunctionNames.states }
        let range = subject.definition.range(of: call.range, in: expression)
        report.add(
          .unknown(call.name), at: range,
          label: near.map { "did you mean '$\($0)'?" } ?? "fails when it is evaluated",
          fix: near == nil
            ? nil
            : certainName(for: call.name, among: FunctionNames.states).map {
              Diagnostic.Fix("write '$\($0)'", [Diagnostic.Edit(range, "$\($0)")])
            })
      }
    }
  }

  private static let known = Set(FunctionNames.states)
}

extension Diagnostic.Message {
  fileprivate static func unknown(_ name: String) -> Self {
    "JSONata has no function '$\(name)'"
  }
}
