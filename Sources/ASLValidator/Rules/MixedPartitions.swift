import ASLModel
public import Diagnostics
import JSONTree

/// ARNs of several partitions.
public enum MixedPartitions: Rule {
  public static let name: Diagnostic.Rule = "mixed-partitions"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "The Resources of the Tasks are of different partitions: aws, aws-cn, aws-us-gov.",
    why: """
      Partitions have nothing to do with one another: in whichever a state machine is deployed, the \
      ARNs of the others name nothing. A placeholder for the partition makes one definition for all.
      """,
    failing: Example.twoFunctions("arn:aws:lambda:us-east-1", "arn:aws-cn:lambda:us-east-1"),
    passing: Example.twoFunctions("arn:aws:lambda:us-east-1", "arn:aws:lambda:us-east-1"),
    source: "AWS General Reference, \"Amazon Resource Names\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    let places = subject.resourceTexts.compactMap { text in
      ResourceName(text.value).map { ($0.partition, text.range) }
    }
    report.addDifferent(places) { .mixed($0, $1) }
  }
}

extension Diagnostic.Message {
  fileprivate static func mixed(_ partition: String, _ other: String) -> Self {
    "this is of the partition '\(partition)', and others are of '\(other)'"
  }
}
