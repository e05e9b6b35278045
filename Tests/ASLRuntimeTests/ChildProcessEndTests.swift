import ASLRuntime
import Foundation
import Synchronization
import Testing

/// Nothing is left behind: no process, no zombie, no descriptor.
@Suite struct ChildProcessEndTests {
  @Test func terminationAsksFirst() async throws {
    let (process, lines) = try await started("trap 'echo bye; exit 7' TERM; echo ready; \(waiting)")
    let result = await process.terminate(grace: .seconds(20))
    #expect(result.exit == .code(7))
    #expect(lines.all.contains("bye"))
  }

  @Test func aChildThatIgnoresTheRequestIsKilledAfterTheGraceTime() async throws {
    let (process, _) = try await started("trap '' TERM; echo ready; \(waiting)")
    let clock = ContinuousClock()
    let start = clock.now
    #expect(await process.terminate(grace: .milliseconds(100)).exit == .signal(9))
    #expect(clock.now - start >= .milliseconds(100))
  }

  @Test func grandchildrenEndToo() async throws {
    let (process, lines) = try await started(
      """
      trap '' TERM; sh -c 'trap "" TERM; echo $$; sleep 1000' &
      sleep 1000 & echo $!; echo ready; wait
      """,
      readyAfter: 3)
    let children = lines.all.compactMap { Int($0) }
    #expect(children.count == 2)
    await process.terminate(grace: .milliseconds(50))
    for child in children { try await expectGone(child) }
  }

  @Test func grandchildrenHaveTheGraceTimeThoughTheirParentEndsAtOnce() async throws {
    let (process, lines) = try await started(
      "sh -c 'trap \"echo cleaned; exit 0\" TERM; echo ready; while :; do sleep 0.02; done' & wait")
    await process.terminate(grace: .seconds(20))
    #expect(lines.all.contains("cleaned"))
  }

  @Test func whatAChildLeavesRunningEndsWithIt() async throws {
    let result = try await run("sleep 1000 & echo $!")
    #expect(result.exit == .code(0))
    let left = try #require(Int(result.standardOutput.text.dropLast()))
    try await expectGone(left)
  }

  @Test func aStoppedChildIsTerminated() async throws {
    let (process, _) = try await started("echo ready; kill -STOP $$; \(waiting)")
    #expect(await process.terminate(grace: .seconds(20)).exit == .signal(15))
  }

  @Test func cancellingTheTaskTerminatesTheChild() async throws {
    let lines = Collected()
    let task = Task {
      try await ChildProcess.run(
        ChildCommand(
          "sh", ["-c", "echo $$; \(waiting)"], outputs: [1: .lines(.log) { lines.append($0) }]),
        grace: .seconds(20))
    }
    await lines.reach(1)
    task.cancel()
    #expect(try await task.value.exit == .signal(15))
    // Not even a zombie is left.
    let processID = try #require(pid_t(lines.all[0]))
    #expect(kill(processID, 0) == -1 && errno == ESRCH)
  }

  @Test func terminatingTwiceOrAfterTheEndChangesNothing() async throws {
    let (process, _) = try await started("echo ready; \(waiting)")
    async let first = process.terminate(grace: .seconds(20))
    async let second = process.terminate(grace: .seconds(20))
    #expect(await first == second)
    #expect(await process.terminate() == first)
  }

  /// A process with a session of its own is not ours any more, and does not hold us up.
  @Test func outputHeldOpenByAnEscapedProcessIsNotWaitedFor() async throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/setsid") else { return }
    let result = try await run("setsid sh -c 'echo $$; sleep 1000' & sleep 0.1; echo done")
    #expect(result.exit == .code(0))
    #expect(result.standardOutput.text.hasSuffix("done\n"))
    if let escaped = result.standardOutput.text.split(separator: "\n").first.flatMap({ Int($0) }) {
      kill(-pid_t(escaped), SIGKILL)
    }
  }

  #if os(Linux)
    @Test func noDescriptorIsLeftOpenOrGivenToAnotherChild() async throws {
      let outputs: [Int: ChildOutput] = [
        1: .capture(limit: 10), 2: .lines(.log) { _ in }, 3: .capture(limit: 10),
      ]
      let command = ChildCommand("sleep", ["1000"], input: .open, outputs: outputs)
      let others = pipes(of: "self")
      let first = try ChildProcess.start(command)
      let second = try ChildProcess.start(command)
      let firstPipes = pipes(of: "\(first.processID)").subtracting(others)
      let secondPipes = pipes(of: "\(second.processID)").subtracting(others)
      #expect(firstPipes.count == 4)
      #expect(firstPipes.isDisjoint(with: secondPipes))
      #expect(firstPipes.isSubset(of: pipes(of: "self")))
      await first.terminate()
      await second.terminate()
      #expect(pipes(of: "self").isDisjoint(with: firstPipes.union(secondPipes)))
    }

    @Test func aDescriptorThatOthersLeftOpenIsNotInherited() async throws {
      var ends: [CInt] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      let own = try FileManager.default
        .destinationOfSymbolicLink(atPath: "/proc/self/fd/\(ends[0])")
      let child = try ChildProcess.start(
        ChildCommand("sleep", ["1000"], outputs: [1: .capture(limit: 1)]))
      #expect(!pipes(of: "\(child.processID)").contains(own))
      await child.terminate()
    }

    @Test func aFailedStartLeavesNoDescriptorOpen() async throws {
      let folder = try TemporaryFolder()
      let orphan = try folder.write("orphan", "#!/no/such/interpreter\n", executable: true)
      let command = ChildCommand(orphan, input: .open, outputs: [1: .capture(limit: 1)])
      // Other tests open and close descriptors meanwhile; 2,000 leaks would still stand out.
      for _ in 0..<1_000 {
        #expect(throws: ChildProcessError.self) { try ChildProcess.start(command) }
      }
      #expect(pipes(of: "self").count < 1_500)
    }

    /// The pipes that a process has open, by their system-wide names.
    private func pipes(of process: String) -> Set<String> {
      let folder = "/proc/\(process)/fd"
      let numbers = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return Set(
        numbers.compactMap {
          try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
        }.filter { $0.hasPrefix("pipe:") })
    }
  #endif

  /// Waits in short sleeps, so that a shell sees signals soon.
  private let waiting = "while :; do sleep 0.02; done"

  private func started(
    _ script: String, readyAfter count: Int = 1
  ) async throws -> (ChildProcess, Collected) {
    let lines = Collected()
    let process = try ChildProcess.start(
      ChildCommand("sh", ["-c", script], outputs: [1: .lines(.log) { lines.append($0) }]))
    await lines.reach(count)
    return (process, lines)
  }

  /// A killed grandchild is collected by the system's first process, soon but not at once.
  private func expectGone(_ processID: Int) async throws {
    for _ in 0..<500 {
      if isGone(processID) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("process \(processID) is still there")
  }

  private func isGone(_ processID: Int) -> Bool {
    #if os(Linux)
      guard let status = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
      else { return true }
      return status.split(separator: ")").last?.hasPrefix(" Z") ?? true
    #else
      return kill(pid_t(processID), 0) == -1 && errno == ESRCH
    #endif
  }
}
