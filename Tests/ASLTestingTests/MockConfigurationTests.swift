import ASLModel
import ASLTesting
import Diagnostics
import JSONTree
import TestSupport
import Testing

@Suite struct MockConfigurationTests {
  @Test func theGuidesFileIsRead() throws {
    let configuration = try read(
      """
      {"StateMachines": {"Lead": {"TestCases": {
         "Happy": {"Check": "Ok", "Send": "Sent"},
         "Retry": {"Check": "Flaky"}}}},
       "MockedResponses": {
         "Ok": {"0": {"Return": {"StatusCode": 200}}},
         "Sent": {"0": {"Return": null}},
         "Flaky": {"0": {"Throw": {"Error": "Lambda.X", "Cause": "no"}},
                   "1-2": {"Throw": {"Error": "Lambda.Y"}, "DurationSeconds": 1.5},
                   "3": {"Return": [1]}}}}
      """)
    #expect(configuration.machines.map(\.name) == ["Lead"])
    #expect(configuration.machines[0].testCases.map(\.name) == ["Happy", "Retry"])
    guard case .inOrder(let flaky)? = configuration.machines[0].testCases[1].states.first?.responses
    else { return #expect(Bool(false)) }
    #expect(flaky.attemptCount == 4)
    let second = ErrorOutput(error: "Lambda.Y", cause: nil)
    #expect(flaky.answer(toAttempt: 2) == MockedAnswer(.thrown(second), after: .milliseconds(1500)))
    #expect(flaky.answer(toAttempt: 3) == MockedAnswer(.returned([1])))
    #expect(flaky.answer(toAttempt: 4) == nil)
  }

  /// Each mark is where a diagnostic points, in the order of the diagnostics.
  @Test(arguments: [
    ("⟦[]⟧", ["expected a mock configuration as an object, found array"]),
    (
      "⟦{⟦\"StateMachine\"⟧: {}, \"MockedResponses\": {}}⟧",
      ["unknown key \"StateMachine\"", "the key \"StateMachines\" is missing"]
    ),
    (
      file(cases: "\"c\": {\"S\": ⟦\"Okk\"⟧, \"T\": ⟦3⟧, \"U\": ⟦[]⟧}", #"{"0": {"Return": 1}}"#),
      [
        "there is no mocked response \"Okk\"",
        "a mocked state is given the name of a response, or an object of names by Map iteration",
        "a mocked state is given the name of a response, or an object of names by Map iteration",
      ]
    ),
    (
      file(
        """
        {⟦"0-"⟧: {"Return": 1}, ⟦"2-1"⟧: {"Return": 1}, ⟦"-1"⟧: {"Return": 1},
         ⟦"x"⟧: {"Return": 1}}
        """
      ),
      ["0-", "2-1", "-1", "x"].map {
        "\"\($0)\" does not number an attempt: write \"2\" or \"0-3\""
      }
    ),
    (
      file(
        """
        {"0-3": {"Return": 1}, ⟦"3-4"⟧: {"Return": 1}, ⟦"6"⟧: {"Return": 1},
         ⟦"9"⟧: {"Return": 1}}
        """
      ),
      [
        "attempt 3 is answered twice", "attempts 4 to 5 have no answer",
        "attempts 7 to 8 have no answer",
      ]
    ),
    (file(#"{⟦"1"⟧: {"Return": 1}}"#), ["attempt 0 has no answer"]),
    (
      file(#"{"0": {"Return": 1, ⟦"Throw"⟧: {"Error": "E"}}}"#),
      ["an attempt either returns or throws, not both"]
    ),
    (file(#"{"0": ⟦{}⟧}"#), ["an attempt needs a \"Return\" or a \"Throw\""]),
    (
      file(#"{"0": {⟦"Retrun"⟧: 1, "Throw": ⟦{"Cause": ⟦1⟧}⟧, "DurationSeconds": ⟦-1⟧}}"#),
      [
        "unknown key \"Retrun\"", "DurationSeconds must be a number from 0 to 99999999",
        "the key \"Error\" is missing", "expected a string, found number",
      ]
    ),
    (
      file(cases: #""c": {"S": {"0": "Ok", ⟦"0"⟧: "Ok"}}"#, #"{"0": {"Return": 1}}"#),
      ["not JSON: the key \"0\" stands twice in one object"]
    ),
    (
      file(
        cases: #""c": {"S": {"0-2": "Ok", ⟦"1"⟧: "Ok", "7": "Ok", ⟦"**"⟧: "Ok", "*": ⟦"Nope"⟧}}"#,
        #"{"0": {"Return": 1}}"#),
      [
        "\"**\" does not number a Map iteration: write \"2\" or \"0-3\", or \"*\" for all others",
        "there is no mocked response \"Nope\"", "iteration 1 is answered twice",
      ]
    ),
    (
      file(#"{"0": {"Return": 1, "DurationSeconds": ⟦1e400⟧}}"#),
      ["DurationSeconds must be a number from 0 to 99999999"]
    ),
  ])
  func everyMistakeIsReportedInItsPlace(_ marked: String, _ messages: [String]) {
    let text = MarkedText(marked)
    let (configuration, diagnostics) = MockConfiguration.read(
      SourceText(name: "mocks.json", text.text))
    #expect(configuration == nil)
    #expect(Set(diagnostics.map(\.message.text)) == Set(messages))
    #expect(diagnostics.count == messages.count)
    #expect(Set(diagnostics.map(\.range)) == Set(text.ranges))
  }

  @Test func aResponseWithoutAnswersIsOnlyDoubtful() throws {
    let (configuration, diagnostics) = MockConfiguration.read(
      SourceText(name: "mocks.json", file("{}")))
    #expect(configuration != nil)
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test func nearNamesAreSuggested() {
    let text = file(cases: #""c": {"S": "OK"}"#, #"{"0": {"Retrun": 1}}"#)
    let (_, diagnostics) = MockConfiguration.read(SourceText(name: "mocks.json", text))
    let help = diagnostics.flatMap(\.help)
    #expect(help.contains("did you mean \"Return\"?"))
    #expect(help.contains("did you mean \"Ok\"?"))
  }

  @Test func aTestCaseIsSelectedByName() throws {
    let one = try read(file(#"{"0": {"Return": 1}}"#))
    #expect(try one.testCase(nil).testCase.name == "c")
    #expect(try one.testCase("c").machine.name == "M")
    #expect(try one.testCase("M#c").testCase.name == "c")
    let several = try read(
      """
      {"StateMachines": {"A": {"TestCases": {"x": {}, "both": {}}},
                         "B": {"TestCases": {"both": {}}}},
       "MockedResponses": {}}
      """)
    #expect(try several.testCase("x").machine.name == "A")
    #expect(try several.testCase("B#both").machine.name == "B")
    let wrong: [(MockConfiguration, String?, String)] = [
      (
        one, "d",
        "there is no test case \"d\" in the mock configuration; did you mean \"c\"? there are: c"
      ),
      (
        one, "N#c",
        "there is no state machine \"N\" in the mock configuration; did you mean \"M\"?"
          + " there are: M"
      ),
      (
        several, "both",
        "several state machines have a test case \"both\"; name one: A#both, B#both"
      ),
      (
        several, nil,
        "the mock configuration has several test cases; name one: A#x, A#both, B#both"
      ),
      (
        several, "unheard-of",
        "there is no test case \"unheard-of\" in the mock configuration;"
          + " there are: A#x, A#both, B#both"
      ),
    ]
    for (configuration, name, message) in wrong {
      #expect {
        try configuration.testCase(name)
      } throws: {
        ($0 as? MockSelectionError)?.description == message
      }
    }
  }

  @Test func testCasesAreCheckedAgainstTheStateMachine() throws {
    let text = MarkedText(
      file(
        cases: """
          "c": {"Work": "Ok", ⟦"Wrok"⟧: "Ok", ⟦"Loop"⟧: "Ok", ⟦"Outside"⟧: {"0": "Ok"}},
          "d": {"Wrok": "Ok", "Work": {"0": "Ok", "*": "Ok"}, "Outside": "Ok"}
          """, #"{"0": {"Return": 1}}"#))
    let configuration = try read(text.text)
    let diagnostics = configuration.machines[0].diagnostics(for: Self.machine)
    #expect(
      diagnostics.map(\.message.text) == [
        "the state machine has no state \"Wrok\"",
        "only Task states can be mocked, and \"Loop\" is a Map state",
        "\"Outside\" has responses by Map iteration but stands in no Map state",
      ])
    #expect(diagnostics.map(\.range) == text.ranges)
    #expect(diagnostics[0].help == ["did you mean \"Work\"?"])
  }

  /// `Loop` is a Map whose processor is `Work`; `Outside` follows it.
  private static var machine: StateMachine {
    let task = TaskState(
      resource: TaskResource(arn: "arn:aws:lambda:us-east-1:1:function:f", kind: .lambdaFunction),
      transition: .end)
    let loop = MapState(
      processor: Scope(startAt: StateID(index: 1), states: [StateID(index: 1)]), mode: .inline,
      transition: .next(StateID(index: 2)))
    return StateMachine(
      states: [
        State(id: StateID(index: 0), name: "Loop", kind: .map(loop)),
        State(
          id: StateID(index: 1), name: "Work",
          parent: State.Parent(state: StateID(index: 0), branch: 0), kind: .task(task)),
        State(id: StateID(index: 2), name: "Outside", kind: .task(task)),
      ],
      top: Scope(startAt: StateID(index: 0), states: [StateID(index: 0), StateID(index: 2)]))
  }

  private func read(_ text: String) throws -> MockConfiguration {
    let (configuration, diagnostics) = MockConfiguration.read(
      SourceText(name: "mocks.json", text))
    #expect(diagnostics == [])
    return try #require(configuration)
  }
}

/// A file with one machine `M` and one response `Ok`.
private func file(cases: String = #""c": {"S": "Ok"}"#, _ response: String) -> String {
  """
  {"StateMachines": {"M": {"TestCases": {\(cases)}}}, "MockedResponses": {"Ok": \(response)}}
  """
}
