import ASLRuntime
import Foundation
import Synchronization
import Testing

@Suite struct ChildProcessTests {
  @Test func outputAndExitCodeAreReported() async throws {
    let result = try await run("echo out; echo err >&2; exit 3")
    #expect(result.exit == .code(3))
    #expect(result.standardOutput.text == "out\n")
    #expect(result.standardError.text == "err\n")
    #expect(!result.standardOutput.isTruncated)
  }

  @Test func aSignalIsToldFromAnExitCode() async throws {
    #expect(try await run("kill -SEGV $$").exit == .signal(11))
    #expect(try await run("exit 139").exit == .code(139))
  }

  @Test func environmentAndWorkingDirectoryAreTheCommands() async throws {
    let command = ChildCommand(
      "/bin/sh", ["-c", "pwd; echo $NAME; /usr/bin/env | /usr/bin/wc -l"],
      environment: ["NAME": "a b=c"], workingDirectory: "/usr", outputs: [1: .capture(limit: 100)])
    let lines = try await ChildProcess.run(command).standardOutput.text.split(separator: "\n")
    #expect(lines.first == "/usr")
    #expect(lines.dropFirst().first == "a b=c")
  }

  @Test func theChildsOwnPathIsSearched() async throws {
    let folder = try TemporaryFolder()
    let tool = try folder.write("tool", "#!/bin/sh\necho found\n", executable: true)
    var command = ChildCommand(
      "tool", environment: ["PATH": "/nowhere:\(folder.path)"], outputs: [1: .capture(limit: 100)])
    #expect(try await ChildProcess.run(command).standardOutput.text == "found\n")
    command.executable = "./tool"
    command.workingDirectory = folder.path
    #expect(try await ChildProcess.run(command).standardOutput.text == "found\n")
    command.executable = tool
    #expect(try await ChildProcess.run(command).standardOutput.text == "found\n")
  }

