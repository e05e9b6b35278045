/// Where the bytes of a conversation go and come from, as the client sees it.
public protocol ByteChannel: Sendable {
  func send(_ bytes: [UInt8]) async throws
  /// The next bytes, as many as there are; nil at their end.
  func receive() async throws -> [UInt8]?
  /// Says that no more bytes are sent.
  func endInput() async
}

/// Two ends of a channel in memory.
public struct MemoryPipe: Sendable {
  private let stream: AsyncStream<[UInt8]>
  private let continuation: AsyncStream<[UInt8]>.Continuation

  public init() {
    (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
  }

  public var bytes: AsyncStream<[UInt8]> { stream }
  public func write(_ bytes: [UInt8]) { continuation.yield(bytes) }
  public func end() { continuation.finish() }
}
