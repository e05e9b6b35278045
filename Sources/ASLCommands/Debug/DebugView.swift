import ASLDebugger
import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// How a debugger shows things to people.
struct DebugView {
  let paint: Paint
  /// Columns.
  let width: Int
  let glyphs: Glyphs
  let clock: String

  /// Marks, in ASCII where the terminal knows no others.
  struct Glyphs: Sendable {
    let stop: String
    let mark: String
    let failure: String
    let success: String
    let arrow: String
    let inside: String
    let bar: String
    let more: String

    static let unicode = Glyphs(
      stop: "●", mark: "▶", failure: "✗", success: "✓", arrow: "→", inside: "←", bar: "│", more: "…"
    )
    static let ascii = Glyphs(
      stop: "*", mark: ">", failure: "x", success: "+", arrow: "->", inside: "<-", bar: "|",
      more: "...")

    init(
      stop: String, mark: String, failure: String, success: String, arrow: String, inside: String,
      bar: String, more: String
    ) {
      self.stop = stop
      self.mark = mark
      self.failure = failure
      self.success = success
      self.arrow = arrow
      self.inside = inside
      self.bar = bar
      self.more = more
    }

    /// By the first variable that says what is written in: LC_ALL, LC_CTYPE, LANG.
    init(_ environment: Environment) {
      let names = ["LC_ALL", "LC_CTYPE", "LANG"]
      let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
      let text = locale.lowercased()
      self = text.contains("utf-8") || text.contains("utf8") ? .unicode : .ascii
    }
  }

  // MARK: Stops

  func text(of stop: Stop, _ session: DebugSession) async -> String {
    if case .end(let outcome) = stop.reason { return await text(of: outcome, stop, session) }
    var lines = [await headline(stop, session)]
    lines += await place(stop, session)
    lines += await news(stop, session)
    lines += stop.notes.map { "  " + paint(.warning, $0) }
    return lines.joined(separator: "\n")
  }

  private func headline(_ stop: Stop, _ session: DebugSession) async -> String {
    let state = await stateName(stop, session)
    let phase = stop.moment.phase.map { "@\($0.rawValue)" } ?? "event"
    var parts = [
      paint(.warning, glyphs.stop) + " " + paint(.bold, word(for: stop.reason)),
      paint(.bold, "\(visible(state)) \(phase)"),
    ]
    if stop.thread.id > 1 { parts.append("thread \(stop.thread.id) \(visible(stop.thread.label))") }
    parts.append("event #\(stop.moment.event)")
    let elapsed = await session.time.duration(since: session.startTime)
    parts.append("t+\(elapsed.briefText) (\(clock))")
    if await session.isInPast { parts.append("in the past") }
    return parts.joined(separator: "  ")
  }

  private func stateName(_ stop: Stop, _ session: DebugSession) async -> String {
    guard let state = stop.moment.state else { return stop.thread.label }
    return await session.name(of: state, in: stop.thread.execution)
  }

  private func word(for reason: Stop.Reason) -> String {
    switch reason {
    case .entry: "Start"
    case .step: "Step"
    case .breakpoints(let ids):
      "Breakpoint \(ids.map(String.init).joined(separator: ", "))"
    case .pause: "Paused"
    case .goto: "Moved"
    case .beginning: "Beginning"
    case .end: "End"
    case .edit: "Changed"
    }
  }

  /// The source excerpt and the nesting.
  private func place(_ stop: Stop, _ session: DebugSession) async -> [String] {
    var lines: [String] = []
    let source = await session.source
    if let range = await session.range(of: stop.moment) {
      let start = source.position(at: range.start)
      lines.append("  \(visible(source.name)):\(start.line):\(start.column)")
      lines += excerpt(source, range, start)
    }
    let frames = await session.frames()
    if frames.count > 1 {
      let outer = frames.dropFirst().map { frame in
        let line = frame.range.map { " (line \(source.line(at: $0.start)))" } ?? ""
        return visible(frame.name) + line
      }
      let text = ([visible(stop.thread.label)] + outer).joined(separator: " \(glyphs.inside) ")
      lines.append("  in " + cut(text, to: width - 5))
    }
    return lines
  }

  private func excerpt(
    _ source: SourceText, _ range: SourceRange, _ start: SourcePosition
  ) -> [String] {
    let digits = String(start.line).count
    func numbered(_ line: Int, _ mark: String) -> String {
      let text = visible(source[source.range(ofLine: line)])
      let number = String(repeating: " ", count: digits - String(line).count) + String(line)
      return " \(mark) " + paint(.gutter, "\(number) \(glyphs.bar)") + " "
        + cut(text, to: width - digits - 6)
    }
    var lines: [String] = []
    if start.line > 1 { lines.append(numbered(start.line - 1, " ")) }
    lines.append(numbered(start.line, glyphs.mark))
    let end = min(range.end, source.range(ofLine: start.line).end)
    let before = source.range(ofLine: start.line).start
    let indent = cellWidth(of: visible(source[SourceRange(start: before, end: range.start)]))
    let marked = max(cellWidth(of: visible(source[SourceRange(start: range.start, end: end)])), 1)
    let room = width - digits - 6
    if indent < room {
      let carets = String(repeating: "^", count: min(marked, room - indent))
      lines.append(
        "   " + blanks(digits) + " " + paint(.gutter, glyphs.bar) + " " + blanks(indent)
          + paint(.warning, carets))
    }
    return lines
  }

