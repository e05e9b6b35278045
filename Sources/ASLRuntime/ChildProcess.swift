#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A running child process, the leader of a session of its own.
///
/// Whatever it starts belongs to its process group and ends with it: when the child itself ends,
/// what is left of the group is killed, as in a container whose first process ends. Only a process
/// that made a session of its own escapes.
///
/// Signals that the terminal sends to this process (Ctrl-C) do not reach the child. Dropping the
/// last reference does not end it.
public final class ChildProcess: Sendable {
  /// Also the number of its process group.
  public let processID: Int

  private let mailbox: ChildMailbox

  private init(processID: pid_t, mailbox: ChildMailbox) {
    self.processID = Int(processID)
    self.mailbox = mailbox
  }

  /// Starts `command`.
  public static func start(_ command: ChildCommand) throws(ChildProcessError) -> ChildProcess {
    let mailbox = try ChildMailbox()
    let child = try SpawnedChild.spawn(command)
    if case .bytes(let bytes) = command.input {
      mailbox.post(.write(bytes, nil))
      mailbox.post(.endInput)
    }
    do {
      // One thread for what blocks until the child ends, one for all the rest: the means that every
      // system has, and that leave Swift's own few threads alone.
      try startThread {
        child.waitForEnd()
        mailbox.post(.leaderEnded)
      }
      try startThread { ChildSupervisor(child, mailbox).run() }
    } catch {
      child.abandon()
      throw error
    }
    return ChildProcess(processID: child.processID, mailbox: mailbox)
  }

  /// Runs `command` to its end. When the surrounding Swift task is cancelled, terminates it.
  ///
  /// - Parameter grace: how long it may take to end by itself after SIGTERM.
  public static func run(
    _ command: ChildCommand, grace: Duration = .seconds(2)
  ) async throws(ChildProcessError) -> ChildProcessResult {
    let process = try start(command)
    return await withTaskCancellationHandler {
      await process.result()
    } onCancel: {
      process.beginTermination(grace: grace)
    }
  }

  /// Writes to its standard input, and returns when all is written. False when the child does not
  /// read any more, or its input is not open.
  @discardableResult
  public func write(_ bytes: [UInt8]) async -> Bool {
    await withCheckedContinuation { mailbox.post(.write(bytes, $0)) }
  }

  /// Ends its standard input once everything is written.
  public func closeInput() { mailbox.post(.endInput) }

  /// Waits for its end and for the end of its output. Cancellation changes nothing here.
  public func result() async -> ChildProcessResult {
    await withCheckedContinuation { mailbox.post(.result($0)) }
  }

  /// Ends it and all that it started: SIGTERM, and SIGKILL after `grace`. Returns when it has
  /// ended.
  @discardableResult
  public func terminate(grace: Duration = .seconds(2)) async -> ChildProcessResult {
    beginTermination(grace: grace)
    return await result()
  }

  /// The beginning of ``terminate(grace:)``, without waiting.
  public func beginTermination(grace: Duration) { mailbox.post(.terminate(grace: grace)) }

  /// Sends SIGKILL to every child process that runs now, and to all that they started: for a
  /// program that is about to exit.
  public static func killAll() { LivingGroups.killAll() }
}
