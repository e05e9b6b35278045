import DebugAdapterClient
import JSONTree
import Testing

/// The rules see what is wrong; else no test that uses them would say anything.
@Suite struct ConversationRulesTests {
  private func faults(_ texts: [String], sent: [(Int, String)] = []) throws -> [String] {
    var rules = ConversationRules()
    for (seq, command) in sent { rules.sent(seq, command) }
    return try texts.flatMap { rules.received(try JSON(parsing: $0)) }
  }

  private static let stopped =
    #""type":"event","event":"stopped","body":{"reason":"step","allThreadsStopped":true}}"#

  @Test(arguments: [
    ([#"{"type":"event","event":"initialized"}"#], "seq is missing"),
    ([#"{"seq":2,"type":"event","event":"initialized"}"#], "seq is 2 after 0"),
    ([#"{"seq":1,"type":"query"}"#], #"the type is "query""#),
    ([#"{"seq":1,"type":"event","event":"initialised"}"#], "no rules for event initialised"),
    ([#"{"seq":1,"type":"event","event":"exited","body":{}}"#], "exited.exitCode is missing"),
    (
      [#"{"seq":1,"type":"event","event":"exited","body":{"exitCode":"0"}}"#],
      "exited.exitCode is string, not integer"
    ),
    ([#"{"seq":1,"type":"event","event":"exited"}"#], "exited is missing"),
    (
      [#"{"seq":1,"type":"event","event":"exited","body":{"exitCode":0,"why":1}}"#],
      "exited.why is unknown"
    ),
    (
      [#"{"seq":1,"type":"event","event":"output","body":{"output":"a","group":"open"}}"#],
      "output.group is"
    ),
    (
      ["{\"seq\":1," + stopped, "{\"seq\":2," + stopped], "stopped comes twice for one stop"
    ),
    (
      [#"{"seq":1,"type":"event","event":"stopped","body":{"reason":"step"}}"#],
      "stopped does not say that all threads are"
    ),
    (
      [
        #"{"seq":1,"type":"event","event":"terminated"}"#,
        #"{"seq":2,"type":"event","event":"terminated"}"#,
      ], "terminated comes twice"
    ),
    (
      [#"{"seq":1,"type":"response","request_seq":1,"success":true,"command":"next"}"#],
      "next answers 1, which is not open"
    ),
  ])
  func aFaultIsSeen(_ messages: [String], _ fault: String) throws {
    let faults = try faults(messages)
    #expect(faults.count == 1 && faults[0].contains(fault), "\(faults)")
  }

  @Test func anAnswerBelongsToItsRequest() throws {
    let right = #"{"seq":1,"type":"response","request_seq":5,"success":true,"command":"pause"}"#
    #expect(try faults([right], sent: [(5, "pause")]) == [])
    #expect(try faults([right], sent: [(5, "next")]) == ["pause answers the request next"])
    let silent = right.replacing("true", with: "false")
    #expect(try faults([silent], sent: [(5, "pause")]) == ["pause fails without why"])
  }

  @Test func theArgumentsOfARequestAreLookedAtToo() {
    #expect(ConversationRules.faults(ofRequest: "next", ["threadId": 1]) == [])
    #expect(ConversationRules.faults(ofRequest: "next", nil) == ["next is missing"])
    #expect(
      ConversationRules.faults(ofRequest: "next", ["threadId": "1", "step": 1])
        == ["next.threadId is string, not integer", "next.step is unknown"])
  }
}
