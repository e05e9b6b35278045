import Diagnostics

/// Draws a line over what was drawn of it before: what to write to the terminal, as text.
struct LineScreen {
  private let paint: Paint
  /// What is there now.
  private var rows: [LineLayout.Row] = []
  private var cursorRow = 0
  private var cursorColumn = 0
  private var columns = 0

  /// The cells of a terminal.
  struct Size: Equatable {
    var columns: Int
    var rows: Int
  }

  init(paint: Paint) { self.paint = paint }

  /// Draws the line, and puts the cursor into it.
  mutating func draw(
    prompt: String, _ buffer: EditBuffer, on size: Size
  ) -> String {
    let layout = LineLayout(
      prompt: prompt, characters: buffer.characters, cursor: buffer.cursor, columns: size.columns)
    let window = Self.window(of: layout, height: max(size.rows, 1))
    var text = erased(on: size)
    text += layout.rows[window].map(painted).joined(separator: "\r\n")
    let up = window.upperBound - 1 - layout.cursorRow
    if up > 0 { text += "\u{1B}[\(up)A" }
    text += "\r"
    if layout.cursorColumn > 0 { text += "\u{1B}[\(layout.cursorColumn)C" }
    rows = Array(layout.rows[window])
    (cursorRow, cursorColumn) = (layout.cursorRow - window.lowerBound, layout.cursorColumn)
    columns = size.columns
    return text
  }

  /// Leaves what is drawn as it is, and goes to the line below it.
  mutating func leave() -> String {
    let down = max(rows.count - 1 - cursorRow, 0)
    forget()
    return (down > 0 ? "\u{1B}[\(down)B" : "") + "\r\n"
  }

  /// Takes away what is drawn.
  mutating func erase(on size: Size) -> String {
    defer { forget() }
    return erased(on: size)
  }

  /// Clears the whole terminal.
  mutating func clear() -> String {
    forget()
    return "\u{1B}[H\u{1B}[2J"
  }

  private mutating func forget() { (rows, cursorRow, cursorColumn) = ([], 0, 0) }

  /// Goes back to where the line begins, and clears from there.
  ///
  /// A terminal that became narrower has broken the rows anew.
  private func erased(on size: Size) -> String {
    let width = max(size.columns, 1)
    var up = cursorRow
    if size.columns < columns {
      up = rows[..<cursorRow].reduce(0) { $0 + max(($1.width + width - 1) / width, 1) }
      up += cursorColumn / width
    }
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  private func painted(_ row: LineLayout.Row) -> String {
    let place = row.text.utf8.index(row.text.startIndex, offsetBy: row.promptLength)
    return paint(.name, String(row.text[..<place])) + row.text[place...]
  }

  /// The rows that are shown: all, or as many around the cursor as the terminal has.
  private static func window(of layout: LineLayout, height: Int) -> Range<Int> {
    guard layout.rows.count > height else { return 0..<layout.rows.count }
    let first = min(max(layout.cursorRow - height / 2, 0), layout.rows.count - height)
    return first..<first + height
  }
}

/// Names in columns, as many beside one another as there is room for.
///
/// - Returns: lines; where there are more than `limit` names the last line counts the others.
func columns(of names: [String], width: Int, limit: Int = 100) -> [String] {
  let shown = names.prefix(limit).map { shortened(visible($0), to: max(width - 1, 8)) }
  let cell = (shown.map { cellWidth(of: $0) }.max() ?? 0) + 2
  let count = max((width + 1) / max(cell, 1), 1)
  let height = (shown.count + count - 1) / count
  var lines = (0..<height).map { row in
    var line = ""
    for index in stride(from: row, to: shown.count, by: height) {
      let isLast = index + height >= shown.count
      let gap = isLast ? 0 : cell - cellWidth(of: shown[index])
      line += shown[index] + String(repeating: " ", count: gap)
    }
    return line
  }
  if names.count > limit { lines.append("… and \(names.count - limit) more") }
  return lines
}
