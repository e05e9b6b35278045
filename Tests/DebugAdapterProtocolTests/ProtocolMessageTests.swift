import DebugAdapterProtocol
import JSONTree
import Testing

@Suite struct ProtocolMessageTests {
  private func read(_ text: String) throws(MessageError) -> ProtocolMessage {
    try ProtocolMessage(body: Array(text.utf8))
  }

  @Test(arguments: [
    #"{"seq":0,"type":"request","command":"initialize","arguments":{"adapterID":"asl"}}"#,
    #"{"seq":7,"type":"request","command":"threads"}"#,
    #"{"seq":1,"type":"event","event":"initialized"}"#,
    #"{"seq":2,"type":"event","event":"exited","body":{"exitCode":0}}"#,
    #"{"seq":3,"type":"response","request_seq":0,"success":true,"command":"launch"}"#,
    #"{"seq":4,"type":"response","request_seq":9,"success":false,"command":"next","message":"no","body":{"error":{"id":1,"format":"no","showUser":true}}}"#,
  ])
  func aMessageIsWrittenAsItWasRead(_ text: String) throws {
    let message = try read(text)
    #expect(message.json.text == text)
    var framer = MessageFramer()
    framer.append(message.framed)
    let body = try #require(try framer.next())
    #expect(try ProtocolMessage(body: body) == message)
  }

  @Test func theNumberZeroIsUnderstood() throws {
    #expect(try read(#"{"seq":0,"type":"request","command":"x"}"#).seq == 0)
  }

  @Test(arguments: [
    ("", "a message is not JSON: the text is empty; a JSON value was expected"),
    ("{\"seq\":", "a message is not JSON: "),
    ("\u{FFFD}", "a message is not JSON: "),
    ("[1]", "a message is malformed: it has to be an object, not an array"),
    ("{}", "a message is malformed: 'type' is missing"),
    (#"{"type":"query","seq":1}"#, "a message is of the unknown type 'query'"),
    (#"{"type":"request","command":"x"}"#, "a message is malformed: 'seq' is missing"),
    (
      #"{"type":"request","seq":-1,"command":"x"}"#,
      "a message is malformed: 'seq' has to be a whole number from 0, not -1"
    ),
    (
      #"{"type":"request","seq":"1","command":"x"}"#,
      "a message is malformed: 'seq' has to be a whole number, not a string"
    ),
    (#"{"type":"request","seq":1}"#, "a message is malformed: 'command' is missing"),
    (
      #"{"type":"request","seq":1,"command":{}}"#,
      "a message is malformed: 'command' has to be a string, not an object"
    ),
    (#"{"type":"response","seq":1}"#, "a message is malformed: 'success' is missing"),
  ])
  func whatIsNoMessageIsRefused(_ text: String, _ message: String) throws {
    let error = #expect(throws: MessageError.self) { try read(text) }
    #expect(try #require(error).message.hasPrefix(message), "\(error?.message ?? "")")
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    let error = #expect(throws: MessageError.self) {
      try ProtocolMessage(body: [0x22, 0xC3, 0x28, 0x22])
    }
    #expect(try #require(error).message == "a message is not JSON: the text is not UTF-8")
  }

  @Test func nestingIsBounded() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: MessageError.self) { try read(text) }
  }
}
