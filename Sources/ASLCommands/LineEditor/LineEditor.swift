/// A line that is being edited with the keys of Emacs: what each key does, and nothing else.
///
/// It reads no terminal and draws nothing, so that keys go in and a line and a cursor come out.
struct LineEditor {
  private(set) var buffer = EditBuffer()
  var history: LineHistory
  private(set) var search: HistorySearch?
  /// What the editor knows of the text; it may change from line to line.
  var language: Language
  private var killed = ""
  private var lastWasKill = false
  /// The place in the history that is shown; nil is the new line.
  private var historyPlace: Int?
  /// The new line, while another is shown.
  private var draft = EditBuffer()

  /// What the editor knows of the text.
  struct Language: Sendable {
    /// What may stand behind a text.
    var completion: @Sendable (String) -> LineCompletion = { _ in .none }
    /// Whether a text is whole; where it is not, Enter begins another line.
    var isComplete: @Sendable (String) -> Bool = { _ in true }
  }

  /// What a key calls for outside the line.
  enum Reaction: Equatable {
    case none
    /// The key means nothing here.
    case bell
    case accepted(String)
    /// Ctrl-C: the line was given up.
    case cancelled(String)
    /// Ctrl-D on an empty line.
    case ended
    case clearScreen
    case suspend
    case list([LineCompletion.Candidate])
  }

  init(language: Language = Language(), history: LineHistory = LineHistory()) {
    self.language = language
    self.history = history
  }

  mutating func handle(_ key: Key) -> Reaction {
    let isKill = Self.isKill(key)
    defer { lastWasKill = isKill }
    if search != nil, let reaction = handleInSearch(key) { return reaction }
    switch key {
    case .text(let text):
      buffer.insert(text)
      return .none
    case .paste(var text):
      while text.last == "\n" { text.removeLast() }
      buffer.insert(text)
      return .none
    case .enter: return enter()
    case .metaEnter:
      buffer.insert("\n")
      return .none
    case .tab: return complete()
    case .up: return up()
    case .down: return down()
    case .control(let letter): return control(letter)
    case .left, .right, .home, .end, .wordLeft, .wordRight: return move(key)
    case .backspace, .delete, .metaBackspace: return delete(key)
    case .meta(let letter): return meta(letter)
    case .escape: return .none
    case .unknown: return .bell
    }
  }

  // MARK: Keys

  private mutating func control(_ letter: Character) -> Reaction {
    switch letter {
    case "a": return move(.home)
    case "b": return move(.left)
    case "c": return .cancelled(reset())
    case "d": return buffer.isEmpty ? .ended : delete(.delete)
    case "e": return move(.end)
    case "f": return move(.right)
    case "k":
      let end = buffer.lineEnd
      return kill(buffer.cursor..<(end > buffer.cursor ? end : end + 1), forward: true)
    case "l": return .clearScreen
    case "n": return showHistory((historyPlace ?? history.lines.count) + 1)
    case "p": return showHistory((historyPlace ?? history.lines.count) - 1)
    case "r":
      search = HistorySearch(original: buffer, place: history.lines.count)
      return .none
    case "t": return buffer.transpose() ? .none : .bell
    case "u": return kill(buffer.lineStart..<buffer.cursor, forward: false)
    case "w": return kill(buffer.blankWordStart..<buffer.cursor, forward: false)
    case "y":
      buffer.insert(killed)
      return .none
    case "z": return .suspend
    default: return .bell
    }
  }

  private mutating func meta(_ letter: Character) -> Reaction {
    switch letter {
    case "b": return move(.wordLeft)
    case "f": return move(.wordRight)
    case "d": return kill(buffer.cursor..<buffer.wordEnd, forward: true)
    case "<": return showHistory(0)
    case ">": return showHistory(history.lines.count)
    default: return .bell
    }
  }

  private mutating func move(_ key: Key) -> Reaction {
    let place =
      switch key {
      case .left: buffer.cursor - 1
      case .right: buffer.cursor + 1
      case .home: buffer.lineStart
      case .end: buffer.lineEnd
      case .wordLeft: buffer.wordStart
      case .wordRight: buffer.wordEnd
      default: buffer.cursor
      }
    let before = buffer.cursor
    buffer.move(to: place)
    let isStep = key == .left || key == .right
    return isStep && buffer.cursor == before ? .bell : .none
  }

