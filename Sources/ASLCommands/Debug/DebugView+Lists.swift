import ASLDebugger
import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// Lists, and what programs read.
extension DebugView {
  func text(of breakpoint: Breakpoint) -> String {
    var words = ["breakpoint \(breakpoint.id)", breakpoint.trigger.text]
    if let condition = breakpoint.condition { words.append("if \(condition)") }
    if let log = breakpoint.log { words.append("prints \"\(log)\"") }
    if breakpoint.ignoreCount > 0 { words.append("passed \(breakpoint.ignoreCount) times more") }
    if !breakpoint.isEnabled { words.append("(disabled)") }
    if breakpoint.hits > 0 { words.append("(\(counted(breakpoint.hits, "hit")))") }
    var text = words.joined(separator: " ")
    if case .unverified(let reason, let near) = breakpoint.binding {
      text += "\n  " + paint(.warning, "it can never stop: \(reason)")
      if let name = near.first { text += "; did you mean '\(name)'?" }
    }
    return text
  }

  func json(of breakpoint: Breakpoint) -> JSON {
    var object: JSONObject = [
      "type": "breakpoint", "id": .integer(breakpoint.id),
      "location": .string(breakpoint.trigger.text), "hits": .integer(breakpoint.hits),
    ]
    if case .unverified(let reason, _) = breakpoint.binding {
      object["verified"] = false
      object["reason"] = .string(reason)
    } else {
      object["verified"] = true
    }
    return .object(object)
  }

  func json(of stop: Stop, _ session: DebugSession) async -> JSON {
    if case .end(let outcome) = stop.reason {
      var object: JSONObject = ["type": "end", "status": .string(outcome.status)]
      switch outcome {
      case .succeeded(let output): object["output"] = output
      case .failed(let error), .aborted(let error):
        object["error"] = error.error.map { .string($0.text) }
        object["cause"] = error.cause.map { .string($0) }
      case .timedOut: break
      }
      return .object(object)
    }
    let data = await session.data()
    var inspection = JSONObject()
    for row in data.pipeline { inspection[row.name] = row.value }
    var object: JSONObject = [
      "type": "stop", "reason": .string(stop.reason.name), "event": .integer(stop.moment.event),
      "thread": .integer(stop.thread.id), "path": .string(stop.thread.label),
    ]
    if let state = stop.moment.state {
      object["state"] = .string(await session.name(of: state, in: stop.thread.execution))
    }
    object["phase"] = stop.moment.phase.map { .string($0.rawValue) }
    if case .breakpoints(let ids) = stop.reason {
      object["breakpoints"] = .array(ids.map { .integer($0) })
    }
    object["frames"] = .array(await session.frames().map(\.json))
    object["inspection"] = .object(inspection)
    if !stop.notes.isEmpty { object["notes"] = .array(stop.notes.map { .string($0) }) }
    return .object(object)
  }

  // MARK: Lists

  func pipeline(_ data: StateData) -> String {
    var lines: [String] = []
    var before: JSON?
    for entry in data.pipeline {
      lines.append(row(name: entry.name, entry.value))
      if let before, entry.name != "variables" {
        for change in differences(before, entry.value).prefix(8) {
          lines.append(blanks(22) + paint(.faint, cut(change, to: width - 22)))
        }
      }
      if entry.name != "variables" { before = entry.value }
    }
    return lines.joined(separator: "\n")
  }

  private func row(name: String, _ value: JSON) -> String {
    let size = "\(grouped(value.text.utf8.count)) bytes"
    let head = "  " + name.padding(to: 20)
    let room = width - 22 - size.count - 2
    let shown = cut(visible(value.text), to: room)
    return head + shown + blanks(max(room - cellWidth(of: shown), 0) + 2) + paint(.faint, size)
  }

  func backtrace(
    _ frames: [Frame], chosen: Int, first: Int = 0, _ session: DebugSession
  ) async -> String {
    let source = await session.source
    return frames.enumerated().map { index, frame in
      let mark = index == chosen ? glyphs.mark : " "
      let phase = frame.phase.map { " @\($0.rawValue)" } ?? ""
      let line = frame.range.map { "  line \(source.line(at: $0.start))" } ?? ""
      let machine = frame.machine.map { "  of \($0)" } ?? ""
      return
        "\(mark) #\(index + first) \(visible(frame.name))\(phase)  \(visible(frame.thread.label))"
        + line + machine
    }.joined(separator: "\n")
  }

