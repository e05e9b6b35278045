import ASLModel
public import Diagnostics
import JSONTree

/// An Error Name that an earlier one of the same list, or an earlier handler, has.
public enum RepeatedErrorName: Rule {
  public static let name: Diagnostic.Rule = "repeated-error-name"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "An error is named twice in the Retriers or in the Catchers of a state.",
    why: """
      The first one that names it is used, so the second name has no effect. Often one of them was \
      to be another error.
      """,
    failing: Example.lambdaTask(
      """
      "Retry": [
        { "ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 6 },
        { "ErrorEquals": ["Lambda.SdkClientException", "Lambda.ServiceException"], "MaxAttempts": 2 }
      ]
      """),
    passing: Example.lambdaTask(
      """
      "Retry": [
        { "ErrorEquals": ["Lambda.ServiceException"], "MaxAttempts": 6 },
        { "ErrorEquals": ["Lambda.SdkClientException"], "MaxAttempts": 2 }
      ]
      """),
    source: "Amazon States Language, \"Errors\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (_, syntax) in subject.states {
      for field in ["Retry", "Catch"] {
        guard let handlers = syntax.value[field]?.elements else { continue }
        // One that is never used at all is a finding of its own.
        let dead = Set(deadHandlers(handlers).map(\.errors.range))
        var first: [String: JSONSyntax] = [:]
        for element in handlers.compactMap({ $0["ErrorEquals"] }).flatMap({ errors in
          dead.contains(errors.range) ? [] : errors.elements ?? []
        }) {
          guard let text = element.stringValue else { continue }
          guard let earlier = first[text] else {
            first[text] = element
            continue
          }
          report.add(
            .repeated(text), at: element.range, label: "has no effect",
            notes: [Diagnostic.Note("named here first", at: earlier.range)])
        }
      }
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func repeated(_ name: String) -> Self {
    "the error '\(name)' is named before"
  }
}
