import ASLModel
public import Diagnostics
import JSONTree

/// A secret that everybody who may read the definition can read.
public enum SecretLiteral: Rule {
  public static let name: Diagnostic.Rule = "secret-literal"
  public static let severity = Diagnostic.Severity.warning
  public static let isAdvice = true
  public static let explanation = Explanation(
    "A text looks like a password, a key or a token.",
    why: """
      Definitions are read by everybody who may describe the state machine, and constants stand in \
      the history of each execution as well. Have the task read it from Secrets Manager, or an HTTP \
      Task from its connection.
      """,
    failing: example(#""password": "correct-horse-battery""#),
    passing: example(#""password.$": "$.secrets.password""#),
    source: "Step Functions guide, \"Security\"")

  private static func example(_ field: String) -> String {
    Example.lambdaTask("\"Parameters\": { \(field) }")
  }

  public static func check(_ subject: Subject, _ report: inout Report) {
    for (_, syntax) in subject.states {
      for member in syntax.value.members ?? [] where fields.contains(member.key) {
        look(at: member.value, of: member, subject.definition, &report)
      }
    }
  }

  private static let fields: Set = ["Parameters", "Arguments", "Result", "Assign", "Output"]

  private static func look(
    at value: JSONSyntax, of member: JSONSyntax.Member?, _ definition: Definition,
    _ report: inout Report
  ) {
    switch value.kind {
    case .null, .bool, .number: break
    case .string(let text):
      let found = JSONSyntax.Text(value: text, range: value.range, member: member)
      guard found.isLiteral(in: definition) else { return }
      check(text, named: member?.key, at: value.range, &report)
    case .array(let elements):
      for element in elements { look(at: element, of: nil, definition, &report) }
    case .object(let members):
      // The environment of a container: { "Name": "DB_PASSWORD", "Value": "…" }.
      let name = members.first { $0.key == "Name" }?.value.stringValue
      for member in members {
        if member.key == "Value", let name, let text = member.value.stringValue,
          definition.expression(at: member.value.range) == nil,
          !Definition.hasPlaceholder(text)
        {
          check(text, named: name, at: member.value.range, &report)
        } else {
          look(at: member.value, of: member, definition, &report)
        }
      }
    }
  }

  private static func check(
    _ text: String, named name: String?, at range: SourceRange, _ report: inout Report
  ) {
    if let kind = SecretPattern.kind(of: text) {
      report.add(.secret(kind), at: range, label: "everybody who reads the definition reads it")
    } else if let name, SecretPattern.isSecret(name), SecretPattern.isOpaque(text) {
      report.add(
        .secret("the value of '\(name)'"), at: range,
        label: "everybody who reads the definition reads it")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func secret(_ what: String) -> Self {
    "\(what) is written into the definition"
  }
}
