import ASLInterpreter
import ASLModel
import ASLRuntime
import DebugAdapterClient
import JSONTree
import TestSupport
import Testing

/// Whole conversations; each message is checked by the protocol's rules, and the transcripts are
/// golden files.
@Suite struct AdapterConversationTests {
  static let program = "/w/order.asl.json"

  static let opening = """
    initialize {"adapterID": "asl", "supportsVariableType": true, "supportsInvalidatedEvent": true}
    !launch {"program": "/w/order.asl.json", "stopOnEntry": true}
    await initialized
    """

  static let conversations: [(String, String)] = [
    (
      "stepping",
      """
      configurationDone
      await stopped
      threads
      stackTrace {"threadId": 1}
      scopes {"frameId": 1}
      variables {"variablesReference": 1}
      next {"threadId": 1}
      await stopped
      next {"threadId": 1, "granularity": "line"}
      await stopped
      stackTrace {"threadId": 1, "startFrame": 0, "levels": 1}
      stepIn {"threadId": 1}
      await stopped
      evaluate {"expression": "$states.input.order", "frameId": 2, "context": "watch"}
      evaluate {"expression": "$.nothing", "context": "hover"}
      evaluate {"expression": "$.(", "context": "watch"}
      stepBack {"threadId": 1}
      await stopped
      reverseContinue {"threadId": 1}
      await stopped
      continue {"threadId": 1}
      await terminated
      disconnect
      end
      """
    ),
    (
      "breakpoints",
      """
      breakpointLocations {"source": {"path": "/w/order.asl.json"}, "line": 4, "endLine": 10}
      setBreakpoints {"source": {"path": "/w/order.asl.json"}, "breakpoints": [{"line": 14, "condition": "$.total > 100"}, {"line": 900}, {"line": 14, "logMessage": "total is {$.total}"}]}
      setBreakpoints {"source": {"path": "/w/other.json"}, "breakpoints": [{"line": 1}]}
      setFunctionBreakpoints {"breakpoints": [{"name": "Charge@result"}, {"name": "Chrage"}, {"name": "Done@never"}, {"name": "Done", "hitCondition": "many"}]}
      setExceptionBreakpoints {"filters": ["retried"], "filterOptions": [{"filterId": "uncaught", "condition": "States.Timeout"}, {"filterId": "raised"}]}
      dataBreakpointInfo {"name": "$states.context.State.Name"}
      setDataBreakpoints {"breakpoints": []}
      configurationDone
      await stopped
      continue {"threadId": 1}
      await stopped
      continue {"threadId": 1}
      await stopped
      exceptionInfo {"threadId": 1}
      continue {"threadId": 1}
      await stopped
      setFunctionBreakpoints {"breakpoints": []}
      continue {"threadId": 1}
      await terminated
      disconnect
      end
      """
    ),
    (
      "editing",
      """
      configurationDone
      await stopped
      stackTrace {"threadId": 1}
      scopes {"frameId": 1}
      setVariable {"variablesReference": 1, "name": "total", "value": "60 + 10"}
      await invalidated
      stackTrace {"threadId": 1}
      evaluate {"expression": "$states.input", "frameId": 2, "context": "clipboard"}
      setExpression {"expression": "$states.input.id", "value": "{\\"n\\": 8}", "frameId": 2}
      await invalidated
      setExpression {"expression": "$sum($)", "value": "1", "frameId": 2}
      setVariable {"variablesReference": 4, "name": "State", "value": "1"}
      gotoTargets {"source": {"path": "/w/order.asl.json"}, "line": 30}
      next {"threadId": 1}
      await stopped
      variables {"variablesReference": 1}
      setVariable {"variablesReference": 1, "name": "total", "value": "1"}
      completions {"text": "$states.con", "column": 12}
      completions {"text": "$states.input.order.", "column": 21}
      restartFrame {"frameId": 1}
      await stopped
      continue {"threadId": 1}
      await terminated
      disconnect
      end
      """
    ),
    (
      "refusals",
      """
      launch {"program": "/w/order.asl.json"}
      stackTrace {"threadId": 1}
      next {"threadId": 1}
      configurationDone
      await stopped
      initialize {"adapterID": "asl"}
      attach {"executionArn": "arn"}
      frobnicate {"a": 1}
      next {"threadId": "one"}
      stackTrace {"threadId": 9}
      scopes {"frameId": 77}
      variables {"variablesReference": 77}
      goto {"threadId": 1, "targetId": 5}
      stepIn {"threadId": 1, "targetId": 5}
      exceptionInfo {"threadId": 1}
      setBreakpoints {"source": {"path": "/w/order.asl.json"}, "breakpoints": [{"line": -1}]}
      cancel {"requestId": 3}
      pause {"threadId": 1}
      source {"sourceReference": 0}
      loadedSources
      terminate
      await terminated
      terminate
      terminate
      next {"threadId": 1}
      restart
      disconnect
      end
      """
    ),
  ]

  @Test(.timeLimit(.minutes(2)), arguments: conversations)
  func aConversationGoesAsItIsWrittenDown(_ name: String, _ script: String) async throws {
    let conversation = Conversation(Self.opening + "\n" + script)
    let transcript = try await MemoryAdapter.with([Self.program: .order], firstNumber: 0) {
      try await conversation.transcript(with: $0)
    }
    try expectGolden(transcript, "dap-\(name).txt")
  }
}
