import ASLModel
import ASLValidator
import Diagnostics
import TestSupport
import Testing

struct FixerTests {
  private let fixer = Fixer { source in
    Validator(workflow: .standard).findings(in: Definition(reading: source))
  }

  private func fixed(_ text: String) -> Fixer.Outcome {
    fixer.fix(SourceText(name: "machine.asl.json", text))
  }

  /// The definition of a state A that ends, or goes on to B.
  private static func machine(_ fields: String, next: Bool = false) -> String {
    let end = next ? "" : #", "End": true"#
    let other = next ? #", "B": {"Type": "Succeed"}"# : ""
    return #"{"StartAt": "A", "States": {"A": {\#(fields)\#(end)}\#(other)}}"#
  }

  private static func choice(_ test: String) -> String {
    machine(
      #""Type": "Choice", "Choices": [{"Variable": "$.a", \#(test), "Next": "B"}]"#, next: true)
  }

  /// A definition with one mistake, and what it is after the fix: `⟦before→after⟧`.
  @Test(arguments: [
    #"{"⟦startAt→StartAt⟧": "A", "States": {"A": {"Type": "Succeed"}}}"#,
    #"{"StartAt": "⟦Strat→Start⟧", "States": {"Start": {"Type": "Succeed"}}}"#,
    #"{"StartAt": "A", "States": {"A": {"Type": "⟦pass→Pass⟧", "End": true}}}"#,
    #"{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": ⟦"true"→true⟧}}}"#,
    #"{"StartAt": "A", "TimeoutSeconds": ⟦"60"→60⟧, "States": {"A": {"Type": "Succeed"}}}"#,
    machine(#""Type": "Wait", "⟦Seconds.$→SecondsPath⟧": "$.n""#),
    machine(#""Type": "Wait", "Timestamp": "2026-01-31⟦ →T⟧12:00:00⟦z→Z⟧""#),
    machine(
      #""Type": "Parallel", "Branches": ⟦→[⟧{"StartAt": "B", "#
        + #""States": {"B": {"Type": "Succeed"}}}⟦→]⟧"#),
    choice(#""⟦stringEquals→StringEquals⟧": "x""#),
    choice(#""IsPresent": ⟦"true"→true⟧"#),
    machine(#""Type": "Pass", "Parameters": {"a.$": "States.⟦MathAd→MathAdd⟧($.a, 1)"}"#),
    machine(
      #""Type": "Pass", "QueryLanguage": "JSONata", "#
        + #""Output": "{% \"\\u00e4\" & $states.⟦inptu→input⟧.a %}""#),
    #"{"StartAt": "A", "States": {"A": {"Type": "Succeed"⟦,→⟧ }}⟦,→⟧}"#,
    machine(
      #""Type": "Task", "Resource": "arn:aws:states:::⟦SQS→sqs⟧:sendMessage", "#
        + #""Parameters": {"MessageBody": "a", "⟦QueueURL→QueueUrl⟧.$": "$.q"}"#),
    machine(
      #""Type": "Task", "#
        + #""Resource": "arn:aws:states:::lambda:⟦invok→invoke⟧.waitForTaskToken", "#
        + #""TimeoutSeconds": 9, "HeartbeatSeconds": 3, "Parameters": {"FunctionName": "a", "#
        + #""Payload": {"t.$": "$$.Task.Token"}}"#),
    machine(#""Type": "Pass", "Parameters": {"\ud83d\ude00⟦→.$⟧": "$.a", "b": ["x"]}"#),
  ])
  func aFixChangesNothingButItsMistake(_ marked: String) {
    let (before, after) = sides(of: marked)
    let outcome = fixed(before)
    #expect(text(outcome) == after)
    #expect(outcome.findings == [])
    #expect(!outcome.fixed.isEmpty)
  }

  @Test(arguments: [
    // Two states are as near.
    #"{"StartAt": "Stat", "States": {"Star": {"Type": "Succeed"}, "Stay": {"Type": "Succeed"}}}"#,
    // Data of the comparison may be a string.
    choice(#""NumericEquals": "1""#),
    // Both names would stand there.
    #"{"StartAt": "A", "startAt": "A", "States": {"A": {"Type": "Succeed"}}}"#,
    // A comma too many may be a value too few.
    #"{"StartAt": "A", "States": {"A": {"Type": "Succeed"},, }}"#,
    // A field of the other query language.
    #"{"StartAt": "A", "States": {"A": {"Type": "Pass", "Outputt": 1, "End": true}}}"#,
    // Which one is meant?
    #"{"StartAt": "A", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#,
  ])
  func whereThereIsDoubtNothingIsFixed(_ text: String) {
    let outcome = fixed(text)
    #expect(self.text(outcome) == text)
    #expect(outcome.fixed.isEmpty)
    #expect(!outcome.findings.isEmpty)
  }

  @Test func byteOrderMarkLineEndsAndTextOfAnyScriptStay() {
    let marked =
      "\u{FEFF}{\r\n\t\"StartAt\" : \"⟦Strat→Start⟧\",\r\n\t\"Comment\":\"日本 \\u65e5\",\n"
      + "\t\"States\":{\"Start\":{\"⟦type→Type⟧\":\"Succeed\"}}}  \r\n\r\n"
    let (before, after) = sides(of: marked)
    let outcome = fixed(before)
    #expect(text(outcome) == after)
    #expect(outcome.fixed.map(\.position.line) == [2, 4])
  }

  @Test func fixesInsideOneAnotherAreMadeOneAfterTheOther() {
    let machine = { (retry: String) in
      #"""
      {"StartAt": "A", "States": {"A": {"Type": "Task",
        "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
        "Retry": \#(retry), "End": true}}}
      """#
    }
    let outcome = fixed(machine(#"{"ErrorEquals": "States.Timedout", "maxAttempts": "3"}"#))
    #expect(text(outcome) == machine(#"[{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 3}]"#))
    #expect(outcome.findings == [])
  }

  @Test func aFixThatWouldBringAnErrorIsLeftOut() {
    // StringEqualsPath takes one value, which this path does not lead to.
    let text = #"""
      {"StartAt": "A", "States": {"A": {"Type": "Choice", "default": "B", "Choices": [
        {"Variable": "$.a", "StringEquals": "$.b[*]", "Next": "B"}]}, "B": {"Type": "Succeed"}}}
      """#
    let outcome = fixed(text)
    #expect(self.text(outcome) == text.replacing("default", with: "Default"))
    #expect(outcome.findings.map(\.rule) == ["path-without-path"])
  }

  @Test func fixesThatUndoEachOtherEnd() {
    let fixer = Fixer { source in
      let isA = source.bytes == Array("a".utf8)
      let all = SourceRange(start: 0, end: 1)
      return [
        Diagnostic(
          "flip", .warning, "flip", at: all,
          fix: Diagnostic.Fix("flip", [Diagnostic.Edit(all, isA ? "b" : "a")]))
      ]
    }
    #expect(text(fixer.fix(SourceText(name: "a", "a"))) == "b")
  }

  @Test func whatAPlaceholderStandsForIsNotFixed() {
    let substitutions = Substitutions(["First": "Strat", "Type": "pass"])
    let fixer = Fixer { source in
      Validator().findings(in: Definition(reading: source, substitutions: substitutions))
    }
    let text = #"{"startAt": "${First}", "States": {"Start": {"Type": "${Type}", "end": true}}}"#
    let outcome = fixer.fix(SourceText(name: "a", text))
    #expect(
      self.text(outcome)
        == #"{"StartAt": "${First}", "States": {"Start": {"Type": "${Type}", "end": true}}}"#)
  }

  @Test(arguments: allRules.map { RuleTests.Named($0) })
  func theFixOfARulesExampleMendsItAndNothingElse(_ rule: RuleTests.Named) {
    let explanation = rule.rule.explanation
    let validator = Validator(workflow: explanation.workflow, choices: [rule.rule.name: true])
    let check = { @Sendable (source: SourceText) in
      validator.findings(in: Definition(reading: source))
    }
    let source = SourceText(name: "example", explanation.failing)
    guard check(source).contains(where: { $0.fix != nil }) else { return }
    let outcome = Fixer(check: check).fix(source)
    #expect(!outcome.findings.contains { $0.rule == rule.rule.name })
    // What could not be read may hide anything.
    guard rule.rule.name != InvalidJSON.name else { return }
    #expect(!outcome.findings.contains { $0.severity == .error })
  }

  private func text(_ outcome: Fixer.Outcome) -> String {
    String(decoding: outcome.source.bytes, as: UTF8.self)
  }

  /// The text before and after, of one with `⟦before→after⟧`.
  private func sides(of marked: String) -> (before: String, after: String) {
    var (before, after) = ("", "")
    let parts = marked.split(separator: "⟦", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      let pieces = part.split(separator: "⟧", omittingEmptySubsequences: false)
      guard place > 0, pieces.count == 2 else {
        before += part
        after += part
        continue
      }
      let change = pieces[0].split(separator: "→", omittingEmptySubsequences: false)
      before += change[0] + pieces[1]
      after += change[1] + pieces[1]
    }
    return (before, after)
  }
}
