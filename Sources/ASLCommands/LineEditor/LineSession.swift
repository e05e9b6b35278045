/// An editor with its terminal taken away: bytes come in, and what to draw and what was entered go
/// out.
struct LineSession {
  private(set) var editor: LineEditor
  private var decoder = KeyDecoder()
  private var screen: LineScreen
  /// Keys that came behind the end of a line.
  private var waiting: ArraySlice<Key> = []
  private var prompt = ""
  /// May change between two calls: the next one draws for it.
  var size: LineScreen.Size

  /// How a line ended.
  enum Entry: Equatable {
    case line(String)
    /// Ctrl-C.
    case cancelled
    /// Ctrl-D.
    case ended
    /// Ctrl-Z: the line goes on when the program does.
    case suspend
  }

  init(_ editor: LineEditor, paint: Paint, size: LineScreen.Size) {
    self.editor = editor
    self.size = size
    screen = LineScreen(paint: paint)
  }

  /// Whether what came last may be the beginning of a key.
  var isWaiting: Bool { decoder.isWaiting }

  mutating func add(toHistory line: String) -> Bool { editor.history.add(line) }

  /// Begins a line in a language.
  mutating func begin(prompt: String, _ language: LineEditor.Language) -> String {
    editor.language = language
    return begin(prompt: prompt)
  }

  /// Begins a line, or draws one again.
  mutating func begin(prompt: String) -> String {
    self.prompt = prompt
    return drawn()
  }

  /// Takes bytes, up to the end of a line; what is left is for the next one.
  ///
  /// - Parameter bytes: what the terminal sent; nil where it has sent nothing for a while.
  /// - Returns: what to write, and how the line ended, if it did.
  mutating func read(_ bytes: [UInt8]?) -> (output: String, entry: Entry?) {
    waiting += bytes.map { decoder.decode($0) } ?? decoder.flush()
    guard !waiting.isEmpty else { return ("", nil) }
    var output = ""
    while let key = waiting.popFirst() {
      let (text, entry) = react(to: editor.handle(key))
      output += text
      if let entry { return (output, entry) }
    }
    return (output + drawn(), nil)
  }

  private mutating func react(to reaction: LineEditor.Reaction) -> (String, Entry?) {
    switch reaction {
    case .none: return ("", nil)
    case .bell: return ("\u{7}", nil)
    case .accepted(let line): return (left(line), .line(line))
    case .cancelled(let line): return (left(line, mark: "^C"), .cancelled)
    case .ended: return (left(""), .ended)
    case .suspend: return (screen.erase(on: size), .suspend)
    case .clearScreen: return (screen.clear(), nil)
    case .list(let candidates):
      let lines = columns(of: candidates.map(\.label), width: size.columns)
      let drawn = drawn()
      return (drawn + screen.leave() + lines.map { $0 + "\r\n" }.joined(), nil)
    }
  }

  /// Draws a line a last time, as it was entered, and goes below it.
  private mutating func left(_ line: String, mark: String = "") -> String {
    screen.draw(prompt: prompt, EditBuffer(line + mark), on: size) + screen.leave()
  }

  private mutating func drawn() -> String {
    guard let search = editor.search else {
      return screen.draw(prompt: prompt, editor.buffer, on: size)
    }
    return screen.draw(prompt: "(search '\(search.query)') ", editor.buffer, on: size)
  }
}
