import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Waits for clients on a TCP port.
struct AdapterListener: Sendable {
  /// `127.0.0.1:4711`, with the port that was found free where 0 was asked for.
  let address: String
  let descriptor: Int32

  /// - Parameter text: `HOST:PORT`, the host a name or a number, `[::1]:0` of IPv6.
  init(_ text: String) throws(CommandFailure) {
    guard let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...]), colon > text.startIndex
    else {
      throw .usage(
        "--listen takes HOST:PORT, not '\(visible(text))'", help: ["as 127.0.0.1:4711"],
        command: "dap")
    }
    let host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    do throws(SystemError) {
      descriptor = try Self.listen(host, port)
    } catch {
      throw CommandFailure(.environment, "cannot listen on '\(visible(text))': \(error.text)")
    }
    let place = text[..<colon]
    address = "\(place):\(Self.port(of: descriptor) ?? port)"
  }

  private static func listen(_ host: String, _ port: UInt16) throws(SystemError) -> Int32 {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = streamSocket
    hints.ai_flags = AI_PASSIVE
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found else {
      throw SystemError(number: EADDRNOTAVAIL)
    }
    defer { freeaddrinfo(first) }
    let address = first.pointee
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { throw lastSystemError() }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0,
      systemListen(descriptor, 16) == 0
    else {
      let error = lastSystemError()
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func port(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let isKnown = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &size) == 0
      }
    }
    guard isKnown else { return nil }
    // Both kinds of address have the port in the same place.
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        UInt16(bigEndian: $0.pointee.sin_port)
      }
    }
  }

  /// The next client, waited for on the thread that calls; nil once the listener is shut down.
  func accept() -> Int32? {
    while true {
      let client = systemAccept(descriptor, nil, nil)
      if client >= 0 {
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        return client
      }
      let error = lastSystemError()
      guard error.isInterruption || error.number == ECONNABORTED else { return nil }
    }
  }

  /// Lets ``accept()`` return.
  func end() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }
}

#if canImport(Glibc)
  private let streamSocket = Int32(SOCK_STREAM.rawValue)
#else
  private let streamSocket = SOCK_STREAM
#endif

private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 {
  listen(descriptor, backlog)
}

private func systemAccept(
  _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?,
  _ size: UnsafeMutablePointer<socklen_t>?
) -> Int32 {
  accept(descriptor, address, size)
}
