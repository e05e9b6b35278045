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
          crashReport.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
          _exit(ExitCode.internalError.rawValue)
        }
      }
    }
  }

  /// Ends the process as one that has a closed pipe as its output.
  static func dieOfBrokenPipe() -> Never {
    signal(SIGPIPE, SIG_DFL)
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
/// The first one is told, the second ends the process at once.
struct Interrupts {
  private let source: any DispatchSourceRead

  /// - Parameter handler: is called once, on a queue of its own.
  init(handler: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    source = DispatchSource.makeReadSource(
      fileDescriptor: ends[0], queue: DispatchQueue(label: "interrupts"))
    let source = source
    source.setEventHandler {
      source.cancel()
      handler()
    }
    source.activate()
    interruptPipe.store(ends[1], ordering: .sequentiallyConsistent)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in
        if interruptCount.add(1, ordering: .sequentiallyConsistent).oldValue > 0 {
          _exit(ExitCode.interrupted.rawValue)
        }
        var byte: UInt8 = 0
        _ = write(interruptPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
      }
    }
  }
}

private let interruptCount = Atomic<Int>(0)
private let interruptPipe = Atomic<Int32>(-1)
