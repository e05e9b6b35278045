/// The lines of a source text that a diagnostic is about, with the marks below them.
struct Excerpt {
  enum Row: Equatable {
    case source(line: Int, text: String)
    /// Carets or dashes from a column, from 0, with what stands beside them.
    case mark(column: Int, count: Int, label: String, isPrimary: Bool)
    /// What had no room beside its mark.
    case label(column: Int, label: String, isPrimary: Bool)
    /// Lines left out from the middle of a range.
    case gap
  }

  private(set) var rows: [Row] = []
  /// How many digits the greatest line number has.
  let numberWidth: Int
  private let width: Int

  /// - Parameter width: how many columns there are, the line numbers included.
  init(of diagnostic: Diagnostic, in source: SourceText, width: Int) {
    var marks = Mark.marks(diagnostic.range, diagnostic.label, isPrimary: true, in: source)
    for note in diagnostic.notes {
      marks += Mark.marks(note.range, note.message, isPrimary: false, in: source)
    }
    marks.sort { ($0.line, $0.range.start) < ($1.line, $1.range.start) }
    numberWidth = String(marks.last?.line ?? 1).utf8.count
    self.width = width - numberWidth - 4
    var before: Int?
    while let first = marks.first {
      if first.followsGap, let before, before < first.line - 1 { rows.append(.gap) }
      before = first.line
      let count = marks.prefix { $0.line == first.line }.count
      add(Array(marks.prefix(count)), of: source)
      marks.removeFirst(count)
    }
  }

  /// Adds a line with its marks; more than once, where one window of the line cannot show them all.
  private mutating func add(_ marks: [Mark], of source: SourceText) {
    var left = marks
    while let focus = left.firstIndex(where: \.isPrimary) ?? left.indices.first {
      let range = left[focus].range
      let window = LineWindow(line: left[focus].line, of: source, around: range, width: width)
      rows.append(.source(line: left[focus].line, text: window.text))
      var hidden: [Mark] = []
      for (index, mark) in left.enumerated() {
        if let columns = window.columns(of: mark.range) ?? (index == focus ? 0..<1 : nil) {
          add(mark, at: columns)
        } else {
          hidden.append(mark)
        }
      }
      left = hidden
    }
  }

  private mutating func add(_ mark: Mark, at columns: Range<Int>) {
    let labelWidth = cellWidth(of: mark.label)
    let fits = columns.upperBound + 1 + labelWidth <= width
    rows.append(
      .mark(
        column: columns.lowerBound, count: columns.count, label: fits ? mark.label : "",
        isPrimary: mark.isPrimary))
    if !fits, !mark.label.isEmpty {
      let column = min(columns.lowerBound, max(0, width - labelWidth))
      rows.append(.label(column: column, label: mark.label, isPrimary: mark.isPrimary))
    }
  }
}

/// A range on one line, to be underlined.
private struct Mark {
  let range: SourceRange
  let line: Int
  let label: String
  let isPrimary: Bool
  /// Whether this is the end of a range whose middle is left out.
  let followsGap: Bool

  /// The marks of a range: one, or one on its first and one on its last line.
  static func marks(
    _ range: SourceRange, _ label: String, isPrimary: Bool, in source: SourceText
  ) -> [Mark] {
    let start = min(max(range.start, 0), source.bytes.count)
    let end = min(max(range.end, start), source.bytes.count)
    let first = source.line(at: start)
    let last = source.line(at: max(start, end - 1))
    guard last > first else {
      let range = SourceRange(start: start, end: end)
      return [
        Mark(range: range, line: first, label: label, isPrimary: isPrimary, followsGap: false)
      ]
    }
    let head = SourceRange(start: start, end: source.range(ofLine: first).end)
    let tail = source.range(ofLine: last)
    let indentation = source.bytes[tail.start..<tail.end].prefix { $0 == 0x20 || $0 == 0x09 }.count
    let tailStart = min(tail.start + indentation, max(tail.start, end - 1))
    return [
      Mark(range: head, line: first, label: "", isPrimary: isPrimary, followsGap: false),
      Mark(
        range: SourceRange(start: tailStart, end: end), line: last, label: label,
        isPrimary: isPrimary, followsGap: true),
    ]
  }
}
