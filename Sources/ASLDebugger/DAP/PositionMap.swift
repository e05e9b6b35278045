import DebugAdapterProtocol
import Diagnostics

/// Places in a definition as a client counts them: lines from 0 or 1, columns in UTF-16 code units
/// from 0 or 1.
struct PositionMap: Sendable {
  let source: SourceText
  private let firstLine: Int
  private let firstColumn: Int

  init(_ source: SourceText, _ client: InitializeArguments) {
    self.source = source
    firstLine = client.linesStartAt1 ? 1 : 0
    firstColumn = client.columnsStartAt1 ? 1 : 0
  }

  /// - Parameter end: where it ends, if that is not the range's own end.
  func span(_ range: SourceRange, end: Int? = nil) -> SourceSpan {
    let start = place(range.start)
    let end = place(end ?? range.end)
    return SourceSpan(
      line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
  }

  /// The line, from 1, that a client means.
  func line(_ line: Int) -> Int { line + 1 - firstLine }

  /// A line as a client counts.
  func clientLine(_ line: Int) -> Int { line - 1 + firstLine }

  func clientColumn(_ column: Int) -> Int { column - 1 + firstColumn }

  /// The column in bytes, from 1, of a client's column of a line from 1.
  func column(_ column: Int, line: Int) -> Int {
    guard (1...source.lineCount).contains(line) else { return 1 }
    let text = source[source.range(ofLine: line)]
    let units = min(max(column - firstColumn, 0), text.utf16.count)
    let index = text.utf16.index(text.startIndex, offsetBy: units)
    return text.utf8.distance(from: text.startIndex, to: index) + 1
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let line = source.line(at: offset)
    let start = source.range(ofLine: line).start
    let before = source[SourceRange(start: start, end: max(start, offset))]
    return (clientLine(line), before.utf16.count + firstColumn)
  }
}
