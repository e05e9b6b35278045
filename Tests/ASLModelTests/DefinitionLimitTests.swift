import ASLModel
import Diagnostics
import Testing

/// Definitions that are large, deep, or no definitions at all.
struct DefinitionLimitTests {
  private func chain(_ count: Int) -> String {
    let states = (0..<count).map { index in
      let next = index == count - 1 ? #""End": true"# : #""Next": "S\#(index + 1)""#
      return #""S\#(index)": {"Type": "Pass", "Parameters": {"i.$": "$.i"}, \#(next)}"#
    }
    return #"{"StartAt": "S0", "States": {\#(states.joined(separator: ","))}}"#
  }

  @Test func tenThousandStatesTakeTenTimesAsLongAsAThousand() throws {
    let clock = ContinuousClock()
    var machines: [Int] = []
    let times = [1_000, 10_000].map { count in
      let text = chain(count)
      return clock.measure { machines.append(Parsed(text).machine?.states.count ?? 0) }
    }
    #expect(machines == [1_000, 10_000])
    #expect(times[1] < times[0] * 40, "\(times)")
  }

  @Test func tenThousandFaultsAreAllReported() {
    let states = (0..<4_000).map { #""S\#($0)": {"Type": "Pass", "Next": "T\#($0)", "X": 1}"# }
    let parsed = Parsed(#"{"StartAt": "S0", "States": {\#(states.joined(separator: ","))}}"#)
    #expect(parsed.errors.count == 4_000 * 2 + 1)
  }

  @Test func nestingUpToTheLimitOfAWSsReaderIsParsed() {
    let depth = 900
    let text = pass(
      #""Parameters": "# + String(repeating: #"{"a": ["#, count: depth / 2) + "1"
        + String(repeating: "]}", count: depth / 2))
    #expect(Parsed(text).machine != nil)
    #expect(
      Parsed(String(repeating: "[", count: 1_000_000)).errors.map(\.rule) == ["invalid-json"])
  }

  @Test func machinesInsideMachinesAreParsedAsDeepAsJSONGoes() {
    var text = #"{"StartAt": "S0", "States": {"S0": {"Type": "Succeed"}}}"#
    for level in 1...200 {
      text = #"""
        {"StartAt": "S\#(level)", "States": {"S\#(level)":
          {"Type": "Parallel", "End": true, "Branches": [\#(text)]}}}
        """#
    }
    #expect(Parsed(text).machine?.states.count == 201)
  }

  @Test(arguments: ["", " ", "null", "1", "\"x\"", "{", "not a definition", "\u{0}", "{}}"])
  func whatIsNoDefinitionIsAnErrorAtTheRoot(_ text: String) {
    let parsed = Parsed(text)
    #expect(parsed.machine == nil)
    #expect(parsed.errors.count == 1)
    #expect(parsed.errors.first?.pointer == "")
  }

  @Test func everyCutOfADefinitionIsReportedAndNoneCrashes() {
    let text = task(
      #""Retry": [{"ErrorEquals": ["é"], "MaxAttempts": 1}], "Assign": {"a.$": "$.b[0]"}"#)
    let bytes = Array(text.utf8)
    for end in 0..<bytes.count {
      let source = SourceText(name: "cut", bytes: Array(bytes[..<end]))
      #expect(StateMachine.parse(source).machine == nil)
    }
    for place in 0..<bytes.count {
      var changed = bytes
      changed[place] = UInt8(ascii: "}")
      _ = StateMachine.parse(SourceText(name: "changed", bytes: changed))
    }
  }
}
