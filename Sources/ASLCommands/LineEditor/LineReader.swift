/// Reads lines from the terminal, with a line editor where it can draw.
final class LineReader {
  private var session: LineSession
  private let file: LineHistoryFile?
  private let console: Console

  enum Entry: Equatable {
    case line(String)
    /// Ctrl-C: the line was given up.
    case cancelled
    /// Ctrl-D, or nobody is there any more.
    case ended
  }

  /// - Parameter history: the name of the file of what is entered.
  init(history name: String, _ console: Console) {
    self.console = console
    file = LineHistoryFile(name, console.environment)
    session = LineSession(
      LineEditor(history: file?.read() ?? LineHistory()),
      paint: Paint(isOn: console.isColored), size: RawTerminal.size)
  }

  func readLine(prompt: String, _ language: LineEditor.Language) -> Entry {
    let entry = console.isAnimated ? edit(prompt, language) : readPlain(prompt)
    if case .line(let line) = entry, session.add(toHistory: line) { file?.append(line) }
    return entry
  }

  private func edit(_ prompt: String, _ language: LineEditor.Language) -> Entry {
    guard RawTerminal.enter() else { return readPlain(prompt) }
    defer { RawTerminal.leave() }
    session.size = RawTerminal.size
    var output = session.begin(prompt: prompt, language)
    // First what was typed ahead; nil where a key that was begun is all there is.
    var bytes: [UInt8]? = []
    while true {
      let (text, entry) = session.read(bytes)
      guard write(output + text) else { return .ended }
      (output, bytes) = ("", [])
      switch entry {
      case .line(let line): return .line(line)
      case .cancelled: return .cancelled
      case .ended: return .ended
      case .suspend:
        RawTerminal.suspend()
        output = session.begin(prompt: prompt)
        continue
      case nil: break
      }
      switch RawTerminal.wait(milliseconds: session.isWaiting ? Self.escapeMilliseconds : nil) {
      case .bytes(let typed): bytes = typed
      case .timeout: bytes = nil
      case .changed:
        session.size = RawTerminal.size
        output = session.begin(prompt: prompt)
      case .end: return .ended
      }
    }
  }

  /// How long an Escape waits for what would make it another key.
  private static let escapeMilliseconds: Int32 = 50

  /// Where nothing can be drawn over, the terminal itself edits the line.
  private func readPlain(_ prompt: String) -> Entry {
    guard write(prompt) else { return .ended }
    guard let line = Swift.readLine(strippingNewline: true) else {
      _ = write("\n")
      return .ended
    }
    return .line(line)
  }

  private func write(_ text: String) -> Bool {
    do throws(SystemError) {
      if !text.isEmpty { try console.errors.write(text) }
      return true
    } catch {
      return false
    }
  }
}
