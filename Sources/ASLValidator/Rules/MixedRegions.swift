import ASLModel
public import Diagnostics
import JSONTree

/// Functions and activities of several regions.
public enum MixedRegions: Rule {
  public static let name: Diagnostic.Rule = "mixed-regions"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "The functions and activities that the Tasks call are in different regions.",
    why: """
      A state machine calls functions and activities of its own region alone: one of the ARNs was \
      not changed when the definition was copied.
      """,
    failing: Example.twoFunctions("arn:aws:lambda:us-east-1", "arn:aws:lambda:eu-west-1"),
    passing: Example.twoFunctions("arn:aws:lambda:us-east-1", "arn:aws:lambda:us-east-1"),
    source: "Step Functions guide, \"Integrating services\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    let places = subject.resourceTexts.compactMap { text in
      ResourceName(text.value).flatMap { $0.region.isEmpty ? nil : ($0.region, text.range) }
    }
    report.addDifferent(places) { .mixed($0, $1) }
  }
}

extension Diagnostic.Message {
  fileprivate static func mixed(_ region: String, _ other: String) -> Self {
    "this is in '\(region)', and others are in '\(other)'"
  }
}
