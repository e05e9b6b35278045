import ASLInterpreter
import ASLModel
import JSONTree
import Testing

struct HistoryEventTests {
  @Test func anEventIsWrittenAsTheCommandPrintsIt() {
    let event = HistoryEvent(
      id: 2, previousEventID: 0, timestamp: Timestamp(milliseconds: 1_767_225_600_123),
      kind: .stateEntered(.task, StateID(index: 0), name: "A", input: ["a": [1, 2.5]]))
    #expect(
      event.json.text == #"""
        {"timestamp":"2026-01-01T00:00:00.123000+00:00","type":"TaskStateEntered","id":2,\#
        "previousEventId":0,"stateEnteredEventDetails":{"name":"A","input":"{\"a\":[1,2.5]}",\#
        "inputDetails":{"truncated":false}}}
        """#)
  }

  @Test func aWholeSecondHasNoFraction() {
    let event = HistoryEvent(
      id: 1, previousEventID: 0, timestamp: Timestamp(seconds: 1_767_225_600),
      kind: .mapStateSucceeded)
    #expect(event.json["timestamp"] == "2026-01-01T00:00:00+00:00")
    #expect(event.json.objectValue?.count == 4)
  }

  @Test(arguments: [
    ("arn:aws:lambda:us-east-1:1:function:f", "LambdaFunctionTimedOut"),
    ("arn:aws:states:us-east-1:1:activity:a", "ActivityTimedOut"),
    ("arn:aws:states:::sns:publish", "TaskTimedOut"),
  ])
  func aTasksEventsAreNamedAfterItsKind(_ arn: String, _ type: String) throws {
    let event = HistoryEvent(
      id: 1, previousEventID: 0, timestamp: Timestamp(seconds: 0),
      kind: .task(
        try TaskResource(parsing: arn), .timedOut(ErrorOutput(error: .timeout, cause: nil))))
    #expect(event.type == type)
    let key = type.prefix(1).lowercased() + type.dropFirst() + "EventDetails"
    #expect(event.json[key]?["error"] == "States.Timeout")
  }

  @Test func expressExecutionsHaveNoQuotaOfEvents() {
    #expect(Quotas(.express).historyEvents == nil)
    #expect(Quotas.lifted.payloadBytes == nil)
  }
}
