import ASLModel
import JSONPath
import JSONTree
import Testing

struct TemplateTests {
  struct Scope: EvaluationScope {
    var input: JSON = [:]
    var context: JSON = ["Execution": ["Name": "e1"]]
    var variables: [String: JSON] = [:]

    func variable(_ name: String) -> JSON? { variables[name] }

    func value(
      of expression: JSONataExpression, random: inout RandomSource
    ) throws(EvaluationError) -> JSON {
      .string("<\(expression.source)>")
    }
  }

  /// What `Parameters` gives for an input.
  private func value(
    of parameters: String, for scope: Scope, jsonata: Bool = false
  ) throws -> JSON {
    let field = jsonata ? "Output" : "Parameters"
    let machine = try Parsed(pass(#""\#(field)": \#(parameters)"#, jsonata: jsonata))
      .requireMachine()
    let data = machine.states[0].data
    let template = try #require(jsonata ? data.output : data.arguments)
    var random = RandomSource(state: 1)
    return try template.evaluate(in: scope, random: &random)
  }

  @Test(arguments: [
    (#"{"a.$": "$.x", "b": [{"c.$": "$.x.y"}, 1]}"#, #"{"a":{"y":[1,2]},"b":[{"c":[1,2]},1]}"#),
    (#"{"a.$": "$$.Execution.Name", "b.$": "$v.w"}"#, #"{"a":"e1","b":7}"#),
    (#"{"a.$": "$.x.y[5]", "b.$": "$.x.y[1]"}"#, #"{"a":null,"b":2}"#),
    (#"{"a.$": "$.x.y[?(@ > 1)]", "b.$": "$.x.none[*]"}"#, #"{"a":[2],"b":[]}"#),
    (#"{"b.$": "$.x.none"}"#, nil),
    (#"{"a.$": "$.x.y[?(@ > 1)]", "b.$": "$..none"}"#, #"{"a":[2],"b":[]}"#),
    (#"{"a": "$.x", ".$": "$.x.y"}"#, #"{"a":"$.x","":[1,2]}"#),
    (#"[{"a.$": "$.x.y"}]"#, #"[{"a":[1,2]}]"#),
    (#""text""#, #""text""#),
    (#"{"a.$": " States.Array($.x.y, States.Format('{}', $v.w))"}"#, #"{"a":[[1,2],"7"]}"#),
  ])
  func aTemplateIsFilled(_ template: String, _ expected: String?) throws {
    let scope = Scope(input: ["x": ["y": [1, 2]]], variables: ["v": ["w": 7]])
    if let expected {
      #expect(try value(of: template, for: scope).text == expected)
    } else {
      #expect(throws: EvaluationError.self) { try value(of: template, for: scope) }
    }
  }

  @Test func inJSONataStringsBetweenDelimitersAreComputedAndKeysAreNot() throws {
    let value = try value(
      of: #"{"a.$": "$.x", "b": ["{%  1 + 1 %}", "c"], "{% k %}": {"d": "{% $x %}"}}"#,
      for: Scope(),
      jsonata: true)
    #expect(value.text == #"{"a.$":"$.x","b":["<1 + 1>","c"],"{% k %}":{"d":"<$x>"}}"#)
  }

  @Test func aJSONataExpressionKnowsItsFieldAndItsPlace() throws {
    let machine = try Parsed(
      pass(#""Output": {"a": [0, {"b": "{% $x %}"}]}, "Assign": {"v": "{% $y %}"}"#, jsonata: true)
    ).requireMachine()
    let data = machine.states[0].data
    guard case .object(let members)? = data.output?.root,
      case .array(let elements) = members[0].value,
      case .object(let inner) = elements[1], case .expression(let expression) = inner[0].value
    else {
      Issue.record("\(String(describing: data.output))")
      return
    }
    #expect(expression.field == "Output/a[1]/b")
    #expect(data.assign?.members.first?.key == "v")
  }

  @Test func whatNeverChangesIsOneLiteral() throws {
    let machine = try Parsed(pass(#""Parameters": {"a": [1, {"b": {}}], "c.$": "$"}"#))
      .requireMachine()
    #expect(
      machine.states[0].data.arguments?.root
        == .object([
          PayloadTemplate.Member("a", .literal([1, ["b": [:]]])),
          PayloadTemplate.Member("c", .path(try Path(parsing: "$"), field: "c.$")),
        ]))
  }

  @Test(arguments: [
    (
      #"{"k.$": "$.no.deep"}"#,
      "The JSONPath '$.no.deep' specified for the field 'k.$' could not be found in the input '{\"x\":1}'"
    ),
    (
      #"{"k.$": "$v"}"#,
      "The JSONPath '$v' specified for the field 'k.$' could not be found in the input '{\"x\":1}'"
    ),
    (
      #"{"k.$": "States.Format('{}', States.Format('{}',$.no))"}"#,
      "The function 'States.Format('{}', States.Format('{}',$.no))' had the following error: "
        + "The JsonPath argument for the field '$.no' could not be found in the input '{\"x\":1}'"
    ),
    (
      #"{"k.$": "States.Array($.list[9])"}"#,
      "The function 'States.Array($.list[9])' had the following error: "
        + "The JsonPath argument for the field '$.list[9]' could not be found in the input '{\"x\":1}'"
    ),
    (
      #"{"k.$": "States.MathAdd($.x, $$.Execution.Name)"}"#,
      "The function 'States.MathAdd($.x, $$.Execution.Name)' had the following error: Invalid "
        + "arguments in States.MathAdd, caused by: the second argument must be a number, not a string"
    ),
  ])
  func whatCannotBeFoundIsARuntimeErrorInAWSsWords(_ template: String, _ cause: String) {
    #expect(throws: EvaluationError(.runtime, cause)) {
      try value(of: template, for: Scope(input: ["x": 1]))
    }
  }
}
