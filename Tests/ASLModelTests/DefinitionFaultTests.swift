import ASLModel
import Diagnostics
import TestSupport
import Testing

/// Each rule of the parser: a definition that breaks it, with the range that is reported marked,
/// and one that does not.
struct DefinitionFaultTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let rule: Diagnostic.Rule
    let pointer: String
    let broken: String
    let mended: String
    init(
      _ rule: Diagnostic.Rule, _ pointer: String, _ broken: String, _ mended: String
    ) {
      self.rule = rule
      self.pointer = pointer
      self.broken = broken
      self.mended = mended
    }

    var testDescription: String { "\(rule) \(broken)" }
  }

  @Test(arguments: faults)
  func aFaultIsReportedAtItsPlace(_ fault: Fault) throws {
    let marked = MarkedText(fault.broken)
    let parsed = Parsed(marked.text)
    let found = parsed.errors.map { "\($0.rule) \($0.range) \($0.pointer ?? "-")" }
    #expect(found == ["\(fault.rule) \(marked.ranges[0]) \(fault.pointer)"])
    #expect(parsed.machine == nil)
    #expect(parsed.errors.allSatisfy { !$0.label.isEmpty && !$0.message.text.isEmpty })
  }

  @Test(arguments: faults)
  func aDefinitionWithoutTheFaultIsAccepted(_ fault: Fault) throws {
    _ = try Parsed(fault.mended).requireMachine()
  }

  private static let scope = #"{"StartAt": "B", "States": {"B": {"Type": "Succeed"}}}"#
  private static let next = #""A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Succeed"}"#

  static let faults: [Fault] = shape + names + transitions + fields + paths + errors + languages

  private static let shape: [Fault] = [
    Fault("wrong-type", "", "⟦[]⟧", pass(#""Comment": """#)),
    Fault(
      "missing-field", "", #"⟦{⟧"States": {"A": {"Type": "Succeed"}}}"#,
      machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "missing-field", "", #"⟦{⟧"StartAt": "A"}"#, machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "empty-list", "/States", #"{"StartAt": "A", "States": ⟦{}⟧}"#,
      machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "unknown-field", "/Timeout", machine(next, #"⟦"Timeout"⟧: 1"#),
      machine(next, #""TimeoutSeconds": 1"#)),
    Fault(
      "duplicate-key", "/Comment", machine(next, #""Comment": "a", ⟦"Comment"⟧: "b""#),
      machine(next, #""Comment": "a""#)),
    Fault(
      "unknown-value", "/Version", machine(next, #""Version": ⟦"2.0"⟧"#),
      machine(next, #""Version": "1.0""#)),
    Fault(
      "out-of-range", "/TimeoutSeconds", machine(next, #""TimeoutSeconds": ⟦0⟧"#),
      machine(next, #""TimeoutSeconds": 1"#)),
    Fault(
      "wrong-type", "/TimeoutSeconds", machine(next, #""TimeoutSeconds": ⟦1.5⟧"#),
      machine(next, #""TimeoutSeconds": 60"#)),
    Fault("wrong-type", "/States/A", machine(#""A": ⟦1⟧"#), machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "missing-field", "/States/A", machine(#"⟦"A"⟧: {}"#), machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "unknown-value", "/States/A/Type", machine(#""A": {"Type": ⟦"Passs"⟧}"#),
      machine(#""A": {"Type": "Fail"}"#)),
    Fault(
      "empty-list", "/States/A/Branches",
      machine(#""A": {"Type": "Parallel", "Branches": ⟦[]⟧, "End": true}"#),
      machine(
        #""A": {"Type": "Parallel", "End": true, "Branches": [\#(scope)]}"#)),
  ]

  private static let names: [Fault] = [
    Fault(
      "state-name", "/States/", #"{"StartAt": "", "States": {⟦""⟧: {"Type": "Succeed"}}}"#,
      machine(#""A": {"Type": "Succeed"}"#)),
    Fault(
      "state-name", "/States/" + long,
      #"{"StartAt": "\#(long)", "States": {⟦"\#(long)"⟧: {"Type": "Succeed"}}}"#,
      #"{"StartAt": "\#(long.dropLast())", "States": {"\#(long.dropLast())": {"Type": "Succeed"}}}"#
    ),
    Fault(
      "duplicate-state-name", "/States/A/ItemProcessor/States/A",
      machine(map(#"⟦"A"⟧: {"Type": "Pass", "End": true}"#, startAt: "A")),
      machine(map(#""B": {"Type": "Pass", "End": true}"#, startAt: "B"))),
    Fault(
      "bad-label", "/States/A/Label",
      machine(map(#""B": {"Type": "Succeed"}"#, startAt: "B", #""Label": ⟦"a b"⟧"#)),
      machine(map(#""B": {"Type": "Succeed"}"#, startAt: "B", #""Label": "a-b""#))),
    Fault(
      "bad-variable-name", "/States/A/Assign/1st", pass(#""Assign": {⟦"1st"⟧: 1}"#),
      pass(#""Assign": {"first.$": "$.a", "_2": 1}"#)),
  ]

  private static let long = String(repeating: "x", count: 81)

  private static func map(_ states: String, startAt: String, _ fields: String = "") -> String {
    #"""
    "A": {"Type": "Map", "End": true, \#(fields.isEmpty ? "" : fields + ",")
      "ItemProcessor": {"StartAt": "\#(startAt)", "States": {\#(states)}}}
    """#
  }

  private static let transitions: [Fault] = [
    Fault(
      "missing-target", "/StartAt", #"{"StartAt": ⟦"B"⟧, "States": {"A": {"Type": "Fail"}}}"#,
      machine(#""A": {"Type": "Fail"}"#)),
    Fault(
      "missing-target", "/States/A/Next",
      machine(#""A": {"Type": "Pass", "Next": ⟦"b"⟧}, "B": {"Type": "Succeed"}"#), machine(next)),
    Fault(
      "unreachable-state", "/States/C", machine(next + #", ⟦"C"⟧: {"Type": "Fail"}"#), machine(next)
    ),
    Fault(
      "no-terminal-state", "/States",
      #"{"StartAt": "A", ⟦"States"⟧: {"A": {"Type": "Pass", "Next": "A"}}}"#, machine(next)),
    Fault(
      "missing-field", "/States/A", machine(#"⟦"A"⟧: {"Type": "Pass"}"#),
      machine(#""A": {"Type": "Pass", "End": true}"#)),
    Fault(
      "conflicting-fields", "/States/A",
      machine(#"⟦"A"⟧: {"Type": "Pass", "End": true, "Next": "A"}"#),
      machine(#""A": {"Type": "Pass", "End": true}"#)),
    Fault(
      "unknown-value", "/States/A/End", machine(#""A": {"Type": "Pass", "End": ⟦false⟧}"#),
      machine(#""A": {"Type": "Pass", "End": true}"#)),
  ]

  private static let fields: [Fault] = [
    Fault(
      "unknown-field", "/States/A/Resource", pass(#"⟦"Resource"⟧: "x""#), pass(#""Result": 1"#)),
    Fault(
      "bad-resource", "/States/A/Resource",
      machine(#""A": {"Type": "Task", "Resource": ⟦"my-function"⟧, "End": true}"#),
      task(#""Retry": []"#)),
    Fault(
      "heartbeat-not-below-timeout", "/States/A/HeartbeatSeconds",
      task(#""TimeoutSeconds": 10, "HeartbeatSeconds": ⟦10⟧"#),
      task(#""TimeoutSeconds": 10, "HeartbeatSeconds": 9"#)),
    Fault(
      "conflicting-fields", "/States/A",
      machine(
        #"⟦"A"⟧: {"Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "End": true}"#),
      machine(#""A": {"Type": "Wait", "SecondsPath": "$.s", "End": true}"#)),
    Fault(
      "bad-timestamp", "/States/A/Timestamp",
      machine(#""A": {"Type": "Wait", "Timestamp": ⟦"2016-13-01T00:00:00Z"⟧, "End": true}"#),
      machine(#""A": {"Type": "Wait", "Timestamp": "2016-12-01T00:00:00Z", "End": true}"#)),
    Fault(
      "missing-field", "/States/A", machine(#"⟦"A"⟧: {"Type": "Wait", "End": true}"#),
      machine(#""A": {"Type": "Wait", "Seconds": 0, "End": true}"#)),
    Fault(
      "missing-field", "/States/A/Credentials", task(#"⟦"Credentials"⟧: {}"#),
      task(#""Credentials": {"RoleArn.$": "$.role"}"#)),
    Fault(
      "choice-operator", "/States/A/Choices/0/StringEqual",
      choice(#""Variable": "$.a", ⟦"StringEqual"⟧: "x""#),
      choice(#""Variable": "$.a", "StringEquals": "x""#)),
    Fault(
      "choice-operator", "/States/A/Choices/0",
      choice(#""Variable": "$.a", "StringEquals": "x", "IsNull": true"#, mark: true),
      choice(#""And": [{"Variable": "$.a", "IsNull": true}]"#)),
    Fault(
      "missing-field", "/States/A/Choices/0", choice(#""IsNull": true"#, mark: true),
      choice(#""Not": {"Variable": "$.a", "IsNull": true}"#)),
    Fault(
      "wrong-type", "/States/A/Choices/0/NumericEquals",
      choice(#""Variable": "$.a", "NumericEquals": ⟦"1"⟧"#),
      choice(#""Variable": "$.a", "NumericEquals": 1"#)),
  ]

  private static func choice(_ test: String, mark: Bool = false) -> String {
    machine(
      #"""
      "A": {"Type": "Choice", "Choices": [\#(mark ? "⟦{⟧" : "{")"Next": "B", \#(test)}]},
      "B": {"Type": "Succeed"}
      """#)
  }

  private static let paths: [Fault] = [
    Fault(
      "bad-path", "/States/A/InputPath", pass(#""InputPath": ⟦"a.b"⟧"#),
      pass(#""InputPath": "$.a""#)),
    Fault(
      "bad-path", "/States/A/ResultPath", pass(#""ResultPath": ⟦"$$.a"⟧"#),
      pass(#""ResultPath": "$.a""#)),
    Fault(
      "bad-path", "/States/A/Parameters/x.$", pass(#""Parameters": {"x.$": ⟦"x"⟧}"#),
      pass(#""Parameters": {"x": "x"}"#)),
    Fault(
      "conflicting-fields", "/States/A/Parameters/x.$",
      pass(#""Parameters": {"x": 1, ⟦"x.$"⟧: "$.x"}"#), pass(#""Parameters": {"x.$": "$.x"}"#)),
    Fault(
      "unknown-intrinsic", "/States/A/Parameters/x.$",
      pass(#""Parameters": {"x.$": "⟦States.Formet⟧('a')"}"#),
      pass(#""Parameters": {"x.$": "States.Format('a')"}"#)),
    Fault(
      "bad-intrinsic", "/States/A/Parameters/x.$",
      pass(#""Parameters": {"x.$": "States.Array('\"', ⟦;⟧)"}"#),
      pass(#""Parameters": {"x.$": "States.Array('\"', ';')"}"#)),
    Fault(
      "intrinsic-arguments", "/States/A/Parameters/x.$",
      pass(#""Parameters": {"x.$": "States.Array(⟦States.UUID(1)⟧)"}"#),
      pass(#""Parameters": {"x.$": "States.Array(States.UUID())"}"#)),
    Fault(
      "intrinsic-arguments", "/States/A/Parameters/x.$",
      pass(#""Parameters": {"x.$": "States.Format(⟦'{} {}'⟧, 1)"}"#),
      pass(#""Parameters": {"x.$": "States.Format('{} \\{}', 1)"}"#)),
  ]

  private static let errors: [Fault] = [
    Fault(
      "states-all", "/States/A/Retry/0/ErrorEquals",
      task(#""Retry": [{"ErrorEquals": ⟦["States.ALL", "X"]⟧}]"#),
      task(#""Retry": [{"ErrorEquals": ["X"]}, {"ErrorEquals": ["States.ALL"]}]"#)),
    Fault(
      "empty-list", "/States/A/Retry/0/ErrorEquals", task(#""Retry": [{"ErrorEquals": ⟦[]⟧}]"#),
      task(#""Retry": [{"ErrorEquals": ["X"], "MaxAttempts": 0}]"#)),
    Fault(
      "unknown-field", "/States/A/Retry/0/MaxRetries",
      task(#""Retry": [{"ErrorEquals": ["X"], ⟦"MaxRetries"⟧: 1}]"#),
      task(#""Retry": [{"ErrorEquals": ["X"], "MaxAttempts": 1}]"#)),
    Fault(
      "out-of-range", "/States/A/Retry/0/BackoffRate",
      task(#""Retry": [{"ErrorEquals": ["X"], "BackoffRate": ⟦0.5⟧}]"#),
      task(#""Retry": [{"ErrorEquals": ["X"], "BackoffRate": 1.5, "JitterStrategy": "FULL"}]"#)),
    Fault(
      "missing-field", "/States/A/Catch/0", task(#""Catch": [⟦{⟧"ErrorEquals": ["X"]}]"#),
      task(#""Catch": [{"ErrorEquals": ["X"], "Next": "A"}]"#)),
  ]

  private static let languages: [Fault] = [
    Fault(
      "wrong-query-language", "/States/A/Output", pass(#"⟦"Output"⟧: 1"#),
      pass(#""Output": 1"#, jsonata: true)),
    Fault(
      "wrong-query-language", "/States/A/Parameters", pass(#"⟦"Parameters"⟧: {}"#, jsonata: true),
      pass(#""Parameters": {}"#)),
    Fault(
      "jsonpath-in-jsonata", "/States/A",
      machine(
        #"⟦"A"⟧: {"Type": "Succeed", "QueryLanguage": "JSONPath"}"#, #""QueryLanguage": "JSONata""#),
      machine(#""A": {"Type": "Succeed", "QueryLanguage": "JSONata"}"#)),
    Fault(
      "jsonata-delimiters", "/States/A/Output/a/0",
      pass(#""Output": {"a": [⟦"{% 1 "⟧]}"#, jsonata: true),
      pass(#""Output": {"a": ["{% 1 %}", "{%2%}"]}"#, jsonata: true)),
    Fault(
      "bad-jsonata", "/States/A/Output/a",
      pass(#""Output": {"a": "{% 1\n+ * ⟦2⟧ %}"}"#, jsonata: true),
      pass(#""Output": {"a": "{% 1\n+ 2 %}"}"#, jsonata: true)),
    Fault(
      "unsupported-jsonata", "/States/A/Assign/v",
      pass(#""Assign": {"v": "{% \"\u00e9\" & ⟦order⟧.id %}"}"#, jsonata: true),
      pass(#""Assign": {"v": "{% \"\u00e9\" & $order.(id & $.x) %}"}"#, jsonata: true)),
    Fault(
      "unavailable-states-field", "/States/A/Output",
      pass(#""Output": "{% $states.⟦result⟧ %}""#, jsonata: true),
      pass(#""Output": "{% $states.input.result %}""#, jsonata: true)),
    Fault(
      "unavailable-states-field", "/States/A/Output",
      pass(#""Output": "{% $states.⟦errorOutput⟧ %}""#, jsonata: true),
      pass(
        #""Output": "{% ($states := {'errorOutput': 1}; $states.errorOutput) %}""#, jsonata: true)
    ),
  ]
}
