public import JSONTree

/// Looks at each message of a conversation: its own rules, and how it follows what came before.
public struct ConversationRules: Sendable {
  private var lastNumber = 0
  private var open: [Int: String] = [:]
  private var seen: Set<String> = []
  private var isStopped = false

  private static let rules = MessageRules(protocolRules)

  public init() {}

  /// Notes what a client sends.
  public mutating func sent(_ seq: Int, _ command: String) {
    open[seq] = command
  }

  /// What is wrong with a request as a client sends it.
  public static func faults(ofRequest command: String, _ arguments: JSON?) -> [String] {
    rules.faults(arguments, "request \(command)", at: command)
  }

  /// What is wrong with a message of an adapter.
  public mutating func received(_ message: JSON) -> [String] {
    var faults = numberFaults(message)
    switch message["type"]?.stringValue {
    case "response": faults += response(message)
    case "event": faults += event(message)
    default: faults.append("the type is \(message["type"]?.text ?? "missing")")
    }
    return faults
  }

  /// What has not been answered at the end.
  public var unanswered: [String] { open.sorted { $0.key < $1.key }.map(\.value) }

  private mutating func numberFaults(_ message: JSON) -> [String] {
    guard let seq = message["seq"]?.numberValue?.integerValue else { return ["seq is missing"] }
    defer { lastNumber = Int(seq) }
    return Int(seq) == lastNumber + 1 ? [] : ["seq is \(seq) after \(lastNumber)"]
  }

  private mutating func response(_ message: JSON) -> [String] {
    let known: Set<String> = [
      "seq", "type", "request_seq", "success", "command", "message", "body",
    ]
    var faults = unknown(message, known)
    guard let command = message["command"]?.stringValue,
      let request = message["request_seq"]?.numberValue?.integerValue,
      let isSuccess = message["success"]?.boolValue
    else { return faults + ["a response has no command, request_seq or success"] }
    guard let asked = open.removeValue(forKey: Int(request)) else {
      return faults + ["\(command) answers \(request), which is not open"]
    }
    if asked != command { faults.append("\(command) answers the request \(asked)") }
    let body = message["body"]
    if isSuccess {
      faults += Self.rules.faults(body, "response \(command)", at: command)
    } else {
      if message["message"]?.stringValue == nil { faults.append("\(command) fails without why") }
      faults += Self.rules.faults(body, "type ErrorResponse", at: command)
    }
    if isSuccess, Self.resuming.contains(command) { isStopped = false }
    return faults
  }

  private static let resuming: Set<String> = [
    "continue", "goto", "launch", "next", "restart", "restartFrame", "reverseContinue",
    "stepBack", "stepIn", "stepOut",
  ]

  private mutating func event(_ message: JSON) -> [String] {
    let faults = unknown(message, ["seq", "type", "event", "body"])
    guard let name = message["event"]?.stringValue else { return faults + ["an event has no name"] }
    let body = message["body"]
    return faults + Self.rules.faults(body, "event \(name)", at: name) + order(name, body)
  }

  /// What clients rely on beyond the form of messages.
  private mutating func order(_ name: String, _ body: JSON?) -> [String] {
    var faults: [String] = []
    if ["exited", "initialized", "terminated"].contains(name), seen.contains(name) {
      faults.append("\(name) comes twice")
    }
    if name == "stopped" {
      if body?["allThreadsStopped"]?.boolValue != true {
        faults.append("stopped does not say that all threads are")
      }
      if isStopped { faults.append("stopped comes twice for one stop") }
      if seen.contains("terminated") { faults.append("stopped comes after terminated") }
      isStopped = true
    }
    if name == "continued" { isStopped = false }
    seen.insert(name)
    return faults
  }

  private func unknown(_ message: JSON, _ known: Set<String>) -> [String] {
    (message.objectValue ?? JSONObject()).keys.filter { !known.contains($0) }.map {
      "the message has an unknown member '\($0)'"
    }
  }
}
