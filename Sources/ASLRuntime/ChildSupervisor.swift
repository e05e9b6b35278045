#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Feeds a child process, reads what it writes and sees to its end, on a thread of its own.
final class ChildSupervisor {
  private let child: SpawnedChild
  private let mailbox: ChildMailbox
  private var input: ChildInputWriter?
  private var outputs: [ChildOutputReader]
  private var life = Life.running
  private var killAt: ContinuousClock.Instant?
  private var outputDueAt: ContinuousClock.Instant?
  private var waiting: [CheckedContinuation<ChildProcessResult, Never>] = []

  private enum Life {
    case running
    /// It ended but is not yet collected: its number is not given to another process meanwhile.
    case ended
    case collected(ChildExit)
  }

  /// How long after the end of the child its output may still come, from processes that escaped.
  private static let outputPatience = Duration.milliseconds(250)

  init(_ child: SpawnedChild, _ mailbox: ChildMailbox) {
    self.child = child
    self.mailbox = mailbox
    input = child.input.map { ChildInputWriter(descriptor: $0) }
    outputs = child.outputs.map {
      ChildOutputReader(number: $0.number, descriptor: $0.reader, output: $0.output)
    }
  }

  func run() {
    blockSIGPIPE()
    while true {
      for message in mailbox.take() { handle(message) }
      if let result = advance() { return finish(result) }
      poll()
    }
  }

  private func handle(_ message: ChildMailbox.Message) {
    switch message {
    case .write(let bytes, let continuation):
      if input?.add(bytes, continuation) == nil { continuation?.resume(returning: false) }
    case .endInput: input?.end()
    case .terminate(let grace): terminate(grace: grace)
    case .leaderEnded: life = .ended
    case .result(let continuation): waiting.append(continuation)
    }
  }

  private func terminate(grace: Duration) {
    if case .collected = life { return }
    kill(-child.processID, SIGTERM)
    kill(-child.processID, SIGCONT)
    let due = ContinuousClock.now + grace
    killAt = min(killAt ?? due, due)
  }

  /// Takes the steps from the child's end to its result, as far as they can be taken now.
  ///
  /// A child that ends while it is being terminated leaves the rest of its group the grace time, as
  /// long as one of them holds the output open.
  private func advance() -> ChildProcessResult? {
    let now = ContinuousClock.now
    let isOutputComplete = outputs.allSatisfy(\.isFinished)
    var isKilled = false
    if let due = killAt, due <= now, !isCollected {
      kill(-child.processID, SIGKILL)
      isKilled = true
    }
    if case .ended = life, killAt == nil || isKilled || isOutputComplete {
      life = .collected(child.collect())
      outputDueAt = now + Self.outputPatience
    }
    if isKilled { killAt = nil }
    guard case .collected(let exit) = life,
      isOutputComplete || outputDueAt.map({ $0 <= now }) ?? true
    else { return nil }
    for index in outputs.indices { outputs[index].stop() }
    let kept = outputs.map { ($0.number, $0.kept) }
    return ChildProcessResult(exit: exit, outputs: Dictionary(kept) { first, _ in first })
  }

  private var isCollected: Bool { if case .collected = life { true } else { false } }

  private func finish(_ result: ChildProcessResult) {
    input?.abandon()
    for continuation in waiting { continuation.resume(returning: result) }
    mailbox.finish(result)
  }

  /// Waits until something can be done, and does it.
  private func poll() {
    var descriptors = [pollfd(fd: mailbox.bell, events: Int16(POLLIN), revents: 0)]
    for output in outputs where !output.isFinished {
      descriptors.append(pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0))
    }
    if let blocked = input?.blockedDescriptor {
      descriptors.append(pollfd(fd: blocked, events: Int16(POLLOUT), revents: 0))
    }
    waitForOne(of: &descriptors, milliseconds: millisecondsToWait)
    for descriptor in descriptors.dropFirst() where descriptor.revents != 0 {
      if let index = outputs.firstIndex(where: { $0.descriptor == descriptor.fd && !$0.isFinished })
      {
        outputs[index].drain()
      } else {
        input?.pump()
      }
    }
  }

  private var millisecondsToWait: CInt {
    let dues = [killAt, isCollected ? outputDueAt : nil].compactMap(\.self)
    guard let due = dues.min() else { return -1 }
    let (seconds, attoseconds) = (due - .now).components
    let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1
    return CInt(clamping: max(0, min(milliseconds, 60_000)))
  }
}

/// Outside the class, where `poll` names the system's.
private func waitForOne(of descriptors: inout [pollfd], milliseconds: CInt) {
  // An interruption is as good as an event: the loop looks again.
  _ = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
}

/// A write to a child that does not read any more is an answer and not a signal, whatever the
/// process does with SIGPIPE otherwise. The signal goes to the thread that writes, which is this
/// one.
private func blockSIGPIPE() {
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGPIPE)
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
