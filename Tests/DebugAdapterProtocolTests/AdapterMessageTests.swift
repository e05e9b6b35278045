import DebugAdapterClient
import DebugAdapterProtocol
import JSONTree
import Testing

/// Each body that can be sent keeps the protocol's rules.
@Suite struct AdapterMessageTests {
  private static let span = SourceSpan(line: 3, column: 5, endLine: 4, endColumn: 6)
  private static let source = Source(name: "a.json", path: "/w/a.json")
  private static let children = Children(reference: 9, named: 2, indexed: 0)
  private static let capabilities = Capabilities(
    Capabilities.Feature.allCases, completionTriggerCharacters: ["$"],
    exceptionBreakpointFilters: [
      .init("caught", "Caught errors", conditionDescription: "the error's name"),
      .init("uncaught", "Uncaught errors", description: "those that fail it", isDefault: true),
    ])
  private static let breakpoints = ResponseBody.breakpoints([
    Breakpoint(id: 1, verified: true, source: source, span: span),
    Breakpoint(verified: false, message: "no state is here", reason: .failed),
  ])

  static let responses: [(String, ResponseBody?)] = [
    ("breakpointLocations", .breakpointLocations([BreakpointLocation(span)])),
    ("cancel", nil),
    (
      "completions",
      .completions([
        CompletionItem("$states"),
        CompletionItem(
          "input", text: "input.", detail: "raw input", type: .property, start: 8, length: 2),
      ])
    ),
    ("continue", .continue(allThreadsContinued: true)),
    (
      "dataBreakpointInfo",
      .dataBreakpointInfo(dataId: "x", description: "$x", accessTypes: [.write])
    ),
    (
      "dataBreakpointInfo", .dataBreakpointInfo(dataId: nil, description: "gone", accessTypes: [])
    ),
    ("evaluate", .value("{…}", type: "object", children)),
    ("evaluate", .value("1", type: nil, .none)),
    (
      "exceptionInfo",
      .exceptionInfo(
        id: "States.TaskFailed", description: "declined", breakMode: .unhandled,
        ExceptionDetails(
          message: "declined", typeName: "States.TaskFailed", stackTrace: "at Charge",
          innerException: [ExceptionDetails(message: nil, typeName: "Declined")]))
    ),
    ("gotoTargets", .gotoTargets([Target(id: 1, label: "Charge", span: span)])),
    ("initialize", .initialize(capabilities)),
    ("loadedSources", .loadedSources([source])),
    (
      "scopes",
      .scopes([Scope("Input", children, presentationHint: .arguments), Scope("Context", .none)])
    ),
    ("setBreakpoints", breakpoints),
    ("setDataBreakpoints", breakpoints),
    ("setExceptionBreakpoints", breakpoints),
    ("setFunctionBreakpoints", breakpoints),
    ("setExpression", .setValue("1", type: "number", .none)),
    ("setVariable", .setValue("1", type: nil, children)),
    ("source", .source(content: "{}", mimeType: "application/json")),
    (
      "stackTrace",
      .stackTrace(
        [
          StackFrame(id: 1, name: "Charge", source: source, span: span, canRestart: true),
          StackFrame(
            id: 2, name: "nested", source: nil, span: SourceSpan(line: 0, column: 0),
            canRestart: false, presentationHint: .label),
        ], total: 2)
    ),
    ("stepInTargets", .stepInTargets([Target(id: 1, label: "Fan[0]")])),
    ("threads", .threads([Thread(id: 1, name: "main")])),
    (
      "variables",
      .variables([
        Variable("a", "1"),
        Variable(
          "b", "{…}", type: "object", evaluateName: "$.b", children,
          presentationHint: .init(kind: .data, attributes: [.readOnly])),
      ])
    ),
  ]

  static let events: [AdapterEvent] = [
    .breakpoint(.changed, Breakpoint(verified: false, reason: .pending)),
    .capabilities(capabilities),
    .continued(threadId: 1, allThreadsContinued: true),
    .custom("asl/timeline", ["cursor": 1]),
    .exited(exitCode: 1),
    .initialized,
    .invalidated(areas: [.variables], threadId: nil),
    .loadedSource(.new, source),
    .output(Output(.console, "hello\n")),
    .output(
      Output(
        .important, "x\n", group: .start, variablesReference: 3, source: source, line: 1, column: 2)
    ),
    .process(name: "a.json", startMethod: .launch),
    .progressStart(.init(id: "p", title: "Charge", requestId: 3, cancellable: true)),
    .progressUpdate(id: "p", message: "half", percentage: 50),
    .progressEnd(id: "p", message: nil),
    .stopped(Stop(.functionBreakpoint, threadId: 1, description: "x", hitBreakpointIds: [1])),
    .thread(.started, threadId: 2),
    .terminated,
  ]

  @Test(arguments: responses)
  func everyBodyOfAResponseKeepsTheRules(_ command: String, _ body: ResponseBody?) {
    var rules = ConversationRules()
    rules.sent(0, command)
    let message = ProtocolMessage(
      seq: 1, .response(.init(to: 0, command, .success(body: body?.json))))
    #expect(rules.received(message.json) == [])
    #expect(rules.unanswered == [])
  }

  @Test(arguments: events) func everyEventKeepsTheRules(_ event: AdapterEvent) {
    var rules = ConversationRules()
    let message = ProtocolMessage(seq: 1, .event(.init(event.name, event.body)))
    #expect(rules.received(message.json) == [])
  }

  @Test func anErrorKeepsTheRules() {
    var rules = ConversationRules()
    rules.sent(4, "next")
    let body = ErrorBody(id: 3, "it runs", showUser: false)
    let response = ProtocolMessage.Response(
      to: 4, "next", .failure(message: "notStopped", body: body.json))
    #expect(rules.received(ProtocolMessage(seq: 1, .response(response)).json) == [])
  }

  @Test func everyRequestThatIsUnderstoodHasRulesForItsAnswer() {
    for command in ClientRequest.Command.allCases {
      var rules = ConversationRules()
      rules.sent(1, command.rawValue)
      let response = ProtocolMessage.Response(to: 1, command.rawValue, .success(body: nil))
      let faults = rules.received(ProtocolMessage(seq: 1, .response(response)).json)
      #expect(!faults.contains { $0.contains("no rules") }, "\(faults)")
    }
  }
}
