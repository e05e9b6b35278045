import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built program with a pseudo-terminal for all its streams, and somebody who types there.
final class TerminalSession {
  private let terminal: Int32
  private let device: FileHandle
  private let process = Process()
  private let ended: AsyncStream<Void>
  /// All that the program has written.
  private(set) var written: [UInt8] = []
  private var place = 0

  /// - Parameter output: where standard output goes; nil for the terminal.
  init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    columns: UInt16 = 80, output: FileHandle? = nil
  ) throws {
    var (near, far): (Int32, Int32) = (-1, -1)
    guard openpty(&near, &far, nil, nil, nil) == 0 else { throw CocoaError(.fileReadUnknown) }
    terminal = near
    _ = fcntl(near, F_SETFD, FD_CLOEXEC)
    device = FileHandle(fileDescriptor: far, closeOnDealloc: true)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    process.executableURL = URL(fileURLWithPath: BuiltProgram.path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in ["CLICOLOR_FORCE", "ASL_NO_COLOR", "COLUMNS"] { variables[name] = nil }
    variables.merge(["TERM": "xterm", "NO_COLOR": "1", "XDG_STATE_HOME": folder.path]) { $1 }
    variables.merge(environment) { $1 }
    process.environment = variables
    process.standardInput = device
    process.standardOutput = output ?? device
    process.standardError = device
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    self.ended = ended
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  deinit { close(terminal) }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until the program has written a text, behind what was waited for before.
  func wait(for text: String, seconds: Double = 30) async throws -> Bool {
    let wanted = Array(text.utf8)
    for _ in 0..<Int(seconds / 0.01) {
      read()
      if let found = plain[place...].firstRange(of: wanted) {
        place = found.upperBound
        return true
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    print("waited for \(text.debugDescription), seen \(seen.debugDescription)")
    return false
  }

  /// What was written behind the text that was waited for last.
  var seen: String { String(decoding: plain[place...], as: UTF8.self) }

  /// What was written, without carriage returns and the sequences that move the cursor and erase.
  private var plain: [UInt8] {
    var (plain, rest): ([UInt8], ArraySlice<UInt8>) = ([], written[...])
    while let byte = rest.popFirst() {
      if byte == 0x1B, rest.first == UInt8(ascii: "[") {
        rest = rest.dropFirst().drop { $0 < 0x40 }.dropFirst()
      } else if byte != 0x0D {
        plain.append(byte)
      }
    }
    return plain
  }

  /// Whether the terminal shows what is typed, and gives it line by line.
  var isOrdinary: Bool {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return false }
    return settings.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ECHO | ICANON | ISIG)
  }

  /// All that was written, as it was.
  var text: String { String(decoding: written, as: UTF8.self) }

  /// Waits for the end.
  ///
  /// - Returns: the exit code, or the negative number of the signal that ended the program.
  func end(within seconds: Double = 30) async throws -> Int {
    let watchdog = Task { [process] in
      try await Task.sleep(for: .seconds(seconds))
      kill(process.processIdentifier, SIGKILL)
    }
    for await _ in ended {}
    watchdog.cancel()
    read()
    let status = Int(process.terminationStatus)
    return process.terminationReason == .exit ? status : -status
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = buffer.withUnsafeMutableBytes { systemRead(terminal, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      written += buffer[..<count]
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}
