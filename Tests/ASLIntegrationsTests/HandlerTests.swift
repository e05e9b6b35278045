import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Runs real handlers of Python and Node.js.
@Suite(.timeLimit(.minutes(3))) struct HandlerTests {
  static let hasPython = Program.find("python3", from: "/") != nil
  static let hasNode = Program.find("node", from: "/") != nil
  static let arn = "arn:aws:lambda:us-east-1:123456789012:function:f"

  /// Invokes `f` of a resources file as often as there are events, one after the other.
  private func outcomes(
    _ files: [String: String], _ resources: String, _ events: [JSON],
    resource: String = arn, _ reporter: TestReporter = TestReporter()
  ) async throws -> [Attempted] {
    let folder = try TestFolder()
    for (name, text) in files { try folder.write(name, text) }
    let configuration = try folder.configuration(#"{"lambda": {"f": \#(resources)}}"#)
    let requests = try events.map { event in
      try request(resource, resource == Self.arn ? event : ["FunctionName": "f", "Payload": event])
    }
    let machine = try machine([(Self.arn, "{}")])
    return try await Integrations.run(configuration, for: machine) { handler in
      var outcomes: [Attempted] = []
      for request in requests { outcomes.append(await handler.attempted(request, reporter)) }
      return outcomes
    }
  }

  private func python(
    _ source: String, _ events: [JSON] = [[:]], options: String = "",
    resource: String = arn, _ reporter: TestReporter = TestReporter()
  ) async throws -> [Attempted] {
    try await outcomes(
      ["src/app.py": source],
      #"{"handler": "src/app.handler", "runtime": "python"\#(options)}"#, events,
      resource: resource, reporter)
  }

  private func node(
    _ source: String, _ events: [JSON] = [[:]], file: String = "app.js", options: String = "",
    _ reporter: TestReporter = TestReporter()
  ) async throws -> [Attempted] {
    try await outcomes(
      [file: source], #"{"handler": "app.handler", "runtime": "nodejs"\#(options)}"#, events,
      reporter)
  }

  // MARK: Python

  @Test(.enabled(if: hasPython))
  func aPythonHandlerGetsItsEventAndContextAndStaysWarm() async throws {
    let source = """
      import os, sys
      count = 0
      def handler(event, context):
          global count
          count += 1
          print("printed", event["x"])
          sys.stderr.write("no line end")
          return {"count": count, "x": event["x"], "name": context.function_name,
                  "arn": context.invoked_function_arn, "memory": context.memory_limit_in_mb,
                  "left": 0 < context.get_remaining_time_in_millis() <= 3000,
                  "id": len(context.aws_request_id), "env": os.environ["A"],
                  "region": bool(os.environ["AWS_REGION"]), "version": context.function_version}
      """
    let reporter = TestReporter()
    let outcomes = try await python(
      source, [["x": 1.5], ["x": "ä\n"]], options: #", "environment": {"A": "b"}"#, reporter)
    #expect(
      outcomes.map(\.output?.text) == [
        #"{"count":1,"x":1.5,"name":"f","arn":"\#(Self.arn)","memory":"128","left":true,"id":36,"env":"b","region":true,"version":"$LATEST"}"#,
        #"{"count":2,"x":"ä\n","name":"f","arn":"\#(Self.arn)","memory":"128","left":true,"id":36,"env":"b","region":true,"version":"$LATEST"}"#,
      ])
    #expect(Set(reporter.lines(of: "f")) == ["printed 1.5", "printed ä", "no line end", ""])
  }

  @Test(.enabled(if: hasPython))
  func aPythonExceptionBecomesTheJSONOfItsRuntime() async throws {
    let source = """
      class Custom(Exception):
          pass
      def handler(event, context):
          raise Custom("no ä" if event.get("text") else "")
      """
    let outcomes = try await python(source, [["text": true], [:]])
    let cause = try #require(outcomes[0].cause)
    let parsed = try #require(outcomes[0].causeJSON)
    #expect(outcomes.map(\.error) == ["Custom", "Custom"])
    #expect(cause.hasPrefix(#"{"errorMessage": "no "#))
    #expect(cause.contains(#"", "errorType": "Custom", "requestId": ""#))
    #expect(parsed["errorMessage"] == "no ä")
    let trace = try #require(parsed["stackTrace"]?[0]?.stringValue)
    #expect(parsed["stackTrace"]?.arrayValue?.count == 1)
    #expect(
      trace.hasSuffix(
        "src/app.py\", line 4, in handler\n    raise Custom(\"no ä\" if event.get(\"text\") else \"\")\n"
      ))
    #expect(outcomes[1].causeJSON?["errorMessage"] == "")
  }

  @Test(.enabled(if: hasPython)) func invokeCompactsTheCause() async throws {
    let outcomes = try await python(
      "def handler(event, context):\n    raise ValueError('x')\n",
      resource: "arn:aws:states:::lambda:invoke")
    #expect(outcomes[0].error == "ValueError")
    #expect(outcomes[0].cause?.hasPrefix(#"{"errorMessage":"x","errorType":"ValueError","#) == true)
  }

  static let pythonFaults: [(source: String, error: String, message: String)] = [
    (
      "import nothing_like_it", "Runtime.ImportModuleError",
      "Unable to import module 'src/app': No module named 'nothing_like_it'"
    ),
    ("x = 1", "Runtime.HandlerNotFound", "Handler 'handler' missing on module 'src/app'"),
    ("def handler(:", "Runtime.UserCodeSyntaxError", "Syntax error in module 'src/app': "),
    ("raise KeyError('k')", "KeyError", "'k'"),
    (
      "def handler(e, c): return {1, 2}", "Runtime.MarshalError",
      "Unable to marshal response: Object of type set is not JSON serializable"
    ),
    (
      "import sys\ndef handler(e, c): sys.exit(3)", "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: exit status 3"
    ),
    (
      "import os\ndef handler(e, c): os._exit(0)", "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited without providing a reason"
    ),
    (
      "import os\ndef handler(e, c): os.kill(os.getpid(), 9)", "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: signal: killed"
    ),
    (
      "import os\nos._exit(7)", "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: exit status 7"
    ),
    (
      "import time\ndef handler(e, c): time.sleep(60)", "Sandbox.Timedout",
      "RequestId: ID Error: Task timed out after 1.00 seconds"
    ),
    (
      "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ndef handler(e, c):\n  while 1: time.sleep(9)",
      "Sandbox.Timedout", "RequestId: ID Error: Task timed out after 1.00 seconds"
    ),
  ]

  @Test(.enabled(if: hasPython), arguments: pythonFaults)
  func aPythonFaultIsNamedAsLambdaNamesIt(
    source: String, error: String, message: String
  ) async throws {
    let outcome = try await python(source, options: timeout(expecting: error))[0]
    #expect(outcome.error == error, "\(outcome)")
    let given = outcome.causeJSON?["errorMessage"]?.stringValue ?? ""
    let plain = given.replacing(/[0-9a-f-]{36}/, with: "ID")
    #expect(plain.hasPrefix(message), "\(plain)")
  }

  @Test(.enabled(if: hasPython)) func aResultBeyondSixMegabytesIsRefused() async throws {
    let outcome = try await python(
      "def handler(e, c): return 'x' * 7000000", options: #", "timeoutSeconds": 60"#)[0]
    #expect(outcome.error == "Function.ResponseSizeTooLarge")
  }

  @Test(.enabled(if: hasPython)) func aCrashIsFollowedByAFreshProcess() async throws {
    let source = """
      import os
      def handler(event, context):
          if event["die"]: os._exit(1)
          return os.getpid() > 0
      """
    let outcomes = try await python(source, [["die": false], ["die": true], ["die": false]])
    #expect(outcomes.map(\.error) == [nil, "Runtime.ExitError", nil])
  }

  @Test(.enabled(if: hasPython)) func aLoggerAndAFloodOfLinesGoToTheLog() async throws {
    let source = """
      import logging
      def handler(event, context):
          logging.getLogger().warning("careful")
          for _ in range(3000): print("x" * 1000)
          return 1
      """
    let reporter = TestReporter()
    let outcomes = try await python(source, options: #", "timeoutSeconds": 30"#, reporter)
    #expect(outcomes[0].output == 1)
    let lines = reporter.lines(of: "f")
    #expect(lines.first?.hasPrefix("[WARNING]\t") == true)
    #expect(lines.first?.hasSuffix("\tcareful") == true)
    #expect(lines.count < 1_100)
    #expect(lines.last?.contains("more lines are not shown") == true)
  }

  @Test(.enabled(if: hasPython)) func concurrentInvocationsHaveAProcessEach() async throws {
    let folder = try TestFolder()
    try folder.write(
      "app.py", "import os, time\ndef handler(e, c):\n    time.sleep(0.3)\n    return os.getpid()\n"
    )
    let configuration = try folder.configuration(
      #"{"lambda": {"f": {"handler": "app.handler", "runtime": "python", "timeoutSeconds": 30}}}"#)
    let task = try request(Self.arn, [:])
    let pids = try await Integrations.run(configuration, for: try machine([(Self.arn, "{}")])) {
      handler in
      async let first = handler.attempted(task)
      async let second = handler.attempted(task)
      let both = await [first, second]
      let third = await handler.attempted(task)
      return (both + [third]).map(\.output?.text)
    }
    #expect(pids[0] != pids[1])
    #expect(pids[..<2].contains(pids[2]))
    for text in pids {
      let pid = try #require(text.flatMap { pid_t($0) })
      #expect(!isRunning(pid), "process \(pid) is left")
    }
  }

  @Test(.enabled(if: hasPython)) func aCancelledInvocationLeavesNothing() async throws {
    let folder = try TestFolder()
    try folder.write(
      "app.py",
      """
      import os, time
      def handler(e, c):
          open("pid", "w").write(str(os.getpid()))
          time.sleep(600)
      """)
    let configuration = try folder.configuration(
      #"{"lambda": {"f": {"handler": "app.handler", "runtime": "python", "timeoutSeconds": 900}}}"#)
    let task = try request(Self.arn, [:])
    _ = try await Integrations.run(configuration, for: try machine([(Self.arn, "{}")])) { handler in
      await withTaskGroup(of: Void.self) { group in
        group.addTask { _ = await handler.attempted(task) }
        while (try? folder.read("pid"))?.isEmpty != false { await Task.yield() }
        group.cancelAll()
      }
    }
    let pid = try #require(pid_t(try folder.read("pid")))
    #expect(!isRunning(pid))
  }

  // MARK: Node.js

  static let nodeResults: [(file: String, source: String)] = [
    ("app.js", "exports.handler = async (e, c) => ({ x: e.x, f: c.functionName })"),
    ("app.js", "exports.handler = (e, c, done) => done(null, { x: e.x, f: c.functionName })"),
    (
      "app.js",
      "exports.handler = (e, c, done) => { setTimeout(() => done(null, { x: e.x, f: c.functionName }), 20) }"
    ),
    ("app.js", "exports.handler = (e, c) => c.succeed({ x: e.x, f: c.functionName })"),
    (
      "app.js",
      "exports.handler = (e, c, done) => { c.callbackWaitsForEmptyEventLoop = false; setTimeout(() => {}, 1e6); done(null, { x: e.x, f: c.functionName }) }"
    ),
    ("app.mjs", "export const handler = async (e, c) => ({ x: e.x, f: c.functionName })"),
    ("app.cjs", "module.exports = { handler: async (e, c) => ({ x: e.x, f: c.functionName }) }"),
  ]

  @Test(.enabled(if: hasNode), arguments: nodeResults)
  func aNodeHandlerMayAnswerInEveryWay(file: String, source: String) async throws {
    let outcomes = try await node(source, [["x": "1"], ["x": ["ä"]]], file: file)
    #expect(outcomes.map(\.output?.text) == [#"{"x":"1","f":"f"}"#, #"{"x":["ä"],"f":"f"}"#])
  }

  @Test(.enabled(if: hasNode)) func aNodeHandlerWithoutAnAnswerGivesNull() async throws {
    let outcomes = try await node(
      "exports.handler = (e) => { if (e.never) return new Promise(() => {}); }",
      [[:], ["never": true], [:]])
    #expect(outcomes == [.succeeded(nil), .succeeded(nil), .succeeded(nil)])
  }

  @Test(.enabled(if: hasNode)) func consoleOutputIsTheLog() async throws {
    let reporter = TestReporter()
    let outcomes = try await node(
      "exports.handler = async (e, c) => { console.log('a\\nb'); console.error('c'); return c.getRemainingTimeInMillis() <= 3000 && c.memoryLimitInMB }",
      [[:]], reporter)
    #expect(outcomes == [.succeeded("128")])
    #expect(Set(reporter.lines(of: "f")) == ["a", "b", "c"])
  }

  static let nodeFaults: [(source: String, error: String, message: String)] = [
    ("exports.handler = async () => { throw new TypeError('no') }", "TypeError", "no"),
    ("exports.handler = (e, c, done) => done(new Error('late'))", "Error", "late"),
    ("exports.handler = (e, c, done) => done('text')", "string", "text"),
    (
      "exports.handler = async () => { class Own extends Error { constructor() { super('m'); this.name = 'Own' } } throw new Own() }",
      "Own", "m"
    ),
    (
      "require('nothing-like-it')", "Runtime.ImportModuleError",
      "Error: Cannot find module 'nothing-like-it'\nRequire stack:"
    ),
    ("exports.other = 1", "Runtime.HandlerNotFound", "app.handler is undefined or not exported"),
    ("exports.handler = async () => {", "Runtime.UserCodeSyntaxError", "SyntaxError: "),
    ("throw new RangeError('at load')", "RangeError", "at load"),
    (
      "exports.handler = async () => { const a = {}; a.a = a; return a }", "Error",
      "Unable to stringify response body"
    ),
    (
      "exports.handler = () => { setTimeout(() => { throw new Error('async') }, 5) }", "Error",
      "async"
    ),
    (
      "exports.handler = () => { Promise.reject(new Error('lost')) }",
      "Runtime.UnhandledPromiseRejection", "Error: lost"
    ),
    (
      "exports.handler = async () => process.exit(2)", "Runtime.ExitError",
      "RequestId: ID Error: Runtime exited with error: exit status 2"
    ),
    (
      "exports.handler = async () => { for (;;); }", "Sandbox.Timedout",
      "RequestId: ID Error: Task timed out after 1.00 seconds"
    ),
  ]

  @Test(.enabled(if: hasNode), arguments: nodeFaults)
  func aNodeFaultIsNamedAsLambdaNamesIt(
    source: String, error: String, message: String
  ) async throws {
    let outcome = try await node(source, options: timeout(expecting: error))[0]
    #expect(outcome.error == error, "\(outcome)")
    let given = outcome.causeJSON?["errorMessage"]?.stringValue ?? ""
    let plain = given.replacing(/[0-9a-f-]{36}/, with: "ID")
    #expect(plain.hasPrefix(message), "\(plain)")
  }

  @Test(.enabled(if: hasNode)) func aNodeErrorHasATrace() async throws {
    let outcome = try await node("exports.handler = async () => { throw new TypeError('no') }")[0]
    #expect(
      outcome.cause?.hasPrefix(
        #"{"errorType":"TypeError","errorMessage":"no","trace":["TypeError: no","    at "#) == true,
      "\(outcome)")
    #expect(outcome.cause?.contains("[eval]") == false)
  }

  // MARK: Commands

  @Test(
    arguments: [
      ("cat", nil, #"{"a":1}"#), ("echo hi >&2; echo 5", nil, "5"),
      ("echo oops", "Runtime.MarshalError", nil), ("exit 4", "Runtime.ExitError", nil),
      ("kill -9 $$", "Runtime.ExitError", nil), ("sleep 30", "Sandbox.Timedout", nil),
      (#"echo '{"errorType":"Own","errorMessage":"m"}'; exit 1"#, "Own", nil),
      ("head -c 7000000 /dev/zero", "Function.ResponseSizeTooLarge", nil),
      ("", "Runtime.MarshalError", nil),
    ] as [(String, String?, String?)])
  func aCommandIsAFunction(script: String, error: String?, output: String?) async throws {
    let command = JSON.array(["sh", "-c", .string(script)]).text
    let outcome = try await outcomes(
      [:], #"{"command": \#(command)\#(timeout(expecting: error ?? ""))}"#, [["a": 1]])[0]
    #expect(outcome.error == error, "\(outcome)")
    #expect(outcome.output?.text == output)
  }

  @Test func aMissingInterpreterStopsTheRunBeforeAnything() async throws {
    let folder = try TestFolder()
    try folder.write("app.py", "")
    let configuration = try folder.configuration(
      #"{"lambda": {"f": {"handler": "app.handler", "runtime": "python", "environment": {"PATH": "/none"}}}}"#
    )
    let machine = try machine([(Self.arn, "{}")])
    await #expect(throws: EnvironmentProblem.self) {
      try await Integrations.run(configuration, for: machine) { _ in }
    }
  }

  @Test func aStateThatSomethingElseAnswersNeedsNoInterpreter() async throws {
    let folder = try TestFolder()
    try folder.write("app.py", "")
    let configuration = try folder.configuration(
      #"""
      {"lambda": {"f": {"handler": "app.handler", "runtime": "python",
        "environment": {"PATH": "/none"}}},
       "ecs": {"backend": "container", "engine": "docker", "engineArguments": ["--host", "no://"],
         "taskDefinitions": [{"family": "job", "containerDefinitions": [{"name": "a"}]}]}}
      """#)
    let machine = try machine([
      (Self.arn, "{}"), ("arn:aws:states:::ecs:runTask.sync", #"{"TaskDefinition": "job"}"#),
    ])
    let isDone = try await Integrations.run(
      configuration, for: machine, except: { _ in true }, onNotice: { _ in }, { _ in true })
    #expect(isDone)
    await #expect(throws: EnvironmentProblem.self) {
      try await Integrations.run(
        configuration, for: machine, except: { $0.name == "T0" }, onNotice: { _ in }, { _ in })
    }
  }
}
