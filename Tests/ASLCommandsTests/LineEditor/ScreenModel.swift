import Diagnostics

@testable import ASLCommands

/// As much of a terminal as a line editor writes to: cells, a cursor, and a few sequences.
struct ScreenModel {
  let columns: Int
  /// Each cell's character; a wide one is followed by an empty cell.
  private var cells: [[String]] = [[]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var bells = 0
  /// The widest row that was ever written.
  private(set) var widest = 0

  init(columns: Int) { self.columns = columns }

  var rows: [String] {
    var rows = cells.map { row in
      var text = row.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
    while rows.count > 1, rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  mutating func write(_ text: String) {
    var rest = Array(text)[...]
    while let character = rest.popFirst() {
      switch character {
      case "\u{1B}": sequence(&rest)
      case "\r": column = 0
      case "\n": down()
      case "\r\n":
        column = 0
        down()
      case "\u{7}": bells += 1
      default: put(character)
      }
    }
  }

  private mutating func down() {
    row += 1
    if row == cells.count { cells.append([]) }
  }

  private mutating func put(_ character: Character) {
    let width = cellWidth(of: character)
    guard width > 0 else {
      if column > 0 { cells[row][column - 1].append(character) }
      return
    }
    while cells[row].count < column + width { cells[row].append(" ") }
    cells[row][column] = String(character)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    widest = max(widest, column)
  }

  private mutating func sequence(_ rest: inout ArraySlice<Character>) {
    guard rest.popFirst() == "[" else { return }
    let parameters = String(rest.prefix { !$0.isLetter })
    rest = rest.dropFirst(parameters.count)
    let count = Int(parameters) ?? 1
    switch rest.popFirst() {
    case "A": row = max(row - count, 0)
    case "B": row = min(row + count, cells.count - 1)
    case "C": column += count
    case "H": (row, column) = (0, 0)
    case "J" where parameters == "2": cells = [[]]
    case "J":
      cells[row] = Array(cells[row].prefix(column))
      cells = Array(cells[...row])
    default: break
    }
  }
}

/// A line editor with a terminal of the test's own.
struct TypedSession {
  private(set) var session: LineSession
  private(set) var screen: ScreenModel
  private(set) var entries: [LineSession.Entry] = []
  private let prompt: String

  init(
    _ prompt: String = "> ", columns: Int = 40, rows: Int = 10, history: [String] = [],
    language: LineEditor.Language = LineEditor.Language()
  ) {
    self.prompt = prompt
    session = LineSession(
      LineEditor(language: language, history: LineHistory(history)), paint: Paint(isOn: false),
      size: LineScreen.Size(columns: columns, rows: rows))
    screen = ScreenModel(columns: columns)
    screen.write(session.begin(prompt: prompt))
  }

  /// Types bytes; behind each line another one begins.
  mutating func type(_ text: String) {
    var bytes = Array(text.utf8)
    while true {
      let (output, entry) = session.read(bytes)
      screen.write(output)
      guard let entry else { return }
      entries.append(entry)
      screen.write(session.begin(prompt: prompt))
      bytes = []
    }
  }

  /// Lets time pass.
  mutating func pause() { screen.write(session.read(nil).output) }

  /// The line with a `|` where the cursor stands.
  var line: String {
    let buffer = session.editor.buffer
    return buffer.textBeforeCursor + "|" + buffer.text.dropFirst(buffer.textBeforeCursor.count)
  }
}
