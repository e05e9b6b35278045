import ASLDebugger
import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

extension DebugCommandRow {
  static let explaining: [DebugCommandRow] = [
    explanation("why", "", "why the execution went where it did last") { session, _ in
      await session.why()
    },
    explanation("whynot", "STATE", "why it did not go to STATE") { session, text in
      await session.whyNot(text.unquoted)
    },
    explanation("origin", "EXPR", "what changed the value of EXPR last") { session, text in
      await session.origin(of: text)
    },
    DebugCommandRow(
      "diff", [], "#A #B", .looking, "what is different in the data of two events"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      let ids = text.split(separator: " ").compactMap { Int($0.drop { $0 == "#" }) }
      guard ids.count == 2, let left = await shell.session.data(ofEvent: ids[0]),
        let right = await shell.session.data(ofEvent: ids[1])
      else { throw CommandFailure(.usage, "diff takes the numbers of two events so far") }
      let changes = differences(left, right)
      let text = changes.isEmpty ? "the same" : changes.joined(separator: "\n")
      try shell.output.print(
        text, json: ["type": "diff", "changes": .array(changes.map { .string($0) })])
    },
  ]

  static let others: [DebugCommandRow] = [
    DebugCommandRow(
      "clock", [], "[advance DURATION|set TIME]", .other,
      "the execution's own time; go on until another"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.clock(text)
    },
    DebugCommandRow(
      "expect", [], "EXPR|stop PLACE|error NAME|output JSON|status S|unreachable STATE", .other,
      "fail where it is not so"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.expect(text)
    },
    DebugCommandRow("source", [], "FILE", .other, "obey the commands of a file") {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.obey(try DebugScript(path: text, shell.output.console))
    },
    DebugCommandRow("save", [], "breakpoints FILE|history FILE", .other, "write to a file") {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.save(text)
    },
    DebugCommandRow("help", ["?"], "[COMMAND]", .other, "this list, or what a command does") {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      try shell.output.say(try DebugCommandRow.help(text))
    },
    DebugCommandRow("quit", ["q", "exit"], "", .other, "leave") {
      (shell: DebugShell, _: String) async throws(CommandFailure) in
      shell.isOver = true
    },
  ]

  private static func explanation(
    _ name: String, _ usage: String, _ summary: String,
    _ explain: @escaping @Sendable (DebugSession, String) async -> [String]
  ) -> DebugCommandRow {
    DebugCommandRow(name, [], usage, .looking, summary) {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      guard usage.isEmpty || !text.isEmpty else {
        throw CommandFailure(.usage, "\(name) takes \(usage)")
      }
      let lines = await explain(shell.session, text)
      try shell.output.print(
        lines.joined(separator: "\n"),
        json: ["type": .string(name), "lines": .array(lines.map { .string($0) })])
    }
  }
}

extension DebugShell {
  fileprivate func clock(_ text: String) async throws(CommandFailure) {
    let words = text.split(separator: " ").map(String.init)
    switch (words.first, words.last) {
    case (nil, _): try output.say(await view.clock(session))
    case ("advance", let length?) where words.count == 2:
      guard let duration = Duration(brief: length) else {
        throw CommandFailure(.usage, "'\(length)' is no duration as 90s, 5m, 1h or 2d")
      }
      let time = await session.time.advanced(by: duration)
      try await show(await resume(.time(time)))
    case ("set", let moment?) where words.count == 2:
      guard let time = Timestamp(parsing: moment) else {
        throw CommandFailure(.usage, "'\(moment)' is no time as 2030-01-31T12:00:00Z")
      }
      try await show(await resume(.time(time)))
    default: throw CommandFailure(.usage, "clock takes advance DURATION or set TIME")
    }
  }