  /// Threads; of a Map with many iterations the number in each condition and those that matter.
  func threads(_ session: DebugSession) async -> String {
    let all = await session.threads()
    let chosen = await session.lastStop?.thread.id
    var lines: [String] = []
    var groups: [Int: [ThreadStatus]] = [:]
    for status in all {
      guard case .iteration = status.thread.origin else {
        lines.append(line(of: status, chosen))
        continue
      }
      groups[status.thread.parent ?? 0, default: []].append(status)
    }
    for parent in groups.keys.sorted() {
      let members = groups[parent] ?? []
      if members.count <= 10 {
        lines += members.map { line(of: $0, chosen) }
        continue
      }
      let name = members.first.map { String($0.thread.label.prefix { $0 != "#" }) } ?? ""
      let counts = ThreadStatus.Kind.allCases.map { kind in
        "\(grouped(members.count { $0.kind == kind })) \(kind.rawValue)"
      }
      lines.append("  \(visible(name)): \(counts.joined(separator: ", "))")
      let shown = members.filter { $0.kind == .failed || $0.thread.id == chosen }
      lines += shown.prefix(10).map { line(of: $0, chosen) }
    }
    return lines.joined(separator: "\n")
  }

  private func line(of status: ThreadStatus, _ chosen: Int?) -> String {
    let mark = status.thread.id == chosen ? glyphs.mark : " "
    let place = status.state.map { state in
      "  \(visible(state))" + (status.phase.map { " @\($0.rawValue)" } ?? "")
    }
    return "\(mark) \(status.thread.id)  \(visible(status.thread.label))\(place ?? "")  "
      + status.kind.rawValue
  }

  func timelines(_ session: DebugSession) async -> String {
    await session.timelineInfos().map { info in
      let origin = info.origin.map { "  from @\($0)" } ?? ""
      let changes = info.changes == 0 ? "" : "  \(counted(info.changes, "change"))"
      let name = info.name.map { "  \($0)" } ?? ""
      let status = info.outcome.map { "  \($0.status)" } ?? ""
      return "\(info.isCurrent ? glyphs.mark : " ") @\(info.id)\(name)\(origin)\(changes)\(status)"
    }.joined(separator: "\n")
  }

  func clock(_ session: DebugSession) async -> String {
    let elapsed = await session.time.duration(since: session.startTime)
    return "\(await session.time.text)  t+\(elapsed.briefText)  \(clock)"
  }

  func listing(_ source: SourceText, _ lines: ClosedRange<Int>, mark: Int?) -> String {
    let digits = String(lines.upperBound).count
    return lines.map { line in
      let number = String(repeating: " ", count: digits - String(line).count) + String(line)
      let text = cut(visible(source[source.range(ofLine: line)]), to: width - digits - 6)
      return " \(line == mark ? glyphs.mark : " ") "
        + paint(.gutter, "\(number) \(glyphs.bar)") + " " + text
    }.joined(separator: "\n")
  }

  func line(of event: HistoryEvent, _ machine: StateMachine) -> String {
    let name: String
    switch event.kind {
    case .stateEntered(_, _, let state, input: _): name = "  \(state)"
    case .stateExited(_, _, let state, output: _, assigned: _): name = "  \(state)"
    case .stateAborted(_, let id): name = "  \(machine[id].name)"
    case .task(_, .failed(let error)), .task(_, .timedOut(let error)), .executionFailed(let error):
      name = "  \(error.error?.text ?? "")"
    case .mapIterationStarted(let map, let index), .mapIterationSucceeded(let map, let index),
      .mapIterationFailed(let map, let index), .mapIterationAborted(let map, let index):
      name = "  \(map)#\(index)"
    default: name = ""
    }
    return "#\(event.id) \(event.type)\(visible(name))"
  }
}

extension Stop.Reason {
  var name: String {
    switch self {
    case .entry: "entry"
    case .step: "step"
    case .breakpoints: "breakpoint"
    case .pause: "pause"
    case .goto: "goto"
    case .beginning: "beginning"
    case .end: "end"
    case .edit: "edit"
    }
  }
}

extension Breakpoint.Trigger {
  /// As it is typed.
  var text: String {
    switch self {
    case .location(let location): location.text
    case .error(let name, let handling):
      (["catch error"] + [name, handling?.rawValue].compactMap { $0 }).joined(separator: " ")
    case .retry(let state, let attempt):
      (["catch retry"] + [state, attempt.map { "attempt \($0)" }].compactMap { $0 })
        .joined(separator: " ")
    case .transition(let from, let to): "catch transition \(from ?? "") -> \(to ?? "")"
    case .choice(let state, let rule):
      switch rule {
      case nil: "catch choice \(state)"
      case .default: "catch choice \(state) default"
      case .index(let index): "catch choice \(state) \(index)"
      }
    case .timeout: "catch timeout"
    case .wait: "catch wait"
    case .task(let resource): "catch task" + (resource.map { " \($0)" } ?? "")
    case .assign(let name): "catch assign $\(name)"
    case .mapFailure: "catch map-failure"
    case .join: "catch join"
    case .watch(let expression): "watch \(expression)"
    }
  }
}
