import ASLModel
import Diagnostics
import Testing

@testable import ASLValidator

/// What is known of the data at each state.
struct ShapeFlowTests {
  @Test(arguments: Case.all)
  func whatAStatePutsOutHasItsShape(_ test: Case) throws {
    let definition = Definition(reading: SourceText(name: "example", test.definition))
    let errors = definition.findings.filter { $0.severity == .error }
    #expect(errors.map(\.message.text) == [])
    let machine = try #require(definition.machine)
    let flow = try #require(Subject(definition, workflow: nil).shapes)
    for (name, expected) in test.shapes {
      let id = try #require(machine.id(named: name))
      #expect(flow.shapes(at: id)?.output.description ?? "not reached" == expected, "\(name)")
    }
  }

  /// States by name, and the shape of what each puts out.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let definition: String
    let shapes: [(String, String)]

    init(
      _ title: String, _ states: String, language: String = "JSONPath",
      _ shapes: (String, String)...
    ) {
      testDescription = title
      definition = #"{"QueryLanguage": "\#(language)", "StartAt": "A", "States": {\#(states)}}"#
      self.shapes = shapes
    }
  }
}

extension ShapeFlowTests.Case {
  static let all = paths + work + flows + jsonata

  static let paths: [Self] = [
    Self(
      "The machine's input is not known", #""A": {"Type": "Pass", "End": true}"#, ("A", "any")),
    Self(
      "A Result replaces the input",
      #""A": {"Type": "Pass", "Result": {"a": 1, "b": ["x", null, true]}, "End": true}"#,
      ("A", "{a: number, b: ['x', null, boolean]}")),
    Self(
      "A result is put into the input",
      #""A": {"Type": "Pass", "Result": 1, "ResultPath": "$.a.b", "End": true}"#,
      ("A", "{a: {b: number, …}, …}")),
    Self(
      "A result that is dropped leaves the input",
      """
      "A": {"Type": "Pass", "Result": {"a": 1}, "Next": "B"},
      "B": {"Type": "Pass", "Result": 2, "ResultPath": null, "End": true}
      """, ("B", "{a: number}")),
    Self(
      "Parameters are computed",
      #"""
      "A": {"Type": "Pass", "Result": {"a": {"b": [1, "x"]}}, "Next": "B"},
      "B": {"Type": "Pass", "InputPath": "$.a", "End": true, "Parameters": {
        "first.$": "$.b[0]", "last.$": "$.b[-1]", "none.$": "$.b[2]", "all.$": "$.b[*]",
        "some.$": "$.x", "name.$": "$$.Execution.Name", "id.$": "States.UUID()", "c": {"d": 1}}}
      """#,
      (
        "B",
        "{first: number, last: number | 'x', none: any, all: [any…], some: any, name: string, "
          + "id: string, c: {d: number}}"
      )),
    Self(
      "InputPath and OutputPath null give an empty object",
      """
      "A": {"Type": "Pass", "InputPath": null, "Next": "B"},
      "B": {"Type": "Pass", "Result": 1, "OutputPath": null, "End": true}
      """, ("A", "{}"), ("B", "{}")),
    Self(
      "A placeholder in an array may become several elements",
      #""A": {"Type": "Pass", "Parameters": {"a": ["${Subnets}"], "b.$": "$.c"}, "End": true}"#,
      ("A", "{a: [string, string…], b: any}")),
    Self(
      "What intrinsic functions give",
      #"""
      "A": {"Type": "Pass", "Result": {"a": {"x": 1}, "b": {"x": "t", "y": 2}, "list": [1, 2]},
        "Next": "B"},
      "B": {"Type": "Pass", "End": true, "Parameters": {
        "merged.$": "States.JsonMerge($.a, $.b, false)", "list.$": "States.Array($.a.x, 'z')",
        "unique.$": "States.ArrayUnique($.list)", "item.$": "States.ArrayGetItem($.list, 0)",
        "parts.$": "States.ArrayPartition($.list, 1)", "sum.$": "States.MathAdd($.a.x, 1)",
        "json.$": "States.StringToJson($.b.x)"}}
      """#,
      (
        "B",
        "{merged: {x: 't', y: number}, list: [number, 'z'], unique: [number…], "
          + "item: null | number, parts: [[number…]…], sum: number, json: any}"
      )),
  ]

  static let work: [Self] = [
    Self(
      "A function may give anything",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "ResultSelector": {"x.$": "$.x"}, "ResultPath": "$.r", "End": true}
      """#, ("A", "{r: {x: any}, …}")),
    Self(
      "A service gives what its API says",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish",
        "Parameters": {"TopicArn": "t", "Message": "m"}, "End": true}
      """#,
      (
        "A",
        "{MessageId: string, SequenceNumber?: string, SdkHttpMetadata: {AllHttpHeaders?: object, "
          + "HttpHeaders?: object, HttpStatusCode: number}, SdkResponseMetadata: "
          + "{RequestId?: string}}"
      )),
    Self(
      "A task token brings anything",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish.waitForTaskToken",
        "Parameters": {"TopicArn": "t", "Message.$": "$$.Task.Token"}, "End": true}
      """#, ("A", "any")),
    Self(
      "Whoever has the token of a job can answer for it",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
        "Parameters": {"StateMachineArn.$": "$.m", "Input": {"t.$": "$$.Task.Token"}},
        "End": true}
      """#, ("A", "any")),
    Self(
      "A Parallel gives the outputs of its branches",
      """
      "A": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": 1, "End": true}}},
        {"StartAt": "C", "States": {"C": {"Type": "Pass", "Result": {"c": 1}, "End": true}}}]}
      """, ("A", "[number, {c: number}]")),
    Self(
      "A Map gives the outputs of its iterations",
      #"""
      "A": {"Type": "Pass", "Result": {"list": [{"n": 1}, {"n": 2, "m": 3}]}, "Next": "B"},
      "B": {"Type": "Map", "ItemsPath": "$.list", "Next": "D", "ResultPath": "$.out",
        "ItemSelector": {"item.$": "$$.Map.Item.Value", "all.$": "$.list[0].n"},
        "ItemProcessor": {"StartAt": "C", "States": {"C": {"Type": "Pass", "End": true}}}},
      "D": {"Type": "Succeed", "OutputPath": "$.out"}
      """#,
      ("C", "{item: {n: number, m?: number}, all: number}"),
      ("D", "[{item: {n: number, m?: number}, all: number}…]")),
    Self(
      "A Map that tolerates failures may give anything",
      #"""
      "A": {"Type": "Map", "ToleratedFailureCount": 1, "End": true, "ItemProcessor":
        {"StartAt": "C", "States": {"C": {"Type": "Pass", "Result": 1, "End": true}}}}
      """#, ("A", "[any…]")),
  ]

  static let flows: [Self] = [
    Self(
      "A Catcher replaces the input",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "Catch": [{"ErrorEquals": ["E"], "Next": "B"},
          {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "C"}], "End": true},
      "B": {"Type": "Pass", "End": true}, "C": {"Type": "Pass", "End": true}
      """#, ("B", "{Error: null | string, Cause: null | string}"),
      ("C", "{error: {Error: null | string, Cause: null | string}, …}")),
    Self(
      "Ways are joined",
      #"""
      "A": {"Type": "Choice", "Default": "C",
        "Choices": [{"Variable": "$.a", "IsNumeric": true, "Next": "B"}]},
      "B": {"Type": "Pass", "Result": {"x": 1, "y": 2}, "Next": "D"},
      "C": {"Type": "Pass", "Result": {"x": "t"}, "Next": "D"},
      "D": {"Type": "Pass", "End": true}
      """#, ("D", "{x: number | 't', y?: number}")),
    Self(
      "A condition says what is there",
      #"""
      "A": {"Type": "Choice", "Default": "D", "Choices": [
        {"And": [{"Variable": "$.a", "IsPresent": true}, {"Variable": "$.a", "IsString": true}],
          "Next": "B"},
        {"Variable": "$.n", "NumericEquals": 1, "Next": "C"}]},
      "B": {"Type": "Pass", "End": true}, "C": {"Type": "Pass", "End": true},
      "D": {"Type": "Pass", "End": true}
      """#, ("B", "{a: string, …}"), ("C", "{n: number, …}"), ("D", "{n: any, …}")),
    Self(
      "What is absent for certain is",
      #"""
      "A": {"Type": "Choice", "Default": "C", "Choices": [
        {"Variable": "$$.Execution.Name", "StringEquals": "x", "Next": "B"}]},
      "B": {"Type": "Pass", "Result": {"x": 1, "y": 2}, "Next": "D"},
      "C": {"Type": "Pass", "Result": {"x": 1}, "Next": "D"},
      "D": {"Type": "Choice", "Default": "E", "Choices": [
        {"Variable": "$.y", "IsPresent": true, "Next": "F"}]},
      "E": {"Type": "Pass", "End": true}, "F": {"Type": "Pass", "End": true}
      """#, ("E", "{x: number}"), ("F", "{x: number, y: number}")),
    Self(
      "A loop comes to an end",
      #"""
      "A": {"Type": "Pass", "Result": {"n": 0}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"n.$": "States.MathAdd($.n, 1)", "old.$": "$"},
        "Next": "C"},
      "C": {"Type": "Choice", "Default": "D",
        "Choices": [{"Variable": "$.n", "NumericLessThan": 9, "Next": "B"}]},
      "D": {"Type": "Pass", "OutputPath": "$.n", "End": true}
      """#, ("D", "number")),
    Self(
      "A variable is what any state assigns to it",
      #"""
      "A": {"Type": "Pass", "Assign": {"x": {"a": 1}}, "Next": "B"},
      "B": {"Type": "Pass", "Parameters": {"y.$": "$x.a"}, "Assign": {"x": {"a": "t"}},
        "End": true}
      """#, ("B", "{y: number | 't'}")),
    Self(
      "A state behind a Fail is not reached",
      """
      "A": {"Type": "Parallel", "Next": "C", "Branches": [
        {"StartAt": "B", "States": {"B": {"Type": "Fail"}}}]},
      "C": {"Type": "Pass", "End": true}
      """, ("C", "not reached")),
  ]

  static let jsonata: [Self] = [
    Self(
      "Output is computed",
      """
      "A": {"Type": "Pass", "Output": {"a": 1, "b": "{% 1 + 1 %}"}, "Next": "B"},
      "B": {"Type": "Pass", "Output": {"old": "{% $states.input %}"}, "Next": "C"},
      "C": {"Type": "Wait", "Seconds": 1, "End": true}
      """, language: "JSONata", ("C", "{old: {a: number, b: any}}")),
    Self(
      "A Catcher's Output replaces the Error Output",
      #"""
      "A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "Catch": [{"ErrorEquals": ["E"], "Next": "B"},
          {"ErrorEquals": ["States.ALL"], "Output": {"e": "{% $states.errorOutput %}"},
            "Next": "C"}], "End": true},
      "B": {"Type": "Pass", "End": true}, "C": {"Type": "Pass", "End": true}
      """#, language: "JSONata", ("B", "{Error: null | string, Cause: null | string}"),
      ("C", "{e: {Error: null | string, Cause: null | string}}")),
  ]
}
