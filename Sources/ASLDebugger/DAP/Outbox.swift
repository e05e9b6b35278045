import DebugAdapterProtocol
public import JSONTree
import Synchronization

/// Where an adapter's messages leave, each with the next number, in the order they were sent.
final class Outbox: Sendable {
  private let last = Mutex(0)
  private let transport: AdapterTransport

  init(_ transport: AdapterTransport) { self.transport = transport }

  func send(_ event: AdapterEvent) { send(.event(.init(event.name, event.body))) }

  func answer(_ request: Int, _ command: String, _ outcome: ProtocolMessage.Outcome) {
    send(.response(.init(to: request, command, outcome)))
  }

  private func send(_ content: ProtocolMessage.Content) {
    last.withLock { last in
      last += 1
      let message = ProtocolMessage(seq: last, content)
      transport.log(.out, message.json)
      transport.write(message.framed)
    }
  }
}

/// What an adapter's bytes go through.
public struct AdapterTransport: Sendable {
  /// Writes bytes, all of them, in the order of the calls; where nobody reads it does nothing.
  public let write: @Sendable ([UInt8]) -> Void
  /// Is shown every message.
  public let log: @Sendable (Direction, JSON) -> Void

  public enum Direction: String, Sendable {
    case `in`, out
  }

  public init(
    write: @escaping @Sendable ([UInt8]) -> Void,
    log: @escaping @Sendable (Direction, JSON) -> Void = { _, _ in }
  ) {
    self.write = write
    self.log = log
  }
}
