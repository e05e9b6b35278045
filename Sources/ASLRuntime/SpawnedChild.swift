import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A child process just started, and this side's ends of its pipes.
struct SpawnedChild: Sendable {
  let processID: pid_t
  let input: CInt?
  let outputs: [Output]

  struct Output: Sendable {
    let number: Int
    let reader: CInt
    let output: ChildOutput
  }

  static func spawn(_ command: ChildCommand) throws(ChildProcessError) -> SpawnedChild {
    let environment = command.environment ?? ProcessInfo.processInfo.environment
    let image = try ExecutableLookup(environment: environment, folder: command.workingDirectory)
      .find(command.executable)
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    return try oneAtATime.withLock { _ throws(ChildProcessError) in
      var plan = DescriptorPlan(highest: command.outputs.keys.max() ?? 2)
      defer { plan.closeChildEnds() }
      do throws(ChildProcessError) {
        try plan.add(command)
        let processID = try posixSpawn(
          image, [command.executable] + command.arguments, variables, plan,
          command.workingDirectory)
        LivingGroups.insert(processID)
        return SpawnedChild(processID: processID, input: plan.input, outputs: plan.outputs)
      } catch {
        plan.closeOwnEnds()
        throw error
      }
    }
  }

  /// A pipe is marked close-on-exec only after it is made; no other child may start in between.
  private static let oneAtATime = Mutex(())

  /// Returns when the child has ended, which leaves its number its own until it is collected.
  func waitForEnd() {
    var information = siginfo_t()
    while waitid(P_PID, id_t(processID), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
  }

  /// Kills what is left of the group while its number is still its own, then collects the leader,
  /// waiting for its end if need be.
  func collect() -> ChildExit {
    kill(-processID, SIGKILL)
    LivingGroups.remove(processID)
    var status: CInt = 0
    while waitpid(processID, &status, 0) == -1, errno == EINTR {}
    return ChildExit(waitStatus: status)
  }

  /// Ends a child that nobody can look after.
  func abandon() {
    _ = collect()
    if let input { close(input) }
    for output in outputs { close(output.reader) }
  }
}

extension ChildExit {
  /// The encoding that `waitpid` gives: the signal in the low 7 bits, else the code above 8 bits.
  fileprivate init(waitStatus status: CInt) {
    let signal = Int(status & 0x7f)
    self = signal == 0 ? .code(Int(status >> 8) & 0xff) : .signal(signal)
  }
}
