import ASLModel
import ASLValidator
import Diagnostics
import Foundation
import JSONTree
import TestSupport
import Testing

/// What the rules that stand on shapes find, and what they leave alone.
struct ShapeRuleTests {
  @Test(arguments: Case.all)
  func eachRuleFindsWhatIsCertain(_ test: Case) {
    let marked = MarkedText(test.definition)
    let definition = Definition(reading: SourceText(name: "example", marked.text))
    let validator = Validator(choices: ["unguarded-comparison": true])
    let found = validator.findings(in: definition).filter { $0.severity != .error }
    let names = found.map(\.rule.name).filter { ShapeRuleTests.rules.contains($0) }
    #expect(names == test.rules)
    #expect(definition.findings.filter { $0.severity == .error } == [])
    if let range = marked.ranges.first { #expect(found.contains { $0.range == range }) }
  }

  static let rules: Set = [
    "cause-not-json", "impossible-path", "lost-input", "mistyped-value", "unguarded-comparison",
  ]

  /// What is known to be wrong with the samples, as far as it is certain before they run.
  @Test(arguments: [
    (
      "parallelized-tasks",
      [
        "dead-retrier 54", "mistyped-value 76", "lost-input 74", "mistyped-value 95",
        "mistyped-value 107",
      ]
    ),
    (
      "resilient-scheduled-task",
      ["mistyped-value 61", "mistyped-value 63", "lost-input 77", "mistyped-value 79"]
    ),
    ("retryable-run-task", []), ("run-task-retry", []),
    ("stopped-reason-handling", ["cause-not-json 39"]), ("synchronous-run-task", []),
  ])
  func theFlawsOfTheSamplesAreFound(_ sample: String, _ flaws: [String]) throws {
    let folder = packageFolder.appendingPathComponent("definitions/\(sample)")
    func text(_ file: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self)
    }
    let values = try #require(Substitutions(JSON(parsing: try text("substitutions.json"))))
    let source = SourceText(name: sample, try text("state-machine.asl.json"))
    let definition = Definition(reading: source, substitutions: values)
    let found = Validator().findings(in: definition).map {
      "\($0.rule) \(source.position(at: $0.range.start).line)"
    }
    #expect(found.sorted() == flaws.sorted())
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let definition: String
    let rules: [String]

    init(_ title: String, _ states: String, _ rules: String...) {
      testDescription = title
      definition = #"{"StartAt": "A", "States": {\#(states)}}"#
      self.rules = rules
    }
  }
}

