import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The prompt of `asl eval`, typed at.
@Suite struct EvalPromptTests {
  private static let input = #"{"orders": [{"id": "a", "total": 5}, {"id": "b", "total": 20}]}"#
  private static let prompt = "jsonata> "

  @Test func expressionsAreTypedCompletedAndRepeated() async throws {
    let folder = try Scratch(["orders.json": Self.input])
    let session = try TerminalSession(["eval", "-i", "orders.json"], in: folder.url)
    #expect(try await session.wait(for: "Ctrl-D ends"))
    #expect(try await session.wait(for: Self.prompt))
    #expect(!session.isOrdinary)
    session.type("ord\t[to\t > 10].i\t")
    #expect(try await session.wait(for: "orders[total > 10].id"))
    session.type("\r")
    #expect(try await session.wait(for: "\n\"b\"\n"))
    #expect(try await session.wait(for: Self.prompt))
    session.type("\u{1B}[A & '!'\r")
    #expect(try await session.wait(for: "\"b!\"\n"))
    session.type("\u{12}> 10")
    #expect(try await session.wait(for: "(search '> 10') orders"))
    session.type("\r")
    #expect(try await session.wait(for: "\"b!\"\n"))
    session.type("$total := $sum(orders.total)\r$total + 1\r")
    #expect(try await session.wait(for: "\n25\n"))
    #expect(try await session.wait(for: "\n26\n"))
    session.type("(\r1 +\r1)\r")
    #expect(try await session.wait(for: "\n2\n"))
    session.type("nothing\r")
    #expect(try await session.wait(for: "\nundefined\n"))
    session.type("'漢字' + 1\r")
    #expect(try await session.wait(for: "error[T2001]"))
    #expect(try await session.wait(for: "| ^^^^^^^^^^\n"))
    session.type("gone\u{3}")
    #expect(try await session.wait(for: "gone^C"))
    #expect(try await session.wait(for: "> "))
    session.type("\u{4}")
    #expect(try await session.end() == 0)
    #expect(session.isOrdinary && session.text.contains("\u{1B}[?2004l"))
    let history = try folder.text(of: "asl/eval_history")
    #expect(history.hasPrefix("orders[total > 10].id\norders[total > 10].id & '!'\n$total :="))
    #expect(history.contains("(\\n1 +\\n1)\n") && !history.contains("gone"))
  }

  @Test func theHistoryIsThereTheNextTime() async throws {
    let folder = try Scratch(["asl/eval_history": "1 + 41\n"])
    let session = try TerminalSession(["eval"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    session.type("\u{10}\r")
    #expect(try await session.wait(for: "\n42\n"))
    #expect(try await session.wait(for: "> "))
    session.type("\u{4}")
    #expect(try await session.end() == 0)
    #expect(try folder.text(of: "asl/eval_history") == "1 + 41\n")
  }

  @Test func aPlaceThatCannotBeWrittenIsNoError() async throws {
    let folder = try Scratch(["asl": "a file"])
    let session = try TerminalSession(["eval"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    session.type("1 + 1\r")
    #expect(try await session.wait(for: "\n2\n"))
    #expect(try await session.wait(for: "> "))
    session.type("\u{4}")
    #expect(try await session.end() == 0)
  }

  @Test func anEvaluationCanBeInterrupted() async throws {
    let folder = try Scratch()
    let session = try TerminalSession(["eval", "--timeout", "100"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    session.type("($f := function() { $f() }; $f())\r")
    for _ in 0..<500 where !session.isOrdinary { try await Task.sleep(for: .milliseconds(10)) }
    try await Task.sleep(for: .milliseconds(500))
    session.send(SIGINT)
    #expect(try await session.wait(for: "interrupted\n"))
    session.type("1 + 1\r")
    #expect(try await session.wait(for: "\n2\n"))
    session.type(":quit\r")
    #expect(try await session.end() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalLeavesTheTerminalAsItWas(_ signal: Int32) async throws {
    let folder = try Scratch()
    let session = try TerminalSession(["eval"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    #expect(!session.isOrdinary)
    session.send(signal)
    #expect(try await session.end() == -Int(signal))
    #expect(session.isOrdinary)
  }

  @Test func aCrashLeavesTheTerminalAsItWas() async throws {
    let folder = try Scratch()
    let session = try TerminalSession(["eval"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    session.send(SIGSEGV)
    #expect(try await session.end() == 70)
    #expect(session.isOrdinary)
  }

  @Test func aTerminalWithoutSequencesHasAPlainPrompt() async throws {
    let folder = try Scratch()
    let session = try TerminalSession(["eval"], in: folder.url, environment: ["TERM": "dumb"])
    #expect(try await session.wait(for: Self.prompt))
    #expect(session.isOrdinary)
    session.type("1 + 1\n")
    #expect(try await session.wait(for: "\n2\n"))
    #expect(try await session.wait(for: "> "))
    session.type("\u{4}")
    #expect(try await session.end() == 0)
    #expect(!session.written.contains(0x1B))
  }

  @Test func resultsMayGoElsewhere() async throws {
    let folder = try Scratch(["out": ""])
    let output = try FileHandle(forWritingTo: folder.url.appendingPathComponent("out"))
    let session = try TerminalSession(["eval", "-c"], in: folder.url, output: output)
    #expect(try await session.wait(for: Self.prompt))
    session.type("[1, 2]\r'a'\r")
    for _ in 0..<2 { #expect(try await session.wait(for: "\n\(Self.prompt)")) }
    session.type("\u{4}")
    #expect(try await session.end() == 0)
    #expect(try folder.text(of: "out") == "[1,2]\n\"a\"\n")
  }

  @Test func commandsChangeWhatIsEvaluated() async throws {
    let folder = try Scratch(["orders.json": Self.input])
    let session = try TerminalSession(["eval"], in: folder.url)
    #expect(try await session.wait(for: Self.prompt))
    session.type(":input orders.json\r:lang\tjsonp\t\r")
    #expect(try await session.wait(for: "jsonpath> "))
    session.type("$.orders[1].id\r")
    #expect(try await session.wait(for: "\n\"b\"\n"))
    session.type(":input {\"a\": }\r")
    #expect(try await session.wait(for: "error[invalid-json]"))
    session.type(":input missing.json\r")
    #expect(try await session.wait(for: "cannot read the input 'missing.json'"))
    session.type(":hepl\r")
    #expect(try await session.wait(for: "did you mean ':help'?"))
    session.type(":help\r")
    #expect(try await session.wait(for: ":quit             ends the prompt"))
    #expect(try await session.wait(for: "> "))
    session.type("\u{4}")
    #expect(try await session.end() == 0)
  }
}
