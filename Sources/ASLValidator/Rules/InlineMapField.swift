import ASLModel
public import Diagnostics
import JSONTree

/// A field of the Distributed mode in an inline Map.
public enum InlineMapField: Rule {
  public static let name: Diagnostic.Rule = "inline-map-field"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Map state in INLINE mode has a field that only DISTRIBUTED mode uses.",
    why: """
      AWS accepts the field and does nothing with it: an inline Map reads its items from its \
      input and returns them to the state.
      """,
    failing: Example.state(Example.inlineMap(#""ToleratedFailureCount": 3"#)),
    passing: Example.state(Example.distributedMap(#""ToleratedFailureCount": 3"#)),
    source: "Step Functions guide, \"Map state in Distributed mode\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .map(let map) = state.kind, map.mode == .inline else { continue }
      for member in syntax.value.members ?? [] where fields.contains(member.key) {
        report.add(
          .ofDistributed(member.key), at: member.keyRange, label: "has no effect in INLINE mode",
          help: [#"distributed is "ProcessorConfig": { "Mode": "DISTRIBUTED", … }"#])
      }
    }
  }

  private static let fields: Set<String> = [
    "ItemBatcher", "ItemReader", "Label", "ResultWriter", "ToleratedFailureCount",
    "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath",
  ]
}

extension Diagnostic.Message {
  fileprivate static func ofDistributed(_ field: String) -> Self {
    "'\(field)' is for Map states in DISTRIBUTED mode"
  }
}