private let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension ShapeRuleTests.Case {
  static let all = paths + lost + types + causes + questions

  private static let function =
    #""Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f""#
  private static let end = #""Z": {"Type": "Succeed"}"#

  private static let paths: [Self] = [
    Self(
      "Nothing is known of the input",
      #""A": {"Type": "Pass", "InputPath": "$.a.b", "Parameters": {"x.$": "$.c"}, "End": true}"#),
    Self(
      "A Result is known",
      #"""
      "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": ⟦"$.b"⟧}, "End": true}
      """#, "impossible-path"),
    Self(
      "In a call the path itself is the place",
      #"""
      "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "States.Format('{} {}', $.a, ⟦$.a.b⟧)"},
        "End": true}
      """#, "impossible-path"),
    Self(
      "One way on which it is there is enough",
      #"""
      "A": {"Type": "Choice", "Default": "C",
        "Choices": [{"Variable": "$$.Execution.Name", "StringEquals": "x", "Next": "B"}]},
      "B": {"Type": "Pass", "Result": {"a": 1}, "Next": "D"},
      "C": {"Type": "Pass", "Result": {"b": 1}, "Next": "D"},
      "D": {"Type": "Pass", "Parameters": {"x.$": "$.b"}, "End": true}
      """#),
    Self(
      "What is asked for may be missing",
      #"""
      "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "B"},
      "B": {"Type": "Choice", "Default": "Z", "Choices": [
        {"And": [{"Variable": "$.b", "IsPresent": true}, {"Variable": "$.b", "IsNull": false}],
          "Next": "Z"}]}, \#(end)
      """#),
    Self(
      "An answer of a service",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
        "Parameters": {"FunctionName": "f"}, "OutputPath": ⟦"$.Payloads"⟧, "End": true}
      """#, "impossible-path"),
    Self(
      "The output of another execution is a text",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
        "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:m"},
        "ResultSelector": {"x.$": ⟦"$.Output.x"⟧}, "End": true}
      """#, "impossible-path"),
    Self(
      "Of several paths with one cause one is reported",
      #"""
      "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "$.b.c", "y.$": "$.b.d"}, "End": true}
      """#, "impossible-path"),
    Self(
      "A placeholder may be filled with anything",
      #"""
      "A": {"Type": "Pass", "Parameters": {"${Name}": 1, "list": ["${List}"]}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "$.b", "y.$": "$.list[3]"}, "End": true}
      """#),
    Self(
      "An item is known",
      #"""
      "A": {"Type": "Pass", "Result": {"list": [{"n": 1}, {"n": 2}]}, "Next": "B"},
      "B": {"Type": "Map", "ItemsPath": "$.list", "End": true,
        "ItemSelector": {"x.$": ⟦"$$.Map.Item.Value.m"⟧, "y.$": "$$.Map.Item.Value.n"},
        "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": true}}}}
      """#, "impossible-path"),
  ]

  private static let lost: [Self] = [
    Self(
      "A Catcher replaces the input",
      #"""
      "A": {\#(function), "Catch": [{"ErrorEquals": ["E"], "Next": "B"}], "Next": "Z"},
      "B": {"Type": "Pass", "Parameters": {"x.$": ⟦"$.id"⟧, "e.$": "$.Error"}, "End": true}, \#(end)
      """#, "lost-input"),
    Self(
      "A Catcher keeps the input",
      #"""
      "A": {\#(function), "Catch": [
        {"ErrorEquals": ["E"], "Next": "B", "ResultPath": "$.error"}], "Next": "Z"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "$.id"}, "End": true}, \#(end)
      """#),
    Self(
      "A service's answer replaces what was read before",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
        "Parameters": {"TopicArn": "t", "Message.$": "$.text"}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": ⟦"$.text"⟧}, "End": true}
      """#, "lost-input"),
    Self(
      "A function may give back what it was given",
      #"""
      "A": {\#(function), "Parameters": {"x.$": "$.text"}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "$.text"}, "End": true}
      """#),
  ]

  private static let types: [Self] = [
    Self(
      "Items are an array",
      #"""
      "A": {"Type": "Pass", "Result": {"list": {"n": 1}}, "Next": "B"},
      "B": {"Type": "Map", "ItemsPath": ⟦"$.list"⟧, "End": true,
        "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": true}}}}
      """#, "mistyped-value"),
    Self(
      "A function takes an array",
      #"""
      "A": {"Type": "Pass", "Result": {"n": 1, "list": [1]}, "Next": "B"},
      "B": {"Type": "Pass", "End": true, "Parameters": {
        "x.$": "States.ArrayLength(⟦$.n⟧)", "y.$": "States.ArrayLength($.list)",
        "z.$": "States.MathAdd($.n, States.ArrayLength($.list))"}}
      """#, "mistyped-value"),
    Self(
      "A text is never a number",
      #"""
      "A": {"Type": "Pass", "Result": {"n": "1"}, "Next": "B"},
      "B": {"Type": "Choice", "Default": "Z", "Choices": [
        {"Variable": ⟦"$.n"⟧, "NumericEquals": 1, "Next": "Z"},
        {"Variable": "$.n", "StringEquals": "1", "Next": "Z"},
        {"Variable": "$.n", "IsNumeric": true, "Next": "Z"}]}, \#(end)
      """#, "mistyped-value"),
    Self(
      "A path that may find several gives an array",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true,
        "Parameters": {"TopicArn": "t", "Message.$": "$.list[*]", "MessageAttributes": {
          "a": {"DataType": "String", "StringValue.$": ⟦"$.list[*].n"⟧}}}}
      """#, "mistyped-value"),
  ]

  private static let causes: [Self] = [
    Self(
      "A refusal is a sentence",
      #"""
      "A": {\#(function), "Catch": [
        {"ErrorEquals": ["Lambda.TooManyRequestsException"], "Next": "B"}], "Next": "Z"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "States.StringToJson(⟦$.Cause⟧)"}, "End": true},
      \#(end)
      """#, "cause-not-json"),
    Self(
      "What a function raises itself is JSON",
      #"""
      "A": {\#(function), "Catch": [{"ErrorEquals": ["ValueError"], "Next": "B"}], "Next": "Z"},
      "B": {"Type": "Pass", "Parameters": {"x.$": "States.StringToJson($.Cause)"}, "End": true},
      \#(end)
      """#),
    Self(
      "A constant that is no JSON",
      #"""
      "A": {"Type": "Pass", "Result": {"a": "{", "b": "{}"}, "Next": "B"},
      "B": {"Type": "Pass", "End": true, "Parameters": {
        "x.$": "States.StringToJson(⟦$.a⟧)", "y.$": "States.StringToJson($.b)"}}
      """#, "cause-not-json"),
  ]

  private static let questions: [Self] = [
    Self(
      "What may be missing is to be asked for",
      #"""
      "A": {"Type": "Choice", "Default": "Z", "Choices": [
        {"Variable": ⟦"$.a"⟧, "StringEquals": "x", "Next": "Z"},
        {"Variable": "$.a", "StringEquals": "y", "Next": "Z"}]}, \#(end)
      """#, "unguarded-comparison"),
    Self(
      "What is there for certain need not be asked for",
      #"""
      "A": {"Type": "Choice", "Default": "Z", "Choices": [
        {"Variable": "$.a", "IsPresent": true, "Next": "B"}]},
      "B": {"Type": "Choice", "Default": "Z", "Choices": [
        {"Variable": "$.a", "StringEquals": "x", "Next": "Z"}]}, \#(end)
      """#),
  ]
}
