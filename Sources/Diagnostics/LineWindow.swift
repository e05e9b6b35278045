/// The part of a source line that is shown: the whole line, or as much around a range as fits.
///
/// Tabs become blanks up to the next multiple of four, control characters become visible ones.
struct LineWindow {
  /// What is printed, with `…` where the line is cut.
  let text: String
  private var cells: [Cell]
  /// The columns, from 0, where the shown part of the line starts and ends.
  private let shown: Range<Int>
  /// How far the line is moved to the left.
  private let shift: Int

  /// A character and the column it starts at; the last cell is the end of the line.
  private struct Cell {
    let offset: Int
    let column: Int
    let text: String
  }

  /// - Parameters:
  ///   - line: from 1.
  ///   - focus: what must be seen, on that line.
  ///   - width: how many columns there are.
  init(line: Int, of source: SourceText, around focus: SourceRange, width: Int) {
    let whole = source.range(ofLine: line)
    // Far more bytes than cells that fit, so that a line of megabytes costs no more than a short
    // one.
    let reach = width * 16
    let start = source.characterBoundary(max(whole.start, focus.start - reach))
    let end = max(start, source.characterBoundary(min(whole.end, focus.start + reach)))
    cells = Self.cells(of: source, SourceRange(start: start, end: end))
    let total = cells.last?.column ?? 0
    let (isCutBefore, isCutAfter) = (start > whole.start, end < whole.end)
    if total <= width, !isCutBefore, !isCutAfter {
      shown = 0..<total
      shift = 0
      text = cells.dropLast().map(\.text).joined()
      return
    }
    let from = Self.column(of: focus.start, in: cells)
    let count = max(1, Self.column(of: focus.end, in: cells) - from)
    let left = min(max(0, from - max(2, (width - count) / 2)), max(0, total - width))
    let right = min(left + width, total)
    let (hidesLeft, hidesRight) = (left > 0 || isCutBefore, right < total || isCutAfter)
    shown = (left + (hidesLeft ? 1 : 0))..<(right - (hidesRight ? 1 : 0))
    shift = left
    text = Self.text(of: cells, shown, shift, hidesLeft, hidesRight)
  }

  /// The columns of the window that a range takes, at least one; nil where it starts outside.
  func columns(of range: SourceRange) -> Range<Int>? {
    let start = Self.column(of: range.start, in: cells)
    guard start >= shown.lowerBound, start <= shown.upperBound else { return nil }
    let end = min(Self.column(of: range.end, in: cells), shown.upperBound)
    return (start - shift)..<(max(end, start + 1) - shift)
  }

  private static func cells(of source: SourceText, _ range: SourceRange) -> [Cell] {
    var cells: [Cell] = []
    var (offset, column) = (range.start, 0)
    for character in source.characters(in: range) {
      let size = character.utf8.count
      if character == "\t" {
        let blanks = 4 - column % 4
        cells.append(
          Cell(offset: offset, column: column, text: String(repeating: " ", count: blanks)))
        column += blanks
      } else {
        let text = visible(String(character))
        cells.append(Cell(offset: offset, column: column, text: text))
        column += cellWidth(of: text)
      }
      offset += size
    }
    cells.append(Cell(offset: offset, column: column, text: ""))
    return cells
  }

  /// The column of the character that holds an offset.
  private static func column(of offset: Int, in cells: [Cell]) -> Int {
    cells.last { $0.offset <= offset }?.column ?? 0
  }

  private static func text(
    of cells: [Cell], _ shown: Range<Int>, _ shift: Int, _ hidesLeft: Bool, _ hidesRight: Bool
  ) -> String {
    var text = hidesLeft ? "…" : ""
    var width = hidesLeft ? 1 : 0
    for (cell, next) in zip(cells, cells.dropFirst())
    where cell.column >= shown.lowerBound && next.column <= shown.upperBound {
      // A wide character that does not fit whole leaves a blank.
      let gap = cell.column - shift - width
      text += String(repeating: " ", count: gap) + cell.text
      width += gap + next.column - cell.column
    }
    return hidesRight ? text + "…" : text
  }
}

extension SourceText {
  /// The nearest offset at or before this one where a UTF-8 sequence may start.
  fileprivate func characterBoundary(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The characters of a range, of as many bytes together as the range has. Where it is not UTF-8,
  /// each byte beyond ASCII counts as one unreadable character.
  fileprivate func characters(in range: SourceRange) -> String {
    let slice = bytes[range.start..<range.end]
    return String(validating: slice, as: UTF8.self)
      ?? String(slice.map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : "\u{1A}" })
  }
}
