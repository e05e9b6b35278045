import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends that come from outside: signals, closed pipes, full disks.
@Suite struct EndTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalStopsTheExecutionAndAllThatItStarted(_ signal: Int32) async throws {
    let folder = try Scratch(try Job.files("echo $$ > pid; sleep 1000"))
    let run = try Run(Job.arguments + ["--history", "h.json"], in: folder.url)
    #expect(try await folder.wait(for: "pid"))
    try await Task.sleep(for: .milliseconds(100))
    run.send(signal)
    let result = try await run.result()
    #expect(result.exitCode == 130 && result.output.isEmpty)
    #expect(result.errors.contains("stopping; Ctrl-C again ends it at once\n"))
    #expect(result.errors.contains("■ Job  ecs:runTask.sync, running for"), "\(result.errors)")
    #expect(result.errors.contains("■ ABORTED  1 state"))
    #expect(try folder.text(of: "h.json").contains(#""type": "ExecutionAborted""#))
    let process = try #require(try folder.processID(in: "pid"))
    #expect(try await folder.isGone(process))
    #expect(try folder.files == ["h.json", "machine.asl.json", "pid", "resources.json"])
  }

  @Test func aSecondSignalEndsItAtOnce() async throws {
    let script = "trap '' TERM; echo $$ > pid; while :; do sleep 1; done"
    var files = try Job.files(script)
    files["resources.json"] = files["resources.json"]?.replacing(
      #""stopTimeout": 2"#, with: #""stopTimeout": 60"#)
    let folder = try Scratch(files)
    let run = try Run(Job.arguments + ["--history", "h.json"], in: folder.url)
    #expect(try await folder.wait(for: "pid"))
    run.send(SIGINT)
    try await Task.sleep(for: .milliseconds(300))
    run.send(SIGINT)
    let result = try await run.result(within: 120)
    #expect(result.exitCode == 130 && result.seconds < 45)
    let process = try #require(try folder.processID(in: "pid"))
    #expect(try await folder.isGone(process))
    #expect(try folder.files == ["machine.asl.json", "pid", "resources.json"])
  }

  @Test func whoeverReadsMayGoAway() async throws {
    let folder = try Scratch(
      try Job.files("echo $$ > pid; for i in 1 2 3 4 5; do echo $i; sleep 0.2; done; sleep 1000"))
    let line =
      "(\"$ASL\" \(Job.arguments.joined(separator: " ")); echo $? >&3) 3>status 2>&1 | head -1"
    let result = try await shell(line, in: folder)
    #expect(result.errors.isEmpty)
    #expect(result.output == "    0.00s  ▸ Job  ecs:runTask.sync\n")
    #expect(try folder.text(of: "status") == "141\n")
    let process = try #require(try folder.processID(in: "pid"))
    #expect(try await folder.isGone(process))
  }

  private static let pass = [
    "machine.asl.json": #"{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}"#
  ]

  @Test func standardInputMayBeClosed() async throws {
    let folder = try Scratch(Self.pass)
    let result = try await shell("\"$ASL\" run machine.asl.json <&-", in: folder)
    #expect(result.exitCode == 0 && result.output == "{}\n")
    let input = try await shell("\"$ASL\" run machine.asl.json -i - <&-", in: folder)
    #expect(input.exitCode == 5)
    #expect(input.errors.contains("standard input is closed"), "\(input.errors)")
  }

  @Test func aClosedOrFullStandardOutputIsAnError() async throws {
    let folder = try Scratch(Self.pass)
    let full = try await shell("\"$ASL\" run -q machine.asl.json >/dev/full", in: folder)
    #expect(full.exitCode == 5)
    #expect(full.errors == "error: cannot write to standard output: no space left on device\n")
    let closed = try await shell("\"$ASL\" run -q machine.asl.json >&-", in: folder)
    #expect(closed.exitCode == 5)
    let version = try await shell("\"$ASL\" --version >/dev/full", in: folder)
    #expect(version.exitCode == 5)
  }

  @Test func aFullDiskTakesTheHistoryButNotTheOutput() async throws {
    let folder = try Scratch(Self.pass)
    let result = try await asl(
      ["run", "-q", "machine.asl.json", "--history", "/dev/full"], in: folder)
    #expect(result.exitCode == 5 && result.output == "{}\n")
    #expect(
      result.errors == "error: cannot write the history to '/dev/full': no space left on device\n")
  }

  @Test func anOldHistoryStaysUntilTheNewOneIsWhole() async throws {
    let folder = try Scratch(try Job.files("cp h.json seen; exit 0"))
    try folder.write("old", to: "h.json")
    let result = try await asl(Job.arguments + ["-q", "--history", "h.json"], in: folder)
    #expect(result.exitCode == 0)
    #expect(try folder.text(of: "seen") == "old")
    #expect(try folder.text(of: "h.json").contains("ExecutionSucceeded"))
    #expect(
      try folder.files == ["h.json", "machine.asl.json", "resources.json", "seen"])
  }

  @Test func aMistakeInTheProgramAsksForAReport() async throws {
    let folder = try Scratch(try Job.files("echo $$ > pid; sleep 60"))
    let run = try Run(Job.arguments, in: folder.url)
    #expect(try await folder.wait(for: "pid"))
    run.send(SIGILL)
    let result = try await run.result()
    #expect(result.exitCode == 70)
    #expect(result.errors.contains("error: internal error: this is a mistake in asl"))
    if let process = try folder.processID(in: "pid") { kill(process, SIGKILL) }
  }
}
