import ASLModel
public import Diagnostics
import JSONTree

/// More iterations at a time than an inline Map has.
public enum InlineConcurrency: Rule {
  public static let name: Diagnostic.Rule = "inline-concurrency"
  public static let severity = Diagnostic.Severity.information
  public static let explanation = Explanation(
    "An inline Map has a MaxConcurrency above 40.",
    why: """
      In INLINE mode at most 40 iterations run at a time, whatever MaxConcurrency says. \
      DISTRIBUTED mode goes up to 10,000.
      """,
    failing: Example.state(Example.inlineMap(#""MaxConcurrency": 100"#)),
    passing: Example.state(Example.inlineMap(#""MaxConcurrency": 40"#)),
    source: "Step Functions guide, \"Map state in Inline mode\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .map(let map) = state.kind, map.mode == .inline,
        case .constant(let count)? = map.maxConcurrency, count > 40,
        let value = syntax.value["MaxConcurrency"]
      else { continue }
      report.add(.above(count), at: value.range, label: "40 at most")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func above(_ count: Int) -> Self {
    "an inline Map does not run \(count) iterations at a time"
  }
}
