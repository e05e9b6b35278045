import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system tells this process by signals.
///
/// Handlers are functions, never "ignore": a program that this one starts begins with the default
/// again, as it expects.
enum Signals {
  /// Lets a closed pipe be an error of `write`, and a crash tell what to do about it.
  static func install() {
    signal(SIGPIPE) { _ in }
    withExtendedLifetime(crashReport) {
      for number in [SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV, SIGABRT] {
        signal(number) { _ in
          restoreTerminal()
          crashReport.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
          _exit(ExitCode.internalError.rawValue)
        }
      }
    }
  }

  /// Ends the process as one that has a closed pipe as its output.
  static func dieOfBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
    // Threads of a pool have signals blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(SIGPIPE)
    exit(ExitCode.failure.rawValue)
  }
}

private let crashReport = Array(
  """

  error: internal error: this is a mistake in asl \(programVersion), not in what you gave it
    = help: please report it with this command line, its files, and the lines above

  """.utf8)

/// Ctrl-C, and what else asks a process to end, while an execution runs.
///
/// The first one is told. The second ends the process after cleaning up, and a third, should that
/// hang, ends it at once.
struct Interrupts {
  private let source: any DispatchSourceRead
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  init(first: @escaping @Sendable () -> Void, second: @escaping @Sendable () -> Void) {
    var pair: [Int32] = [-1, -1]
    pipe(&pair)
    for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let reader = pair[0]
    source = DispatchSource.makeReadSource(
      fileDescriptor: reader, queue: DispatchQueue(label: "interrupts"))
    source.setEventHandler {
      var byte: UInt8 = 0
      guard read(reader, &byte, 1) == 1 else { return }
      guard byte > 1 else { return first() }
      second()
      _exit(ExitCode.interrupted.rawValue)
    }
    source.activate()
    interruptPipe.store(pair[1], ordering: .sequentiallyConsistent)
    interruptCount.store(0, ordering: .sequentiallyConsistent)
    for number in Self.numbers {
      signal(number) { _ in
        let count = interruptCount.add(1, ordering: .sequentiallyConsistent).newValue
        if count > 2 { _exit(ExitCode.interrupted.rawValue) }
        var byte = UInt8(count)
        _ = write(interruptPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
      }
    }
  }

  /// Signals do again what they do by default.
  func end() {
    for number in Self.numbers { signal(number, SIG_DFL) }
    source.cancel()
  }
}

private let interruptCount = Atomic<Int>(0)
private let interruptPipe = Atomic<Int32>(-1)
