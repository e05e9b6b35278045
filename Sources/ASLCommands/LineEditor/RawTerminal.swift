import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The terminal of this process, while it gives every key to the program at once.
///
/// What it was like before comes back however the process ends: by itself, by a signal, or by a
/// crash. A process has one terminal, so this is no value: there is one state of it.
enum RawTerminal {
  private static let output: Int32 = 2
  /// Standard input, or where that is something else the terminal behind it, if there is one.
  private static let input: Int32 = isatty(0) == 1 ? 0 : open("/dev/tty", O_RDWR | O_CLOEXEC)

  /// What woke the program.
  enum Wakeup: Equatable {
    case bytes([UInt8])
    /// Nobody is there any more.
    case end
    /// The terminal has another size, or the program goes on after it was stopped.
    case changed
    /// So much time has passed.
    case timeout
  }

  /// Whether a person sits at it: what is for people goes there, and what is typed comes in.
  ///
  /// - Parameter evenBehindInput: whether standard input may be something else.
  static func isThere(evenBehindInput: Bool = false) -> Bool {
    isatty(output) == 1 && isatty(evenBehindInput ? input : 0) == 1
  }

  /// - Returns: whether the terminal does as it was told.
  static func enter() -> Bool {
    guard tcgetattr(input, &settingsBefore) == 0 else { return false }
    installHandlers()
    isRaw.store(true, ordering: .sequentiallyConsistent)
    guard setRaw() else {
      leave()
      return false
    }
    return true
  }

  static func leave() {
    restoreTerminal()
    for (number, handler) in handlersBefore { signal(number, handler) }
    handlersBefore = []
  }

  static var size: LineScreen.Size {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return LineScreen.Size(columns: Console.defaultWidth, rows: 24)
    }
    return LineScreen.Size(columns: Int(size.ws_col), rows: max(Int(size.ws_row), 1))
  }

  /// Stops the process until somebody lets it go on.
  static func suspend() {
    leave()
    // The whole job: whoever waits for this program is to be stopped too.
    kill(0, SIGTSTP)
    _ = enter()
  }

  /// Waits for keys.
  ///
  /// - Parameter milliseconds: how long; nil for as long as it takes.
  static func wait(milliseconds: Int32?) -> Wakeup {
    var places = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeUpPipe[0], events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&places, nfds_t(places.count), milliseconds ?? -1)
    if count == 0 { return .timeout }
    if count < 0 { return lastSystemError().isInterruption ? .changed : .end }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    if places[1].revents != 0 {
      _ = buffer.withUnsafeMutableBytes { read(wakeUpPipe[0], $0.baseAddress, $0.count) }
      if isRaw.load(ordering: .sequentiallyConsistent) { _ = setRaw() }
      return .changed
    }
    let size = buffer.withUnsafeMutableBytes { read(input, $0.baseAddress, $0.count) }
    if size < 0, lastSystemError().isInterruption { return .changed }
    return size > 0 ? .bytes(Array(buffer[..<size])) : .end
  }

  /// Keys come one by one, unseen and without a meaning of their own, pastes in brackets.
  private static func setRaw() -> Bool {
    var settings = settingsBefore
    settings.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON)
    settings.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    settings.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &settings.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    guard tcsetattr(input, TCSADRAIN, &settings) == 0 else { return false }
    say("\u{1B}[?2004h")
    return true
  }

  private static func installHandlers() {
    guard handlersBefore.isEmpty else { return }
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      let before = signal(number) { number in
        restoreTerminal()
        signal(number, SIG_DFL)
        raise(number)
      }
      handlersBefore.append((number, before))
    }
    for number in [SIGWINCH, SIGCONT] {
      let before = signal(number) { _ in
        var byte: UInt8 = 0
        _ = write(wakeUpPipe[1], &byte, 1)
      }
      handlersBefore.append((number, before))
    }
  }

  fileprivate static func say(_ text: StaticString) {
    _ = write(output, text.utf8Start, text.utf8CodeUnitCount)
  }

  fileprivate static func restore() {
    guard isRaw.exchange(false, ordering: .sequentiallyConsistent) else { return }
    tcsetattr(input, TCSANOW, &settingsBefore)
    say("\u{1B}[?2004l")
  }
}

/// Makes the terminal as it was, if it is raw; also where a signal is handled.
func restoreTerminal() { RawTerminal.restore() }

private let isRaw = Atomic<Bool>(false)

// Written before `isRaw` is set, and by nobody while it is.
private nonisolated(unsafe) var settingsBefore = termios()

// Touched by the one thread that reads the terminal.
private nonisolated(unsafe) var handlersBefore: [(Int32, (@convention(c) (Int32) -> Void)?)] = []

/// Tells the thread that reads of a signal.
private let wakeUpPipe: [Int32] = {
  var pair: [Int32] = [-1, -1]
  pipe(&pair)
  for end in pair {
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
  }
  return pair
}()
