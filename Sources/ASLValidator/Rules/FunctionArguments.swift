import ASLModel
public import Diagnostics
import JSONata

/// A call of a JSONata function with too few or too many arguments.
public enum FunctionArguments: Rule {
  public static let name: Diagnostic.Rule = "function-arguments"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A JSONata expression calls a function with too few or too many arguments.",
    why: """
      AWS accepts it, and the state fails with States.QueryEvaluationError when the expression is \
      evaluated. What stands before ~> is the first argument.
      """,
    failing: Example.state(
      #""Type": "Pass", "Output": "{% $sum($states.input.a, $states.input.b) %}""#,
      queryLanguage: "JSONata"),
    passing: Example.state(
      #""Type": "Pass", "Output": "{% $sum([$states.input.a, $states.input.b]) %}""#,
      queryLanguage: "JSONata"),
    source:
      "JSONata documentation, \"Function library\"; Step Functions guide, \"Transforming data with JSONata\""
  )

  public static func check(_ subject: Subject, _ report: inout Report) {
    for expression in subject.definition.expressions {
      for call in expression.code.uses.calls {
        let counts = FunctionNames.argumentCounts(of: call.name, hasContext: call.hasContext)
        guard let counts, !counts.contains(call.argumentCount) else { continue }
        report.add(
          .wrongCount(call.name, call.argumentCount),
          at: subject.definition.range(of: call.range, in: expression),
          label: "takes \(words(for: counts))")
      }
    }
  }

  private static func words(for counts: ClosedRange<Int>) -> String {
    let most = counts.upperBound
    if most == Int.max { return "\(counts.lowerBound) or more" }
    if most == counts.lowerBound { return most == 0 ? "none" : "\(most)" }
    return "\(counts.lowerBound) \(most == counts.lowerBound + 1 ? "or" : "to") \(most)"
  }
}

extension Diagnostic.Message {
  fileprivate static func wrongCount(_ name: String, _ count: Int) -> Self {
    "'$\(name)' cannot be called with \(count == 0 ? "no" : "\(count)") \(count == 1 ? "argument" : "arguments")"
  }
}
