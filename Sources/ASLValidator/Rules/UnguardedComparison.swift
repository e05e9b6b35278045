import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// A comparison of what may not be there.
public enum UnguardedComparison: Rule {
  public static let name: Diagnostic.Rule = "unguarded-comparison"
  public static let severity = Diagnostic.Severity.information
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A Choice Rule compares something that may be missing, and nothing asks whether it is there.",
    why: """
      A comparison of what is not there ends the execution with States.Runtime, which nothing \
      catches. Ask with IsPresent first.
      """,
    failing: example(""),
    passing: example(#"{ "Variable": "$.kind", "IsPresent": true }, "#),
    source: "Amazon States Language, \"Choice State\"")

  private static func example(_ question: String) -> String {
    Example.machine([
      "Choose": """
      "Type": "Choice",
      "Choices": [
        {
          "And": [\(question){ "Variable": "$.kind", "StringEquals": "new" }],
          "Next": "Done"
        }
      ],
      "Default": "Done"
      """,
      "Done": #""Type": "Succeed""#,
    ])
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    var asked: Set<Question> = []
    for use in subject.pathUses {
      guard use.read.comparison != nil, let steps = use.path.plainSteps else { continue }
      let question = Question(state: use.state.id, path: use.path.source)
      if use.read.comparison == "IsPresent" {
        asked.insert(question)
        continue
      }
      let found = use.document.find(steps)
      guard use.path.root == .input, !found.isCertain, found.end == nil,
        asked.insert(question).inserted
      else { continue }
      report.add(
        .unguarded(use.path.source), at: use.range, label: "what if it is not there?",
        help: [#"ask first: { "Variable": "\#(use.path.source)", "IsPresent": true }"#])
    }
  }

  private struct Question: Hashable {
    let state: StateID
    let path: String
  }
}

extension Diagnostic.Message {
  fileprivate static func unguarded(_ path: String) -> Self {
    "'\(path)' may be missing, which ends the execution"
  }
}
