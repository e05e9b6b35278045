import ASLModel
import ASLValidator
import Diagnostics
import Testing

/// What rules find beyond their examples, and what they must not find.
struct FindingTests {
  /// Expressions of a JSONata Pass state, and the rule that finds something in them.
  @Test(arguments: [
    ("$coutn($states.input.l)", "unknown-function"),
    ("$states.input.l ~> $coutn()", "unknown-function"),
    ("($f := function($x) { $x }; $f(1, 2))", nil),
    ("$map([1..3], function($v) { $g($v) })", "unknown-function"),
    ("$uppercase('a', 'b')", "function-arguments"),
    ("$uppercase()", "function-arguments"),
    ("$states.input.names.$uppercase()", nil),
    ("$states.input.names ~> $join(', ')", nil),
    ("$states.input.names ~> $join(', ', 'x')", "function-arguments"),
    ("$substringBefore('a-b', '-')", nil),
    ("$zip([1], [2], [3])", nil),
    ("$parse('{}', 1)", "function-arguments"),
    ("$eval('1')", "unsupported-jsonata"),
    ("$states.context.Execution.id", "unknown-context-field"),
    ("$states.context.Execution.Input.anything.at.all", nil),
    ("$states.context.Map.Item.Value", "unavailable-context-field"),
    ("$states.inptu", "unknown-states-field"),
  ])
  func anExpressionIsChecked(_ expression: String, _ rule: String?) {
    let text = """
      {
        "QueryLanguage": "JSONata", "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Output": "{% \(expression) %}", "End": true } }
      }
      """
    #expect(rules(text) == (rule.map { [$0] } ?? []), "\(expression)")
  }

  /// Two comparisons of one value, and whether both can hold.
  @Test(arguments: [
    (#""NumericEquals": 5"#, #""NumericEquals": 5.0"#, true),
    (#""NumericEquals": 5"#, #""NumericEquals": 6"#, false),
    (#""NumericGreaterThan": 5"#, #""NumericLessThan": 5"#, false),
    (#""NumericGreaterThanEquals": 5"#, #""NumericLessThanEquals": 5"#, true),
    (#""NumericGreaterThanEquals": 5"#, #""NumericLessThan": 5"#, false),
    (#""IsPresent": false"#, #""StringEquals": "a""#, false),
    (#""IsPresent": false"#, #""IsNull": false"#, true),
    (#""IsPresent": true"#, #""IsNull": true"#, true),
    (#""IsNumeric": true"#, #""StringEquals": "a""#, false),
    (#""StringEquals": "a""#, #""StringEquals": "b""#, false),
    (#""StringMatches": "a*""#, #""StringMatches": "*b""#, true),
    (#""IsString": true"#, #""TimestampEquals": "2026-01-01T00:00:00Z""#, true),
    (
      #""TimestampLessThan": "2026-01-01T00:00:00Z""#,
      #""TimestampGreaterThan": "2026-01-01T01:00:00+01:00""#, false
    ),
    (#""BooleanEquals": true"#, #""IsBoolean": false"#, false),
  ])
  func comparisonsMayExcludeEachOther(_ first: String, _ second: String, _ canHold: Bool) {
    let text = """
      {
        "StartAt": "C",
        "States": {
          "C": {
            "Type": "Choice",
            "Choices": [
              {
                "And": [
                  { "Variable": "$.a", \(first) },
                  { "And": [ { "Variable": "$.b", \(first) }, { "Variable": "$.a", \(second) } ] }
                ],
                "Next": "S"
              }
            ],
            "Default": "S"
          },
          "S": { "Type": "Succeed" }
        }
      }
      """
    #expect(rules(text) == (canHold ? [] : ["contradictory-condition"]), "\(first), \(second)")
  }

  /// The states of a loop, and the rule that finds something in it.
  @Test(arguments: [
    (#""Type": "Wait", "Seconds": 5, "Next": "C""#, "unchanging-loop"),
    (#""Type": "Pass", "Next": "C""#, "unchanging-loop"),
    (#""Type": "Pass", "Parameters": { "a.$": "$.b" }, "Next": "C""#, nil),
    (#""Type": "Parallel", "Next": "C", "Branches": [\#(branch)]"#, nil),
  ])
  func aLoopThatChangesNothingIsFound(_ fields: String, _ rule: String?) {
    let text = """
      {
        "StartAt": "C",
        "States": {
          "C": {
            "Type": "Choice",
            "Choices": [ { "Variable": "$.a", "IsNull": true, "Next": "W" } ], "Default": "S"
          },
          "W": { \(fields) },
          "S": { "Type": "Succeed" }
        }
      }
      """
    #expect(rules(text) == (rule.map { [$0] } ?? []), "\(fields)")
  }

  private static let branch = #"{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }"#

  /// Time changes what a condition on the Context Object says.
  @Test func aLoopThatWaitsForAMomentIsNone() {
    let text = """
      {
        "StartAt": "C",
        "States": {
          "C": {
            "Type": "Choice", "Default": "S",
            "Choices": [
              { "Variable": "$$.State.EnteredTime", "TimestampLessThanPath": "$.t", "Next": "W" }
            ]
          },
          "W": { "Type": "Wait", "Seconds": 5, "Next": "C" },
          "S": { "Type": "Succeed" }
        }
      }
      """
    #expect(rules(text) == [])
  }

  /// Constants, and whether they look like secrets.
  @Test(arguments: [
    (#""key": "AKIAIOSFODNN7EXAMPLE""#, true), (#""note": "AKIA is a prefix""#, false),
    (#""url": "https://hooks.slack.com/services/T00000000/B0000""#, true),
    (#""pem": "-----BEGIN RSA PRIVATE KEY-----""#, true),
    (#""apiKey": "0123456789""#, true), (#""apiKey": "{{resolve:secretsmanager:k}}""#, false),
    (#""SecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:k""#, false),
    (#""passwordField": "name""#, false), (#""password": "${Password}""#, false),
    (#""Environment": [ { "Name": "DB_PASSWORD", "Value": "correct horse" } ]"#, true),
    (#""Environment": [ { "Name": "DB_USER", "Value": "correct horse" } ]"#, false),
  ])
  func aSecretIsFound(_ member: String, _ isSecret: Bool) {
    let text = """
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Result": { \(member) }, "End": true } }
      }
      """
    let found = rules(text, choices: ["secret-literal": true])
    #expect(found == (isSecret ? ["secret-literal"] : []), "\(member)")
  }

  @Test func placeholdersAreToBeAmongTheValuesThatAreGiven() {
    let text = """
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Result": "${Host} ${Hots} ${Open", "End": true } }
      }
      """
    #expect(rules(text) == ["unterminated-placeholder"])
    let found = rules(text, substitutions: Substitutions(["Host": "a"]))
    #expect(found == ["unfilled-placeholder", "unterminated-placeholder"])
  }

  private func rules(
    _ text: String, choices: [Diagnostic.Rule: Bool] = [:],
    substitutions: Substitutions = Substitutions()
  ) -> [String] {
    let source = SourceText(name: "definition", text)
    let definition = Definition(reading: source, substitutions: substitutions)
    return Validator(workflow: .standard, choices: choices).findings(in: definition)
      .map(\.rule.name)
  }
}
