import ASLInterpreter
import ASLModel
import ASLTestState
import Diagnostics
import JSONTree

/// What became of a tested state, for a person.
struct TestStateText {
  private let answer: TestStateAnswer
  private let state: State
  private let name: String
  private let paint: Paint
  private let width: Int

  struct Style {
    let isColored: Bool
    let width: Int
  }

  /// How many lines a value may take.
  private static let mostLines = 24

  /// - Parameter name: the state's, for a person.
  init(_ answer: TestStateAnswer, _ state: State, name: String, style: Style) {
    self.answer = answer
    self.state = state
    self.name = name
    paint = Paint(isOn: style.isColored)
    width = style.width
  }

  var text: String {
    let rows = rows
    let column = min(rows.map { cellWidth(of: $0.name) }.max() ?? 0, 30) + 2
    var lines = [title, ""]
    var last: JSON?
    for row in rows {
      lines += self.lines(row, column, isSame: row.isData && last.map { $0 == row.value } ?? false)
      if row.isData { last = row.value }
    }
    return lines.joined(separator: "\n")
  }

  private var title: String {
    let name = paint(.bold, visible(self.name)) + " (\(state.type.rawValue))"
    switch answer.status {
    case .succeeded: return "\(name) \(paint(.success, "succeeded"))\(destination)"
    case .caughtError:
      return "\(name) \(paint(.warning, "failed, and the error was caught"))\(destination)"
    case .retriable: return "\(name) \(paint(.warning, "failed, and would be tried again"))"
    case .failed: return "\(name) \(paint(.error, "failed"))"
    }
  }

  private var destination: String {
    answer.nextState.map { " → \(visible($0))" } ?? ", which ends the state machine"
  }

  // MARK: Rows

  private struct Row {
    let name: String
    let value: JSON
    /// Whether it is the state's data on its way, which is compared with what was before.
    var isData = true
    var text: String?
  }

  private var rows: [Row] {
    var rows = (answer.inspectionData?.values ?? []).map { name, value in
      Row(name: Self.title(of: name), value: value, isData: name != "variables")
    }
    if let output = answer.output { rows.append(Row(name: "output", value: output)) }
    // Variables are not on the way from input to output.
    let variables = rows.filter { !$0.isData }
    rows = rows.filter(\.isData) + variables
    for (name, value) in answer.inspectionData?.numbers ?? [] {
      rows.append(Row(name: Self.title(of: name), value: value, isData: false))
    }
    return rows + errorRows
  }

  private var errorRows: [Row] {
    var rows: [Row] = []
    func add(_ name: String, _ text: String) {
      rows.append(Row(name: name, value: .null, isData: false, text: text))
    }
    guard let error = answer.error else { return rows }
    add("error", error.error?.text ?? "no Error Name")
    if let cause = error.cause { add("cause", cause) }
    let details = answer.inspectionData?.errorDetails
    if let index = details?["retryIndex"] {
      let seconds = details?["retryBackoffIntervalSeconds"]
      add("retry", "Retry[\(index.text)]" + (seconds.map { " after \($0.text)s" } ?? ", used up"))
    }
    if let index = details?["catchIndex"] { add("catch", "Catch[\(index.text)]") }
    return rows
  }

  /// `afterInputPath` is `after InputPath`.
  private static func title(of name: String) -> String {
    name.hasPrefix("after") ? "after " + name.dropFirst(5) : name
  }

  // MARK: Lines

  private func lines(_ row: Row, _ column: Int, isSame: Bool) -> [String] {
    let name = "  " + paint(.name, row.name)
    let gap = String(repeating: " ", count: max(column - cellWidth(of: row.name), 1))
    let indent = String(repeating: " ", count: column + 2)
    if isSame { return [name + gap + paint(.faint, "unchanged")] }
    let room = max(width - column - 2, 20)
    let values = row.text.map { wrapped($0, to: room) } ?? valueLines(row.value, room)
    var shown = values.prefix(Self.mostLines).map { $0 }
    if values.count > shown.count {
      shown.append(paint(.faint, "… \(values.count - shown.count) more lines; --json shows all"))
    }
    return shown.enumerated().map { index, line in (index == 0 ? name + gap : indent) + line }
  }

  /// A value in one line where there is room for it.
  private func valueLines(_ value: JSON, _ room: Int) -> [String] {
    let text = visible(value.text)
    if cellWidth(of: text) <= room { return [text] }
    return value.indentedText().split(separator: "\n").flatMap { line in
      let indent = String(line.prefix { $0 == " " })
      let rest = String(line.dropFirst(indent.count))
      return broken(rest, to: max(room - indent.count, 10)).map { indent + $0 }
    }
  }
}