  // MARK: What is new at a phase

  private func news(_ stop: Stop, _ session: DebugSession) async -> [String] {
    let data = await session.data()
    let moment = stop.moment
    switch moment.detail {
    case .error(let error, let fate):
      return failure(error, "will: \(await text(of: fate, stop, session))")
    case .retry(let index, let attempt, let delay, let error):
      return failure(
        error, "attempt \(attempt + 1) in \(delay.briefText) (Retry[\(index)])")
    case .caught(let index, let error): return failure(error, "caught by Catch[\(index)]")
    case .rule(let index):
      let rule = index.map { "Choices[\($0)]" } ?? "Default"
      return [row("rule", text: "\(rule) leads on")]
    case .until(let time): return [row("until", text: time.text)]
    case .to(let target):
      guard let target else { return [row("next", text: "the end of \(stop.thread.label)")] }
      let name = await session.name(of: target, in: stop.thread.execution)
      return [row("next", text: "\(glyphs.arrow) \(visible(name))")]
    case .ended(let outcome): return [row("ended", text: outcome.status)]
    case .none: break
    }
    guard let phase = moment.phase else {
      let events = await session.history(of: stop.thread.execution)
      return events.last.map { [row("event", text: "#\($0.id) \($0.type)")] } ?? []
    }
    if phase == .assign {
      return (data.assigned?.members ?? []).map { row("$\($0.key)", $0.value) }
    }
    let name = phase == .enter ? "input" : phase == .input ? "effective" : phase.rawValue
    return data.current.map { [row(name, $0)] } ?? []
  }

  private func failure(_ error: ErrorOutput, _ what: String) -> [String] {
    let cause = error.cause.map { ": \(causeSummary($0))" } ?? ""
    let text = "\(error.error?.text ?? "no Error Name")\(cause)"
    return [
      "  " + paint(.error, "\(glyphs.failure) \(cut(visible(text), to: width - 4))"), "  " + what,
    ]
  }

  func text(of fate: Fate, _ stop: Stop, _ session: DebugSession) async -> String {
    let execution = stop.thread.execution
    switch fate {
    case .retried(_, let retrier, let attempt, let delay):
      return "retry in \(delay.briefText) (Retry[\(retrier)], attempt \(attempt + 1))"
    case .caught(let state, let catcher, let next):
      let name = await session.name(of: next, in: execution)
      let owner =
        state == stop.moment.state ? "" : " of \(await session.name(of: state, in: execution))"
      return "go to \(visible(name)) (Catch[\(catcher)]\(owner))"
    case .tolerated(let map):
      return "be tolerated by \(visible(await session.name(of: map, in: execution)))"
    case .uncaught: return "fail the execution"
    }
  }

  private func text(
    of outcome: Outcome, _ stop: Stop, _ session: DebugSession
  ) async -> String {
    let elapsed = await session.time.duration(since: session.startTime).briefText
    let events = await session.wholeHistory()
    let transitions = events.count {
      if case .stateEntered = $0.kind { true } else { false }
    }
    let facts =
      "\(elapsed) (\(clock)), \(counted(transitions, "state")), "
      + "\(counted(events.count, "event"))"
    var lines: [String] = []
    switch outcome {
    case .succeeded(let output):
      lines.append(paint(.success, "\(glyphs.success) SUCCEEDED") + "  " + facts)
      lines.append(row("output", output))
    case .failed(let error), .aborted(let error):
      lines.append(paint(.error, "\(glyphs.failure) \(outcome.status)") + "  " + facts)
      if error.error != nil || error.cause != nil { lines += failure(error, "").dropLast() }
    case .timedOut:
      lines.append(paint(.error, "\(glyphs.failure) TIMED_OUT") + "  " + facts)
    }
    lines.append("  reverse-step goes back, restart begins again")
    return lines.joined(separator: "\n")
  }

  // MARK: Values

  /// A name, a value as far as it fits, and its size.
  func row(_ name: String, _ value: JSON) -> String {
    let text = value.text
    let size = "\(grouped(text.utf8.count)) bytes"
    let head = "  " + name.padding(to: 9) + " "
    let room = width - cellWidth(of: head) - size.count - 2
    let shown = cut(visible(text), to: room)
    return head + shown + blanks(max(room - cellWidth(of: shown), 0) + 2) + paint(.faint, size)
  }

  func row(_ name: String, text: String) -> String {
    "  " + name.padding(to: 9) + " " + cut(text, to: width - 12)
  }

  /// As much of a text as fits into so many cells.
  func cut(_ text: String, to cells: Int) -> String {
    guard cellWidth(of: text) > cells else { return text }
    var result = ""
    var used = 0
    for character in text {
      let size = cellWidth(of: String(character))
      if used + size > cells - glyphs.more.count { break }
      result.append(character)
      used += size
    }
    return result + glyphs.more
  }

  func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - cellWidth(of: self), 0))
  }
}
