#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An HTTP/1.1 server that only this machine can reach: it listens on 127.0.0.1, and refuses a
/// request whose `Host` is another name, so that no web page reaches it by a name of its own.
public final class LoopbackServer: Sendable {
  public let port: Int

  private let listener: CInt
  private let limits: HTTPRequestParser.Limits

  /// The system's refusal of a socket.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    public let call: String
    public let errno: CInt

    public var description: String { "\(call) failed: \(String(cString: strerror(errno)))" }
  }

  /// Takes a port; requests are answered once ``run(_:)`` is called, and wait until then.
  ///
  /// - Parameter port: 0 for one that is free.
  public init(
    port: Int = 0, limits: HTTPRequestParser.Limits = .init()
  ) throws(Failure) {
    let descriptor = socket(AF_INET, streamSocket, 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", errno: errno) }
    do throws(Failure) {
      self.port = try Self.listen(descriptor, port)
    } catch {
      close(descriptor)
      throw error
    }
    listener = descriptor
    self.limits = limits
  }

  deinit { close(listener) }

  public var url: String { "http://127.0.0.1:\(port)" }

  private static func listen(_ descriptor: CInt, _ port: Int) throws(Failure) -> Int {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    var yes: CInt = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failed = withUnsafeMutablePointer(to: &address) { pointer -> String? in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(descriptor, address, size) == 0 else { return "bind" }
        guard systemListen(descriptor, 64) == 0 else { return "listen" }
        return getsockname(descriptor, address, &size) == 0 ? nil : "getsockname"
      }
    }
    if let call = failed { throw Failure(call: call, errno: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Answers requests, each connection in a task of its own, until the surrounding task is
  /// cancelled.
  public func run(_ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let descriptor = accept(listener, nil, nil)
        if descriptor >= 0 {
          group.addTask { await self.serve(descriptor, answer) }
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          await Readiness.readable.wait(on: listener)
        } else if errno == EMFILE || errno == ENFILE {
          try? await Task.sleep(for: .milliseconds(50))
        } else if errno != EINTR, errno != ECONNABORTED {
          return
        }
      }
      group.cancelAll()
    }
  }

  private func serve(
    _ descriptor: CInt, _ answer: @Sendable (HTTPRequest) async -> HTTPResponse
  ) async {
    defer { close(descriptor) }
    let connection = Connection(descriptor: descriptor)
    connection.prepare()
    guard let response = await response(on: connection, answer) else { return }
    await connection.write(response.bytes)
    connection.endOutput()
    await connection.drain()
  }

  private func response(
    on connection: Connection, _ answer: @Sendable (HTTPRequest) async -> HTTPResponse
  ) async -> HTTPResponse? {
    var parser = HTTPRequestParser(limits: limits)
    while let bytes = await connection.read() {
      switch parser.append(bytes) {
      case .incomplete: continue
      case .awaitsContinue: await connection.write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
      case .refused(let status): return HTTPResponse(status: status)
      case .complete(let request):
        return isLocal(request) ? await answer(request) : HTTPResponse(status: 403)
      }
    }
    return nil
  }

  private func isLocal(_ request: HTTPRequest) -> Bool {
    guard let host = request.fields["Host"] else { return true }
    let name = host.split(separator: ":").first.map(String.init) ?? ""
    return ["127.0.0.1", "localhost"].contains(name.lowercased())
  }
}

/// One accepted connection.
private struct Connection: Sendable {
  let descriptor: CInt

  func prepare() {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    #if canImport(Darwin)
      var yes: CInt = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<CInt>.size))
    #endif
  }

  /// The next bytes; nil at their end, on an error and when the task is cancelled.
  func read() async -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 64 * 1_024)
    while !Task.isCancelled {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 { return Array(buffer[..<count]) }
      if count == 0 { return nil }
      guard errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR else { return nil }
      await Readiness.readable.wait(on: descriptor)
    }
    return nil
  }

  func write(_ bytes: [UInt8]) async {
    var rest = bytes[...]
    while !rest.isEmpty, !Task.isCancelled {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, noSignal) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        guard errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR else { return }
        await Readiness.writable.wait(on: descriptor)
      }
    }
  }

  func endOutput() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// Reads what the client still sends, as closing over unread bytes would reset the connection and
  /// could take the answer with it.
  func drain() async {
    for _ in 0..<64 { if await read() == nil { return } }
  }
}

#if canImport(Glibc)
  private let streamSocket = CInt(SOCK_STREAM.rawValue)
  private let noSignal = CInt(MSG_NOSIGNAL)
#elseif canImport(Musl)
  private let streamSocket = SOCK_STREAM
  private let noSignal = CInt(MSG_NOSIGNAL)
#else
  private let streamSocket = SOCK_STREAM
  private let noSignal: CInt = 0
#endif

private func systemListen(_ descriptor: CInt, _ backlog: CInt) -> CInt {
  listen(descriptor, backlog)
}
