import ASLModel
public import Diagnostics
import JSONTree

/// A constant that is larger than the data of a state may be.
public enum LargeLiteral: Rule {
  public static let name: Diagnostic.Rule = "large-literal"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A Result, Parameters, Arguments, Output or Assign is larger than 256 KiB.",
    why: """
      AWS accepts it up to 1 MiB, but the data that a state passes on, a task is given or an Assign \
      sets have at most 262,144 bytes of JSON: the state fails with States.DataLimitExceeded. \
      Put it into a bucket and pass its place.
      """,
    failing: Example.state(#""Type": "Pass", "Result": "…""#),
    passing: Example.state(#""Type": "Pass", "Result": { "Bucket": "b", "Key": "k" }"#),
    source: "Step Functions guide, \"Quotas\"", stretch: limit + 1)

  public static func check(_ subject: Subject, _ report: inout Report) {
    guard subject.definition.source.bytes.count > limit else { return }
    for (_, syntax) in subject.states {
      for holder in subject.assigners(of: syntax.value) {
        for member in holder.members ?? [] where fields.contains(member.key) {
          guard member.value.range.count > limit else { continue }
          let count = member.value.json.text.utf8.count
          guard count > limit else { continue }
          report.add(.large(member.key, count), at: member.keyRange, label: "262144 bytes at most")
        }
      }
    }
  }

  private static let limit = 256 << 10
  private static let fields: Set = ["Result", "Parameters", "Arguments", "Output", "Assign"]
}

extension Diagnostic.Message {
  fileprivate static func large(_ field: String, _ count: Int) -> Self {
    "'\(field)' has \(count) bytes, more than the data of a state may have"
  }
}
