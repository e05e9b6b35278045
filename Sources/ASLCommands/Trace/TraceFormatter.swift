import Diagnostics
import JSONTree

/// Lays the lines of a trace out in columns.
///
/// ```
///    0.00s  ✓ Prepare                 Pass
///   12.30s  ↻ Run Fargate Task        States.TaskFailed · retry 1 of 3 in 10s
///               Essential container in task exited: app exited with 1
///   31.00s  ▾ Fan out                 Map, 2 items
///   31.00s  │ ✓ [0] Charge            lambda charge
/// ```
///
/// First the time since the start on the execution's own clock, then a bar for each Parallel or Map
/// around the state, what became of it, the indices of those branches and iterations, its name, and
/// details; beneath, what there is to say at length.
struct TraceFormatter {
  let paint: Paint
  /// Columns.
  let width: Int
  /// Whether values and causes are shown in full, or nearly.
  let isVerbose: Bool
  /// Where details begin, counted from behind the time.
  private let nameWidth: Int

  private static let timeWidth = 9
  private static let margin = timeWidth + 2
  private static let noteIndent = "    "
  private static let mostCauseLines = 6
  private static let mostLogLines = 6
  private static let mostValueLines = 5
  private static let labelWidth = 11

  /// - Parameter names: all the names there can be, each behind its bars and indices.
  init(paint: Paint, width: Int, isVerbose: Bool, widestName: Int) {
    self.paint = paint
    self.width = max(width, 40)
    self.isVerbose = isVerbose
    nameWidth = min(widestName, (self.width - Self.margin) * 2 / 5)
  }

  func lines(for entry: TraceEntry) -> [String] {
    let bars = String(repeating: "│ ", count: entry.margin + entry.path.count)
    let tag = entry.path.isEmpty ? "" : "[\(entry.path.map(String.init).joined(separator: "."))] "
    let name = visible(entry.name)
    let used = cellWidth(of: bars) + 2 + cellWidth(of: tag) + cellWidth(of: name)
    let gap = String(repeating: " ", count: max(nameWidth - used, 0) + 2)
    let head =
      paint(.faint, leftPadded(entry.time.columnText, to: Self.timeWidth)) + "  "
      + paint(.faint, bars) + mark(entry.mark) + " " + paint(.faint, tag) + paint(.bold, name)
    let column = Self.margin + max(used, nameWidth) + 2
    var lines = laidOut(entry.details, behind: head + gap, at: column, bars)
    for note in entry.notes { lines += self.lines(for: note, bars) }
    return lines
  }

  /// A line that something printed, behind the name of what printed it; a long one takes several.
  func lines(forLog text: String, from source: String, depth: Int) -> [String] {
    let bars = String(repeating: "│ ", count: depth)
    let margin = blanks(Self.margin) + paint(.faint, bars) + Self.noteIndent
    let source = shortened(visible(source), to: width / 4)
    let room = width - noteColumn(bars) - cellWidth(of: source) - 3
    let shown = text.prefix(isVerbose ? text.count : room * (Self.mostLogLines + 1))
    var lines = wrapped(String(shown), to: max(room, 20))[...]
    if !isVerbose, lines.count > Self.mostLogLines {
      lines = lines.prefix(Self.mostLogLines - 1) + ["… \(byteSize(text.utf8.count)) in all"]
    }
    return lines.enumerated().map { index, line in
      let head =
        index == 0 ? paint(.name, source) : blanks(cellWidth(of: source))
      return margin + head + paint(.faint, " | ") + line
    }
  }

  /// Puts details one behind the other, in further lines where they do not fit.
  private func laidOut(
    _ details: [TraceEntry.Detail], behind head: String, at column: Int, _ bars: String
  ) -> [String] {
    var lines = [head]
    var place = column
    for (index, detail) in details.enumerated() {
      let text = visible(detail.text)
      let size = cellWidth(of: text)
      if place + (index > 0 ? 3 : 0) + size > width, index > 0 || place > noteColumn(bars) {
        place = continuationColumn(for: size, bars)
        lines.append(
          blanks(Self.margin) + paint(.faint, bars)
            + blanks(place - Self.margin - cellWidth(of: bars)))
      } else if index > 0 {
        lines[lines.count - 1] += paint(.faint, " · ")
        place += 3
      }
      let shown = isVerbose ? text : shortened(text, to: max(width - place, 10))
      lines[lines.count - 1] += painted(detail.ink, shown)
      place += cellWidth(of: shown)
    }
    return lines.map(trimmingEnd)
  }

  /// Where a further line of details begins: under the first ones, or further left where it is
  /// long.
  private func continuationColumn(for size: Int, _ bars: String) -> Int {
    let column = Self.margin + nameWidth + 2
    return column + size > width ? noteColumn(bars) : max(column, noteColumn(bars))
  }

  private func noteColumn(_ bars: String) -> Int {
    Self.margin + cellWidth(of: bars) + Self.noteIndent.count
  }

  private func lines(for note: TraceEntry.Note, _ bars: String) -> [String] {
    let margin = blanks(Self.margin) + paint(.faint, bars) + Self.noteIndent
    let room = width - Self.margin - cellWidth(of: bars) - Self.noteIndent.count
    switch note {
    case .text(let text): return [margin + paint(.faint, text)]
    case .cause(let cause):
      let lines = wrapped(cause, to: max(room, 20))
      let shown = isVerbose ? lines[...] : lines.prefix(Self.mostCauseLines)
      let rest = lines.count - shown.count
      let end = rest > 0 ? [margin + paint(.faint, "… \(counted(rest, "more line"))")] : []
      return shown.map { margin + $0 } + end
    case .value(let name, let value):
      let lines = valueLines(value, max(room - Self.labelWidth, 20))
      return lines.enumerated().map { index, line in
        margin + paint(.faint, (index == 0 ? name : "").padded(to: Self.labelWidth)) + line
      }
    }
  }

  /// A value as compact JSON in a few lines; where it is longer it is cut and its size is told.
  private func valueLines(_ value: JSON, _ room: Int) -> [String] {
    let text = value.text
    // Far more bytes than are shown, so that a value of megabytes costs no more than a short one.
    let lines = broken(String(text.prefix(room * (Self.mostValueLines + 1))), to: room)
    guard lines.count > Self.mostValueLines else { return lines }
    let size = paint(.faint, "… \(byteSize(text.utf8.count)) in all")
    return lines.prefix(Self.mostValueLines - 1) + [size]
  }
}

// MARK: - Marks and colours

extension TraceFormatter {
  private func mark(_ mark: TraceEntry.Mark) -> String {
    switch mark {
    case .started: paint(.faint, "▸")
    case .opened: paint(.faint, "▾")
    case .succeeded: paint(.success, "✓")
    case .retried: paint(.warning, "↻")
    case .failed: paint(.error, "✗")
    case .stopped: paint(.faint, "■")
    }
  }

  private func painted(_ ink: TraceEntry.Detail.Ink, _ text: String) -> String {
    switch ink {
    case .plain: text
    case .error: paint(.error, text)
    case .warning: paint(.warning, text)
    }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  private func leftPadded(_ text: String, to width: Int) -> String {
    blanks(width - text.count) + text
  }

  private func trimmingEnd(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