  fileprivate func save(_ text: String) async throws(CommandFailure) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else {
      throw CommandFailure(.usage, "save takes breakpoints FILE or history FILE")
    }
    switch words[0] {
    case "breakpoints":
      let lines = await session.breakpoints.map(\.command)
      try OutputFile(words[1], role: "the breakpoints").commit(
        lines.map { $0 + "\n" }.joined())
    case "history":
      let events = await session.wholeHistory()
      try OutputFile(words[1], role: "the history").commit(
        HistoryEvent.json(of: events).indentedText(by: 4) + "\n")
    default: throw CommandFailure(.usage, "save takes breakpoints FILE or history FILE")
    }
  }

  fileprivate func expect(_ text: String) async throws(CommandFailure) {
    hasExpected = true
    let word = String(text.prefix { !$0.isWhitespace })
    let rest = String(text.dropFirst(word.count)).stripped
    let found: String
    var isSo: Bool
    switch word {
    case "stop":
      let stop = await session.lastStop
      var name = stop?.thread.label ?? "nothing"
      if let stop, let state = stop.moment.state {
        name = await session.name(of: state, in: stop.thread.execution)
      }
      let phase = stop?.moment.phase?.rawValue ?? "event"
      isSo = rest == name || rest == "\(name)@\(phase)" || (rest == "end" && phase == "end")
      found = "it stopped at \(name)@\(phase)"
    case "error":
      let data = await session.data()
      let outcome = await session.outcome
      let error = data.error?.error?.text ?? outcome?.errorName
      isSo = error == rest
      found = error.map { "the error is \($0)" } ?? "there is no error"
    case "status":
      let status = await session.outcome?.status ?? "RUNNING"
      isSo = status == rest
      found = "the status is \(status)"
    case "output":
      let data = await session.data()
      let wanted = try await value(rest)
      isSo = data.output == wanted
      found = "the output is \(data.output?.text ?? "not there")"
    case "unreachable":
      isSo = await session.lastEntry(of: rest.unquoted, anywhere: true) == nil
      found = "'\(rest)' was entered"
    default:
      do throws(EvaluationFailure) {
        isSo = try await session.holds(text)
      } catch {
        throw CommandFailure(.failure, "expected \(text): \(error)")
      }
      found = "it is \(await shown(text))" + (await operands(text))
    }
    guard isSo else { throw CommandFailure(.failure, "expected \(text); \(found)") }
  }

  /// The values of both sides of a comparison.
  private func operands(_ text: String) async -> String {
    for sign in [" = ", " != ", " <= ", " >= ", " < ", " > ", " in "] {
      guard let found = text.firstRange(of: sign) else { continue }
      let left = String(text[..<found.lowerBound])
      let right = String(text[found.upperBound...])
      return ", with \(left) = \(await shown(left)) and \(right) = \(await shown(right))"
    }
    return ""
  }

  func obey(_ script: DebugScript) async throws(CommandFailure) {
    for (line, text) in script.lines where !isOver {
      do throws(CommandFailure) {
        try await obey(text)
      } catch {
        throw error.located("\(script.name):\(line)")
      }
    }
  }
}

/// Commands from a file, standard input or the command line.
struct DebugScript: Sendable {
  let name: String
  let lines: [(Int, String)]

  init(path: String, _ console: Console) throws(CommandFailure) {
    let source = try InputFile(path: path, role: "the script").read(console)
    self.init(
      name: source.name, (1...source.lineCount).map { source[source.range(ofLine: $0)] })
  }

  init(name: String, _ texts: [String]) {
    self.name = name
    lines = texts.enumerated().map { ($0.offset + 1, $0.element) }
      .filter { !$0.1.stripped.isEmpty && !$0.1.stripped.hasPrefix("#") }
  }
}

extension CommandFailure {
  /// The same, said of a place.
  fileprivate func located(_ place: String) -> CommandFailure {
    guard case .message(let text, let help) = report else { return self }
    return CommandFailure(exitCode, "\(place): \(text)", help: help)
  }
}

extension Outcome {
  fileprivate var errorName: String? {
    switch self {
    case .failed(let error), .aborted(let error): error.error?.text
    case .timedOut: "States.Timeout"
    case .succeeded: nil
    }
  }
}

extension Breakpoint {
  /// What makes it again.
  fileprivate var command: String {
    switch trigger {
    case .location(let location):
      if let log { return "dprintf \(location.text) \"\(log)\"" }
      let when = condition.map { " if \($0)" } ?? ""
      return "\(isTemporary ? "tbreak" : "break") \(location.text)\(when)"
    default: return trigger.text
    }
  }
}

extension Duration {
  /// `90s`, `5m`, `1h30m`, `2d`.
  fileprivate init?(brief text: String) {
    var seconds = 0.0
    var number = ""
    for character in text {
      if character.isNumber || character == "." {
        number.append(character)
        continue
      }
      guard let value = Double(number) else { return nil }
      switch character {
      case "s": seconds += value
      case "m": seconds += value * 60
      case "h": seconds += value * 3_600
      case "d": seconds += value * 86_400
      default: return nil
      }
      number = ""
    }
    guard number.isEmpty, !text.isEmpty else { return nil }
    self = .seconds(seconds)
  }
}
