import DebugAdapterClient
import DebugAdapterProtocol
import Foundation
import JSONTree
import Testing

/// `asl dap` as editors use it.
@Suite struct DapTests {
  static let files = [
    "order.asl.json": """
    {
      "StartAt": "Größe",
      "States": {
        "Größe": {"Type": "Pass", "Result": {"size": 3}, "ResultPath": "$.é", "Next": "Last"},
        "Last": {"Type": "Succeed"}
      }
    }

    """,
    "broken.asl.json": """
    {
      "StartAt": "Nowhere",
      "States": {"Here": {"Type": "Succeed"}}
    }

    """,
    "input.json": #"{"id": 7}"#,
  ]

  @Test(.timeLimit(.minutes(2))) func anEditorDebugsOverStandardStreams() async throws {
    let scratch = try Scratch(Self.files)
    let adapter = try AdapterProcess(["--log", "log.jsonl"], in: scratch.url)
    let client = AdapterClient(adapter, firstNumber: 0)
    _ = try await client.ask("initialize", ["adapterID": "asl"])
    let launch = try await client.send(
      "launch", ["program": "order.asl.json", "inputFile": "input.json"])
    _ = try await client.event("initialized")
    let path = scratch.url.appendingPathComponent("order.asl.json").path
    let answer = try await client.ask(
      "setBreakpoints",
      ["source": ["path": .string(path)], "breakpoints": [["line": 5]]])
    guard case .success(let body) = answer.outcome else {
      Issue.record("the breakpoint was refused")
      return
    }
    #expect(body?["breakpoints"]?[0]?["verified"] == true)
    _ = try await client.ask("configurationDone")
    _ = try await client.response(to: launch)
    let stop = try await client.event("stopped")
    #expect(stop?["reason"] == "breakpoint")
    let value = try await client.ask("evaluate", ["expression": "$.`é`.size + $.id"])
    guard case .success(let result) = value.outcome else {
      Issue.record("no value")
      return
    }
    #expect(result?["result"] == "10")
    _ = try await client.ask("disconnect")
    #expect(try await client.end() == [])
    let end = adapter.ended()
    #expect(end.code == 0)
    #expect(end.errors == "")
    let log = try scratch.text(of: "log.jsonl").split(separator: "\n")
    #expect(
      log.first?.hasPrefix(#"["in",{"seq":0,"type":"request","command":"initialize""#) == true)
    #expect(log.count > 10)
  }

  @Test(.timeLimit(.minutes(2))) func aDefinitionThatIsWrongFailsTheLaunch() async throws {
    let scratch = try Scratch(Self.files)
    let adapter = try AdapterProcess([], in: scratch.url)
    let client = AdapterClient(adapter)
    _ = try await client.ask("initialize", ["adapterID": "asl"])
    for (launch, part) in [
      (["program": "broken.asl.json"], "/broken.asl.json:2:14: error"),
      (["program": "missing.asl.json"], "cannot read the definition"),
      (["program": "order.asl.json", "inputFile": "none.json"], "cannot read the input"),
      (["program": "order.asl.json", "clock": "slow"], "--clock is virtual"),
      (["program": "order.asl.json", "startAt": "Last"], "'startAt' is not possible"),
      (["input": "x"], "'program' is missing"),
    ] as [(JSON, String)] {
      let answer = try await client.ask("launch", launch)
      guard case .failure(let message, _) = answer.outcome else {
        Issue.record("\(launch.text) was launched")
        continue
      }
      #expect(message.contains(part), "\(message)")
    }
    await client.endInput()
    #expect(try await client.end() == [])
    #expect(adapter.ended().code == 0)
  }

  @Test(
    .timeLimit(.minutes(2)),
    .enabled(if: Python.hasDebugpy, "there is no Python with debugpy here"))
  func theMessageLayerOfDebugpyUnderstandsEveryMessage() async throws {
    var files = Self.files
    files["drive.py"] = Python.driver
    let scratch = try Scratch(files)
    let (code, output) = try Python.run(
      ["drive.py", BuiltProgram.path], in: scratch.url)
    #expect(code == 0, "\(output)")
    #expect(output.hasSuffix("both clients are done\n"), "\(output)")
  }
}

/// The Python that `ASL_PYTHON` names, or the one on the path.
enum Python {
  static let path = ProcessInfo.processInfo.environment["ASL_PYTHON"] ?? "python3"

  static let hasDebugpy: Bool = {
    do {
      return try run(["-c", "import debugpy.common.messaging"], in: nil).code == 0
    } catch {
      return false
    }
  }()

  static func run(_ arguments: [String], in folder: URL?) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [path] + arguments
    if let folder { process.currentDirectoryURL = folder }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  /// Has two clients of one server, each with the message layer that an editor's debugger uses.
  static let driver = """
    import os, queue, socket, subprocess, sys
    from debugpy.common import messaging

    class Handlers:
        def __init__(self):
            self.events = queue.Queue()
        def event(self, event):
            self.events.put((event.event, dict(event.body) if event.body else {}))

    def until(handlers, name):
        while True:
            event, body = handlers.events.get(timeout=60)
            if event == name:
                return body

    def client(host, port):
        sock = socket.create_connection((host, int(port)))
        stream = messaging.JsonIOStream.from_socket(sock)
        handlers = Handlers()
        channel = messaging.JsonMessageChannel(stream, handlers)
        channel.start()
        assert channel.request("initialize", {"adapterID": "asl"})["supportsStepBack"]
        try:
            channel.request("frobnicate")
            raise AssertionError("an unknown request was carried out")
        except messaging.MessageHandlingError as error:
            assert "frobnicate" in str(error), error
        launch = channel.send_request("launch", {
            "program": os.path.abspath("order.asl.json"), "stopOnEntry": True, "input": {"id": 1}})
        until(handlers, "initialized")
        channel.request("configurationDone")
        launch.wait_for_response()
        assert until(handlers, "stopped")["reason"] == "entry"
        frames = channel.request("stackTrace", {"threadId": 1})["stackFrames"]
        assert frames[0]["name"] == "Größe @enter", frames
        scopes = channel.request("scopes", {"frameId": frames[0]["id"]})["scopes"]
        values = channel.request(
            "variables", {"variablesReference": scopes[0]["variablesReference"]})["variables"]
        assert values[0]["name"] == "id" and values[0]["value"] == "1", values
        channel.request("next", {"threadId": 1})
        until(handlers, "stopped")
        channel.request("stepBack", {"threadId": 1})
        until(handlers, "stopped")
        channel.request("continue", {"threadId": 1})
        assert until(handlers, "exited")["exitCode"] == 0
        until(handlers, "terminated")
        channel.request("disconnect")
        channel.wait()

    server = subprocess.Popen(
        [sys.argv[1], "dap", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline()
    assert line.startswith("DAP server listening at: 127.0.0.1:"), line
    host, port = line.split(": ")[1].strip().rsplit(":", 1)
    try:
        client(host, port)
        client(host, port)
        print("both clients are done")
    finally:
        server.terminate()
        assert server.wait(timeout=60) == 0
    """
}