  private mutating func delete(_ key: Key) -> Reaction {
    let cursor = buffer.cursor
    switch key {
    case .backspace where cursor > 0: buffer.remove(cursor - 1..<cursor)
    case .delete where cursor < buffer.characters.count: buffer.remove(cursor..<cursor + 1)
    case .metaBackspace: return kill(buffer.wordStart..<cursor, forward: false)
    default: return .bell
    }
    return .none
  }

  private mutating func enter() -> Reaction {
    let text = buffer.text
    // An empty last line ends what is not whole too.
    let isWanted = buffer.cursor == buffer.characters.count && buffer.lineStart < buffer.lineEnd
    if isWanted, !language.isComplete(text) {
      buffer.insert("\n")
      return .none
    }
    return .accepted(reset())
  }

  /// Begins a new line.
  ///
  /// - Returns: the old one.
  private mutating func reset() -> String {
    defer {
      buffer = EditBuffer()
      draft = EditBuffer()
      historyPlace = nil
      search = nil
    }
    return buffer.text
  }

  // MARK: Killing and yanking

  private static func isKill(_ key: Key) -> Bool {
    switch key {
    case .control("k"), .control("u"), .control("w"), .meta("d"), .metaBackspace: true
    default: false
    }
  }

  /// Takes text out; what one kill after another takes is yanked together.
  private mutating func kill(_ range: Range<Int>, forward: Bool) -> Reaction {
    let range = range.clamped(to: 0..<buffer.characters.count)
    guard !range.isEmpty else { return .bell }
    let text = buffer.remove(range)
    if !lastWasKill { killed = "" }
    killed = forward ? killed + text : text + killed
    return .none
  }

  // MARK: History

  private mutating func up() -> Reaction {
    guard buffer.isOnFirstLine else {
      buffer.move(to: buffer.place(linesDown: -1))
      return .none
    }
    return control("p")
  }

  private mutating func down() -> Reaction {
    guard buffer.isOnLastLine else {
      buffer.move(to: buffer.place(linesDown: 1))
      return .none
    }
    return control("n")
  }

  private mutating func showHistory(_ place: Int) -> Reaction {
    guard place >= 0, place <= history.lines.count,
      place < history.lines.count || historyPlace != nil
    else { return .bell }
    if historyPlace == nil { draft = buffer }
    let isNew = place == history.lines.count
    buffer = isNew ? draft : EditBuffer(history.lines[place])
    historyPlace = isNew ? nil : place
    return .none
  }

  // MARK: Search

  /// What a key does while the history is searched; nil where it ends the search and then does
  /// what it always does.
  private mutating func handleInSearch(_ key: Key) -> Reaction? {
    guard var current = search else { return nil }
    var found = true
    switch key {
    case .text(let text), .paste(let text): found = current.extend(by: text, history)
    case .backspace: found = current.shorten(history)
    case .control("r"): found = current.findOlder(history)
    case .control("g"):
      buffer = current.original
      search = nil
      return Reaction.none
    case .escape:
      search = nil
      return Reaction.none
    default:
      search = nil
      return nil
    }
    search = current
    if let place = current.match(in: history), place < history.lines.count {
      if historyPlace == nil { draft = current.original }
      historyPlace = place
      buffer = EditBuffer(history.lines[place])
      buffer.move(to: current.cursor(in: buffer.text))
    }
    return found ? Reaction.none : .bell
  }

  // MARK: Completion

  private mutating func complete() -> Reaction {
    let completion = language.completion(buffer.textBeforeCursor)
    let common = completion.commonText
    if common.isEmpty, completion.candidates.isEmpty { return .bell }
    let typed = completion.typed
    if common != typed, common.hasPrefix(typed) || completion.candidates.count == 1 {
      buffer.remove(max(buffer.cursor - typed.count, 0)..<buffer.cursor)
      buffer.insert(common)
      return .none
    }
    return completion.candidates.count > 1 ? .list(completion.candidates) : .bell
  }
}