  @Test func aCommandThatCannotStartSaysWhy() async throws {
    let folder = try TemporaryFolder()
    let plain = try folder.write("plain", "text", executable: false)
    let orphan = try folder.write("orphan", "#!/no/such/interpreter\n", executable: true)
    let path = ["PATH": folder.path]
    let cases: [(ChildCommand, ChildProcessError)] = [
      (ChildCommand("no-such-command"), .commandNotFound("no-such-command")),
      (ChildCommand("/no/such/file"), .commandNotFound("/no/such/file")),
      (ChildCommand(""), .commandNotFound("")),
      (ChildCommand("orphan", environment: path), .notExecutable(orphan, errno: ENOENT)),
      (ChildCommand(folder.path), .notExecutable(folder.path, errno: EISDIR)),
      (
        ChildCommand("true", workingDirectory: "/no/such/folder"),
        .workingDirectory("/no/such/folder", errno: ENOENT)
      ),
      (ChildCommand("true", workingDirectory: plain), .workingDirectory(plain, errno: ENOTDIR)),
      (ChildCommand("true", ["a\0b"]), .zeroByte(in: "a\0b")),
      (ChildCommand("plain", environment: path), .notExecutable(plain, errno: EACCES)),
    ]
    for (command, expected) in cases {
      #expect(throws: expected) { try ChildProcess.start(command) }
    }
    #expect(ChildProcessError.commandNotFound("x").description == "command not found: x")
    #expect(
      ChildProcessError.workingDirectory("/w", errno: ENOENT).description
        == "cannot use working directory /w: No such file or directory")
  }

  @Test func argumentsTooLongForTheSystemAreRefusedAndOthersArrive() async throws {
    let long = String(repeating: "x", count: 100_000)
    let many = Array(repeating: long, count: 10)
    let script = "for a in \"$@\"; do printf %s \"$a\"; done | wc -c"
    let command = ChildCommand(
      "sh", ["-c", script, "sh"] + many, outputs: [1: .capture(limit: 100)])
    let text = try await ChildProcess.run(command).standardOutput.text
    #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == "1000000")

    let tooMany = Array(repeating: long, count: 100)
    #expect {
      try ChildProcess.start(ChildCommand("true", tooMany))
    } throws: { error in
      if case .argumentsTooLong(let count) = error as? ChildProcessError {
        count > 10_000_000
      } else {
        false
      }
    }
  }

  @Test func inputArrivesWholeWhileOutputIsRead() async throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let command = ChildCommand(
      "cat", input: .bytes(bytes), outputs: [1: .capture(limit: 4_000_000)])
    let result = try await ChildProcess.run(command)
    #expect(result.exit == .code(0))
    #expect(result.standardOutput.bytes == bytes)
  }

  @Test(arguments: [
    "exec 0<&-; sleep 0.05; echo done", "head -c 1 > /dev/null; echo done", "echo done",
  ])
  func inputThatIsNotReadNeitherBlocksNorKills(_ script: String) async throws {
    let bytes = [UInt8](repeating: 65, count: 1_000_000)
    let result = try await run(script, input: .bytes(bytes))
    #expect(result.exit == .code(0))
    #expect(result.standardOutput.text == "done\n")
  }

  @Test func anOpenInputIsWrittenPieceByPiece() async throws {
    let lines = Collected()
    let command = ChildCommand(
      "cat", input: .open, outputs: [1: .lines(.messages) { lines.append($0) }])
    let process = try ChildProcess.start(command)
    #expect(await process.write(Array("one\ntw".utf8)))
    #expect(await process.write(Array("o\nthree".utf8)))
    process.closeInput()
    #expect(await process.result().exit == .code(0))
    #expect(lines.all == ["one", "two", "three"])
    #expect(await process.write([1]) == false)
  }

  @Test func aWriteToAChildThatEndsIsAnsweredFalse() async throws {
    let process = try ChildProcess.start(ChildCommand("sh", ["-c", "exit 0"], input: .open))
    #expect(await process.write([UInt8](repeating: 0, count: 1_000_000)) == false)
    #expect(await process.result().exit == .code(0))
  }

  @Test func resultsOnAThirdDescriptorStayApartFromOutput() async throws {
    let messages = Collected()
    let command = ChildCommand(
      "sh", ["-c", "echo log; echo '{\"result\":1}' >&3; echo log; echo '{\"result\":2}' >&3"],
      outputs: [1: .capture(limit: 100), 3: .lines(.messages) { messages.append($0) }])
    let result = try await ChildProcess.run(command)
    #expect(result.standardOutput.text == "log\nlog\n")
    #expect(messages.all == ["{\"result\":1}", "{\"result\":2}"])
  }

  @Test func linesAreSplitDecodedAndBounded() async throws {
    let lines = Collected()
    let limits = ChildOutput.LineLimits(lineBytes: 4, totalBytes: 25)
    let script = "printf 'ab\\r\\n\\nabcdefghij\\n\\377\\nlast, not all of it'"
    let command = ChildCommand(
      "sh", ["-c", script], outputs: [1: .lines(limits) { lines.append($0) }])
    let result = try await ChildProcess.run(command)
    #expect(lines.all == ["ab", "", "abcd", "efgh", "ij", "\u{FFFD}", "last", ", n"])
    #expect(result.standardOutput.droppedBytes == 12)
  }

  @Test func aGigabyteOfOutputIsReadToItsEndAndNotKept() async throws {
    let lines = Counter()
    let script = "yes | head -c 1000000000; yes | head -c 100000000 >&2"
    let command = ChildCommand(
      "sh", ["-c", script],
      outputs: [
        1: .capture(limit: 1000),
        2: .lines(.init(lineBytes: 100, totalBytes: 1_000_000)) { _ in lines.increment() },
      ])
    let result = try await ChildProcess.run(command)
    #expect(result.exit == .code(0))
    #expect(result.standardOutput.bytes.count == 1000)
    #expect(result.standardOutput.droppedBytes == 1_000_000_000 - 1000)
    #expect(result.standardError.droppedBytes == 100_000_000 - 1_000_000)
    #expect(lines.value == 500_000)
  }

  @Test func manyChildrenRunInParallel() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<200 {
        group.addTask {
          try await run("read line; echo $line", input: .bytes(Array("\(number)\n".utf8)))
            .standardOutput.text
        }
      }
      var answers: Set<String> = []
      for try await answer in group { answers.insert(answer) }
      #expect(answers == Set((0..<200).map { "\($0)\n" }))
    }
  }
}

/// Runs a shell script, keeping what it prints.
func run(_ script: String, input: ChildInput = .none) async throws -> ChildProcessResult {
  try await ChildProcess.run(
    ChildCommand(
      "sh", ["-c", script], input: input,
      outputs: [1: .capture(limit: 10_000), 2: .capture(limit: 10_000)]))
}

/// Lines as they come.
final class Collected: Sendable {
  private let state = Mutex(State())

  private struct State {
    var lines: [String] = []
    var awaited: (count: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  var all: [String] { state.withLock { $0.lines } }

  func append(_ line: String) {
    state.withLock { state in
      state.lines.append(line)
      guard let awaited = state.awaited, state.lines.count >= awaited.count else { return }
      state.awaited = nil
      awaited.continuation.resume()
    }
  }

  /// Waits until there are `count` lines.
  func reach(_ count: Int) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if state.lines.count >= count {
          continuation.resume()
        } else {
          state.awaited = (count, continuation)
        }
      }
    }
  }
}

final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func increment() { count.withLock { $0 += 1 } }
}

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "asl-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
  }

  func write(_ name: String, _ text: String, executable: Bool) throws -> String {
    let file = "\(path)/\(name)"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let permissions = executable ? 0o755 : 0o644
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file)
    return file
  }
}
