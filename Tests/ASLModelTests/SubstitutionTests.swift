import ASLModel
import Diagnostics
import JSONTree
import TestSupport
import Testing

struct SubstitutionTests {
  @Test func valuesGoIntoTheTextBeforeItIsParsed() throws {
    let machine = try Parsed(
      machine(
        #""A": {"Type": "Pass", "End": true, "Result": ["${Subnets}", "${A}-${B}"]}"#,
        #""TimeoutSeconds": ${Timeout}"#),
      ["Timeout": "900", "Subnets": #"a","b"#, "A": "${B}", "B": "x"]
    ).requireMachine()
    #expect(machine.timeoutSeconds == 900)
    guard case .pass(let state) = machine.states[0].kind else { return }
    #expect(state.result == ["a", "b", "${B}-x"])
  }

  @Test func anUnfilledPlaceholderStaysInsideAString() throws {
    let machine = try Parsed(
      machine(#""A": {"Type": "Task", "End": true, "Resource": "${Function}"}"#)
    ).requireMachine()
    guard case .task(let state) = machine.states[0].kind else { return }
    #expect(state.resource == TaskResource(arn: "${Function}", kind: .lambdaFunction))
  }

  @Test func anUnfilledPlaceholderElsewhereIsAnErrorThatNamesIt() {
    let marked = MarkedText(
      machine(#""A": {"Type": "Fail", ⟦"Nxt"⟧: 1}"#, #""TimeoutSeconds": ⟦${Timout}⟧"#))
    let parsed = Parsed(marked.text, ["Timeout": "1"])
    #expect(parsed.diagnostics.map(\.rule) == ["unfilled-placeholder", "unknown-field"])
    #expect(parsed.diagnostics.map(\.pointer) == ["/TimeoutSeconds", "/States/A/Nxt"])
    #expect(
      parsed.diagnostics.map(\.range)
        == [marked.ranges[1], marked.ranges[0]].sorted { $0.start < $1.start })
    #expect(parsed.diagnostics[0].label == "did you mean 'Timeout'?")
    #expect(parsed.diagnostics[0].message.text.contains("${Timout}"))
  }

  @Test(arguments: [
    #""Type": "Wait", "Seconds": "${X}", "End": true"#,
    #""Type": "Wait", "Timestamp": "${X}", "End": true"#,
    #""Type": "Pass", "End": "${X}""#,
    #""Type": "Pass", "Next": "${X}""#,
    #""Type": "Pass", "InputPath": "${X}", "End": true"#,
    #""Type": "Pass", "Parameters": {"a.$": "${X}"}, "End": true"#,
    #""Type": "Parallel", "Branches": "${X}", "End": true"#,
    #""Type": "${X}""#,
  ])
  func aStringThatIsAPlaceholderForSomethingElseIsNoErrorButLeavesNoMachine(_ fields: String) {
    let parsed = Parsed(machine(#""A": {\#(fields)}, "B": {"Type": "Pass", "Next": "A"}"#))
    let found = parsed.diagnostics.filter { $0.rule != "unreachable-state" }
    #expect(found.map(\.rule) == ["unfilled-placeholder"])
    #expect(found.map(\.severity) == [.warning])
    #expect(parsed.machine == nil)
  }

  @Test func findingsPointAtTheTextThatItsAuthorSees() throws {
    let marked = MarkedText(
      machine(
        #""A": {"Type": "Pass", "Comment": "${Long}", "Parameters": {"x.$": "${Long}$.a[⟦⟧;"}, "End": true, ⟦"En"⟧: 1}, ⟦"B"⟧: {"Type": "Pass", "Next": ⟦"${Target}"⟧}"#
      ))
    let parsed = Parsed(marked.text, ["Long": "a long text\\n", "Target": "Z"])
    let missing = try #require(parsed.errors.first { $0.rule == "missing-target" })
    #expect(missing.range == marked.ranges[3])
    #expect(parsed.errors.first { $0.rule == "unknown-field" }?.range == marked.ranges[1])
    #expect(parsed.errors.first { $0.rule == "unreachable-state" }?.range == marked.ranges[2])
  }

  @Test func theMachineHasTheRangesOfTheOriginalText() throws {
    let marked = MarkedText(
      machine(#"⟦"A"⟧: ⟦{"Type": "Pass", "Comment": "${C}", "End": true}⟧"#, #""Comment": "${C}""#))
    let machine = try Parsed(marked.text, ["C": "something longer"]).requireMachine()
    #expect(machine.states[0].nameRange == marked.ranges[0])
    #expect(machine.states[0].range == marked.ranges[1])
    #expect(machine.range == SourceRange(start: 0, end: marked.text.utf8.count))
  }

  @Test func brokenJSONInAValueIsReportedAtItsPlaceholder() {
    let marked = MarkedText(machine(#""A": {"Type": "Pass", "End": ⟦${End}⟧}"#))
    let parsed = Parsed(marked.text, ["End": "tru"])
    #expect(parsed.errors.map(\.rule) == ["invalid-json"])
    #expect(
      parsed.errors.allSatisfy {
        $0.range.start >= marked.ranges[0].start && $0.range.end <= marked.ranges[0].end
      })
  }

  @Test func substitutionsAreReadFromAnObject() {
    #expect(
      Substitutions(["a": "x", "b": 900, "c": true] as JSON)?.values == [
        "a": "x", "b": "900", "c": "true",
      ])
    #expect(Substitutions(["a": [1]] as JSON) == nil)
    #expect(Substitutions([] as JSON) == nil)
  }
}
