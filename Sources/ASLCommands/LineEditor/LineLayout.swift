import Diagnostics

/// A prompt and the text behind it in the rows of a terminal.
///
/// A row ends one cell before the last column: terminals differ in what they do when that is
/// written to.
struct LineLayout: Equatable {
  /// What each row shows, without colours.
  private(set) var rows: [Row] = []
  /// Where the cursor stands: a row, and a column from 0.
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  private var row = Row()
  private let room: Int

  struct Row: Equatable {
    /// Cells.
    fileprivate(set) var width = 0
    fileprivate(set) var text = ""
    /// How much of the text is the prompt, in UTF-8 bytes.
    fileprivate(set) var promptLength = 0
  }

  /// - Parameters:
  ///   - cursor: a place in the characters.
  ///   - columns: how many the terminal has.
  init(prompt: String, characters: [Character], cursor: Int, columns: Int) {
    room = max(columns - 1, 8)
    for character in prompt { add(character) }
    row.promptLength = row.text.utf8.count
    let indentation = row.width < room / 2 ? row.width : 0
    for (place, character) in characters.enumerated() {
      if character == "\n" {
        if place == cursor { markCursor() }
        endRow()
        for _ in 0..<indentation { add(" ") }
      } else {
        add(character, isAtCursor: place == cursor)
      }
    }
    if cursor >= characters.count {
      // A whole row leaves the cursor no cell.
      if row.width >= room { endRow() }
      markCursor()
    }
    rows.append(row)
  }

  private mutating func add(_ character: Character, isAtCursor: Bool = false) {
    let text = character == "\t" ? "  " : visible(String(character))
    let width = cellWidth(of: text)
    if row.width + width > room { endRow() }
    if isAtCursor { markCursor() }
    row.text += text
    row.width += width
  }

  private mutating func markCursor() { (cursorRow, cursorColumn) = (rows.count, row.width) }

  private mutating func endRow() {
    rows.append(row)
    row = Row()
  }
}
