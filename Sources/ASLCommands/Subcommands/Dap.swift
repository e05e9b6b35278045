import ASLDebugger
import ASLRuntime

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `asl dap`: debugs executions for editors, in the Debug Adapter Protocol.
enum DapCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "dap",
    summary: "Debug executions from an editor",
    description:
      "Speaks the Debug Adapter Protocol, on standard input and output for one session, or over TCP "
      + "for as many as come. The editor starts it; docs/editors shows how, for VS Code, Neovim, "
      + "Emacs and Vim.",
    examples: [
      .init("as an editor starts it", "asl dap"),
      .init("for clients that connect", "asl dap --listen 127.0.0.1:4711"),
      .init("see what is said", "asl dap --log dap.log"),
    ],
    operands: [],
    groups: [OptionGroup("Where the editor is", [listen, port]), OptionGroup("Trouble", [log])])

  private static let listen = Option(
    "listen", value: .init("HOST:PORT"),
    "Wait for clients there, and say where; port 0 is one that is free")
  private static let port = Option(
    "port", value: .init("N"), "The same as --listen=127.0.0.1:N")
  private static let log = Option(
    "log", value: .init("FILE", .file), "Write every message to a file, a line of JSON each")

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let log = try arguments[log].map { path throws(CommandFailure) in try MessageLog(path) }
    let host = LaunchHost(console: console)
    guard let address = try address(arguments) else {
      let bytes = try incomingBytes(0)
      await serve(bytes, 1, host, log)
      return .success
    }
    let listener = try AdapterListener(address)
    try console.print("DAP server listening at: \(listener.address)")
    let clients = try clients(of: listener)
    let interrupts = Interrupts(first: { listener.end() }, second: {})
    defer { interrupts.end() }
    await withDiscardingTaskGroup { group in
      for await client in clients {
        group.addTask { await serveClient(client, host, log) }
      }
      group.cancelAll()
    }
    return .success
  }

  private static func address(_ arguments: Arguments) throws(CommandFailure) -> String? {
    if let address = arguments[listen] {
      guard arguments[port] == nil else {
        throw .usage("--listen and --port say the same", command: syntax.name)
      }
      return address
    }
    guard let text = arguments[port] else { return nil }
    guard let number = UInt16(text) else {
      throw .usage("--port is a number from 0 to 65535, not '\(text)'", command: syntax.name)
    }
    return "127.0.0.1:\(number)"
  }

  private static func clients(
    of listener: AdapterListener
  ) throws(CommandFailure) -> AsyncStream<Int32> {
    let (clients, continuation) = AsyncStream.makeStream(of: Int32.self)
    do throws(ChildProcessError) {
      try startThread {
        while let client = listener.accept() { continuation.yield(client) }
        continuation.finish()
      }
    } catch {
      throw CommandFailure(.environment, "cannot wait for clients: \(error)")
    }
    return clients
  }

  private static func serveClient(_ client: Int32, _ host: LaunchHost, _ log: MessageLog?) async {
    do throws(CommandFailure) {
      // The reader may still wait when the session is over: it closes what it reads from.
      let bytes = try incomingBytes(client, onEnd: { close(client) })
      await serve(bytes, client, host, log)
      shutdown(client, Int32(SHUT_RDWR))
    } catch {
      // Without a thread for it the client is turned away.
      close(client)
    }
  }

  private static func serve(
    _ bytes: AsyncStream<[UInt8]>, _ output: Int32, _ host: LaunchHost, _ log: MessageLog?
  ) async {
    let outgoing = OutgoingBytes(output)
    let transport = AdapterTransport(
      write: { outgoing.write($0) }, log: { log?.add($0, $1) })
    await DebugAdapter.serve(bytes, host, transport)
    await outgoing.flush()
  }
}
