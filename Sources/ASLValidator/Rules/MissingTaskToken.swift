import ASLModel
public import Diagnostics
import JSONPath
import JSONTree

/// A task that waits for a token that it never gives away.
public enum MissingTaskToken: Rule {
  public static let name: Diagnostic.Rule = "missing-task-token"
  public static let severity = Diagnostic.Severity.warning
  public static let explanation = Explanation(
    "A .waitForTaskToken task never passes its task token on.",
    why: """
      Such a task ends when somebody calls SendTaskSuccess or SendTaskFailure with its token. If \
      no argument carries $$.Task.Token (in JSONata $states.context.Task.Token) nobody can, and \
      the task waits until its timeout, a year where none is set.
      """,
    failing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Parameters": { "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q", "MessageBody.$": "$" }
      """),
    passing: Example.state(
      """
      "Type": "Task",
      "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      "Parameters": {
        "QueueUrl": "https://sqs.us-east-1.amazonaws.com/123456789012/q",
        "MessageBody": { "order.$": "$", "token.$": "$$.Task.Token" }
      }
      """),
    source: "Step Functions guide, \"Wait for a Callback with the Task Token\"")

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (state, syntax) in subject.states {
      guard case .task(let task) = state.kind, let service = task.resource.service,
        service.pattern == .waitForTaskToken, let resource = syntax.value["Resource"]
      else { continue }
      let arguments = syntax.value["Parameters"] ?? syntax.value["Arguments"]
      guard !(arguments.map(mayHoldToken) ?? false) else { continue }
      report.add(
        .noToken, at: resource.range, label: "waits for a token that nobody is given",
        help: [advice(state.queryLanguage)])
    }
  }

  /// Whether any text in a value may carry the token: it names it, the whole of the Context Object,
  /// or a variable that may hold it.
  private static func mayHoldToken(_ value: JSONSyntax) -> Bool {
    switch value.kind {
    case .null, .bool, .number: return false
    case .array(let elements): return elements.contains(where: mayHoldToken)
    case .object(let members): return members.contains { mayHoldToken($0.value) }
    case .string(let text):
      if Definition.hasPlaceholder(text) || text.contains("Token") { return true }
      if text.hasPrefix("{%") { return text.contains("$") && !text.contains("$states.input") }
      return text == "$$" || text == "$$.Task" || isVariable(text)
    }
  }

  private static func isVariable(_ text: String) -> Bool {
    guard case .variable? = try? Path(parsing: text).root else { return false }
    return true
  }

  private static func advice(_ language: QueryLanguage) -> String {
    switch language {
    case .jsonPath: "pass it on as in \"token.$\": \"$$.Task.Token\""
    case .jsonata: "pass it on as in \"token\": \"{% $states.context.Task.Token %}\""
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let noToken: Self = "no argument of this task carries its task token"
}
