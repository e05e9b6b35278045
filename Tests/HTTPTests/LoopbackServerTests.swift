import Foundation
import HTTP
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite(.timeLimit(.minutes(1))) struct LoopbackServerTests {
  /// What the server answers to these bytes.
  private func answer(to text: String) async throws -> String {
    let server = try LoopbackServer()
    return await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await server.run { HTTPResponse(status: 200, body: Array($0.target.utf8)) }
      }
      defer { group.cancelAll() }
      return await exchange(text, port: server.port)
    }
  }

  private func exchange(_ text: String, port: Int) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: send(text, to: port)) }
    }
  }

  @Test(arguments: [
    ("GET /a HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", "HTTP/1.1 200 OK", "/a"),
    ("GET /b HTTP/1.1\r\nhost: LOCALHOST\r\n\r\n", "HTTP/1.1 200 OK", "/b"),
    ("GET /c HTTP/1.1\r\nHost: evil.example\r\n\r\n", "HTTP/1.1 403 Forbidden", ""),
    ("nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request", ""),
  ])
  func onlyThisMachinesNamesAreAnswered(request: String, status: String, body: String) async throws
  {
    let answer = try await answer(to: request)
    #expect(answer.hasPrefix(status))
    #expect(answer.hasSuffix("\r\n\r\n\(body)"))
  }

  @Test func aConnectionThatSaysNothingHoldsNobodyUp() async throws {
    let server = try LoopbackServer()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await server.run { _ in HTTPResponse(status: 200) } }
      let silent = connected(to: server.port)
      defer { close(silent) }
      let answer = await exchange("GET / HTTP/1.1\r\n\r\n", port: server.port)
      #expect(answer.hasPrefix("HTTP/1.1 200"))
      group.cancelAll()
    }
  }
}

private func connected(to port: Int) -> CInt {
  #if canImport(Glibc)
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
  #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
  #endif
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      _ = connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  return descriptor
}

/// Sends all, then reads to the end.
private func send(_ text: String, to port: Int) -> String {
  let descriptor = connected(to: port)
  defer { close(descriptor) }
  let bytes = Array(text.utf8)
  _ = write(descriptor, bytes, bytes.count)
  var received: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4_096)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { break }
    received += buffer[..<count]
  }
  return String(decoding: received, as: UTF8.self)
}
