import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// A text that is read as JSON and is none, or not always.
public enum CauseNotJSON: Rule {
  public static let name: Diagnostic.Rule = "cause-not-json"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "States.StringToJson reads a text that is not JSON, or not always.",
    why: """
      The Cause of a container task or function that failed is JSON, but where the service refused \
      the request (throttled, not allowed, not found) it is a sentence. States.StringToJson then \
      fails in place of the error that mattered, and in a Pass state nothing catches that. Ask \
      whether the text begins with a brace, or catch the service's own errors before.
      """,
    failing: example(""),
    passing: example(
      #"""
      "Look": {
            "Type": "Choice",
            "Choices": [
              { "Variable": "$.Cause", "StringMatches": "{*", "Next": "Read" }
            ],
            "Default": "Failed"
          },
          "Failed": { "Type": "Fail", "Error": "Refused" },
      """#),
    source: "Step Functions guide, \"Handling errors\"; recorded executions")

  private static func example(_ guarding: String) -> String {
    let next = guarding.isEmpty ? "Read" : "Look"
    let between = guarding.isEmpty ? "" : "\n    " + guarding
    return """
      {
        "StartAt": "Work",
        "States": {
          "Work": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
            "Catch": [
              { "ErrorEquals": ["States.TaskFailed"], "Next": "\(next)" }
            ],
            "End": true
          },\(between)
          "Read": {
            "Type": "Pass",
            "Parameters": { "cause.$": "States.StringToJson($.Cause)" },
            "End": true
          }
        }
      }
      """
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for use in subject.pathUses {
      guard case .call(let call) = use.read.content, let steps = use.path.plainSteps else {
        continue
      }
      let found = use.document.find(steps).value
      // Looked for last, as a call may have very many arguments.
      guard found.types.contains(.string), found.text != .any, call.readsJSON(at: use.path) else {
        continue
      }
      switch found.text {
      case .any: break
      case .constant(let text):
        guard found.types == .string, !text.isJSON else { continue }
        report.add(.notJSON(use.path.source), at: use.range, label: "is '\(text)'")
      case .cause(let cause):
        let catcher = subject.note(of: cause)
        report.add(
          cause.isNeverJSON ? .notJSON(use.path.source) : .notAlwaysJSON(use.path.source),
          at: use.range, label: "a sentence where the service refuses the request",
          notes: catcher.map { [$0] } ?? [], help: [advice(use.path)])
      }
    }
  }

  private static func advice(_ path: Path) -> String {
    """
    ask first: { "Variable": "\(path.source)", "StringMatches": "{*", … }
    """
  }
}

extension IntrinsicCall {
  /// Whether a path is read as JSON in it.
  fileprivate func readsJSON(at path: Path) -> Bool {
    arguments.contains { argument in
      switch argument {
      case .literal: false
      case .path(let other): function == .stringToJSON && other == path
      case .call(let call): call.readsJSON(at: path)
      }
    }
  }
}

extension String {
  /// Whether States.StringToJson reads the text; a blank one it takes for null.
  fileprivate var isJSON: Bool {
    do {
      _ = try JSON(parsing: self)
      return true
    } catch {
      if case .empty = error.reason { return true }
      return false
    }
  }
}

extension Subject {
  /// A note at the Catcher that took an error.
  fileprivate func note(of cause: CauseText) -> Diagnostic.Note? {
    let state = definition.states[cause.origin.state].syntax
    guard let catchers = state.value["Catch"]?.elements,
      catchers.indices.contains(cause.origin.index)
    else { return nil }
    let catcher = catchers[cause.origin.index]
    return Diagnostic.Note(
      cause.isNeverJSON
        ? "'\(state.key)' catches refusals here" : "'\(state.key)' catches refusals too",
      at: (catcher["ErrorEquals"] ?? catcher).range)
  }
}

extension Diagnostic.Message {
  fileprivate static func notJSON(_ path: String) -> Self { "'\(path)' is not JSON here" }

  fileprivate static func notAlwaysJSON(_ path: String) -> Self {
    "'\(path)' is not always JSON here"
  }
}
