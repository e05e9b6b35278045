public import DebugAdapterProtocol
public import JSONTree

/// A client of a debug adapter, as an editor is one, that checks each message that it gets.
///
/// A message that breaks the protocol is thrown; what a client may get meanwhile is kept until it
/// is asked for.
public actor AdapterClient {
  private let channel: any ByteChannel
  private var framer = MessageFramer()
  private var rules = ConversationRules()
  private var last: Int
  private var kept: [ProtocolMessage] = []
  /// What was said, in its order.
  public private(set) var messages: [Said] = []

  public enum Said: Sendable {
    case sent(ProtocolMessage)
    case received(ProtocolMessage)
  }

  public enum Failure: Error, Equatable {
    /// The adapter ended before what was waited for came.
    case ended(awaiting: String)
    case faults([String], JSON)
    case framing(FramingError)
    case message(MessageError)
  }

  /// - Parameter firstNumber: what the first request is numbered; some clients begin with 0.
  public init(_ channel: any ByteChannel, firstNumber: Int = 1) {
    self.channel = channel
    last = firstNumber - 1
  }

  /// Sends a request without waiting for its answer.
  ///
  /// - Returns: its number.
  @discardableResult
  public func send(_ command: String, _ arguments: JSON? = nil) async throws -> Int {
    last += 1
    let message = ProtocolMessage(seq: last, .request(.init(command, arguments)))
    messages.append(.sent(message))
    rules.sent(last, command)
    try await channel.send(message.framed)
    return last
  }

  /// Sends a request and waits for its answer.
  public func ask(
    _ command: String, _ arguments: JSON? = nil
  ) async throws -> ProtocolMessage.Response {
    try await response(to: try await send(command, arguments))
  }

  /// Waits for the answer of a request.
  public func response(to number: Int) async throws -> ProtocolMessage.Response {
    try await first("the answer of request \(number)") {
      if case .response(let response) = $0.content, response.request == number {
        response
      } else {
        nil
      }
    }
  }

  /// Waits for the next event of a name.
  public func event(_ name: String) async throws -> JSON? {
    let event: ProtocolMessage.Event = try await first("the event \(name)") {
      if case .event(let event) = $0.content, event.name == name { event } else { nil }
    }
    return event.body
  }

  /// Sends bytes as they are.
  public func sendRaw(_ bytes: [UInt8]) async throws { try await channel.send(bytes) }

  public func endInput() async { await channel.endInput() }

  /// Reads until the adapter ends, and says which requests it has left unanswered.
  public func end() async throws -> [String] {
    while let message = try await read() { kept.append(message) }
    return rules.unanswered
  }

  private func first<Found>(
    _ what: String, _ find: (ProtocolMessage) -> Found?
  ) async throws -> Found {
    for (index, message) in kept.enumerated() {
      if let found = find(message) {
        kept.remove(at: index)
        return found
      }
    }
    while let message = try await read() {
      if let found = find(message) { return found }
      kept.append(message)
    }
    throw Failure.ended(awaiting: what)
  }

  /// The next message; nil once the adapter has ended.
  private func read() async throws -> ProtocolMessage? {
    while true {
      if let body = try framedBody() { return try checked(body) }
      guard let bytes = try await channel.receive() else {
        do throws(FramingError) { try framer.end() } catch { throw Failure.framing(error) }
        return nil
      }
      framer.append(bytes)
    }
  }

  private func framedBody() throws -> [UInt8]? {
    do throws(FramingError) {
      return try framer.next()
    } catch {
      throw Failure.framing(error)
    }
  }

  private func checked(_ body: [UInt8]) throws -> ProtocolMessage {
    let json = try JSON(parsing: body)
    let faults = rules.received(json)
    guard faults.isEmpty else { throw Failure.faults(faults, json) }
    do throws(MessageError) {
      let message = try ProtocolMessage(json)
      messages.append(.received(message))
      return message
    } catch {
      throw Failure.message(error)
    }
  }
}
