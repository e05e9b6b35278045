import ASLDebugger
import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

extension DebugCommandRow {
  static let looking: [DebugCommandRow] = [
    DebugCommandRow(
      "print", ["p"], "[/raw|/keys|/size] EXPR", .looking, repeats: true,
      "the value of a JSONata expression over the data here"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.print(text)
    },
    DebugCommandRow(
      "info", ["i"], "SCOPE|threads|breakpoints|timeline|clock|tasks", .looking,
      "input, effective, result, selected, output, variables, context, error, …"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.info(text)
    },
    DebugCommandRow(
      "pipeline", ["pl"], "", .looking, "the data flow of this state, and what each field changed"
    ) { (shell: DebugShell, _: String) async throws(CommandFailure) in
      let data = await shell.session.data(at: shell.frameMoment())
      var object = JSONObject()
      for row in data.pipeline { object[row.name] = row.value }
      try shell.output.print(
        shell.view.pipeline(data), json: ["type": "pipeline", "inspection": .object(object)])
    },
    DebugCommandRow(
      "backtrace", ["bt", "where"], "", .looking, "the states and executions around this one"
    ) { (shell: DebugShell, _: String) async throws(CommandFailure) in
      let frames = await shell.session.frames()
      try shell.output.print(
        await shell.view.backtrace(frames, chosen: shell.frame, shell.session),
        json: ["type": "backtrace", "frames": .array(frames.map(\.json))])
    },
    DebugCommandRow(
      "frame", ["f"], "N", .looking, "look at another level of nesting"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.choose(frame: try shell.number(text.isEmpty ? "0" : text))
    },
    DebugCommandRow("up", [], "", .looking, repeats: true, "one level out") {
      (shell: DebugShell, _: String) async throws(CommandFailure) in
      try await shell.choose(frame: shell.frame + 1)
    },
    DebugCommandRow("down", [], "", .looking, repeats: true, "one level in") {
      (shell: DebugShell, _: String) async throws(CommandFailure) in
      try await shell.choose(frame: shell.frame - 1)
    },
    DebugCommandRow(
      "thread", ["t"], "N|PATH", .looking, "follow another branch or iteration"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.choose(thread: text)
    },
    DebugCommandRow(
      "list", ["l"], "[LINE|STATE]", .looking, repeats: true, "the definition's text"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.list(text)
    },
    DebugCommandRow(
      "history", ["h"], "[TEXT]", .looking, "the events so far whose type or state has TEXT"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      let execution = await shell.session.lastStop?.thread.execution ?? 0
      let events = await shell.session.history(of: execution)
      let machine = await shell.session.machine(of: execution)
      for event in events {
        let line = shell.view.line(of: event, machine)
        guard text.isEmpty || line.contains(text) else { continue }
        try shell.output.print(line, json: ["type": "event", "event": event.json])
      }
    },
    DebugCommandRow(
      "display", [], "[EXPR]", .looking, "print a value at every stop"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      if !text.isEmpty {
        shell.displays.append((shell.nextDisplay, text))
        shell.nextDisplay += 1
      }
      for display in shell.displays {
        try shell.output.say(
          "\(display.id): \(display.expression) = \(await shell.shown(display.expression))")
      }
    },
    DebugCommandRow("undisplay", [], "[N]", .looking, "no longer") {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      let id = text.isEmpty ? nil : try shell.number(text)
      shell.displays.removeAll { id == nil || $0.id == id }
    },
  ]
}

extension DebugShell {
  fileprivate func print(_ text: String) async throws(CommandFailure) {
    var format = ""
    var expression = text
    if text.hasPrefix("/") {
      format = String(text.dropFirst().prefix { !$0.isWhitespace })
      expression = String(text.dropFirst(format.count + 1)).stripped
    }
    guard !expression.isEmpty else { throw CommandFailure(.usage, "print takes an expression") }
    guard let value = try await evaluate(expression) else {
      return try output.print(
        "undefined", json: ["type": "print", "expression": .string(expression)])
    }
    let shown: String
    switch format {
    case "": shown = value.indentedText()
    case "raw": shown = value.text
    case "keys":
      shown = (value.objectValue?.keys.map { $0 } ?? []).joined(separator: "\n")
    case "size": shown = "\(grouped(value.text.utf8.count)) bytes of 262,144"
    default:
      throw CommandFailure(.usage, "print knows /raw, /keys and /size, not /\(format)")
    }
    try output.print(
      shown, json: ["type": "print", "expression": .string(expression), "value": value])
  }

  fileprivate func info(_ text: String) async throws(CommandFailure) {
    switch text {
    case "threads": return try output.print(await view.threads(session), json: await threadsJSON())
    case "breakpoints", "break", "b":
      let all = await session.breakpoints
      let lines = all.map { view.text(of: $0) }
      return try output.print(
        lines.isEmpty ? "no breakpoints" : lines.joined(separator: "\n"),
        json: ["type": "breakpoints", "breakpoints": .array(all.map(view.json))])
    case "timeline", "timelines": return try await timeline("list")
    case "clock": return try output.print(await view.clock(session), json: ["type": "clock"])
    default: break
    }
    let data = await session.data(at: frameMoment())
    let scopes = data.scopes
    guard let scope = scopes.first(where: { $0.name == text }) else {
      let all = ["threads", "breakpoints", "timeline", "clock"] + scopes.map(\.name)
      throw CommandFailure(.usage, "info takes \(listed(all))")
    }
    guard let value = scope.value else {
      return try output.print(
        "there is no \(text) here", json: ["type": "info", "scope": .string(text)])
    }
    try output.print(
      value.indentedText(), json: ["type": "info", "scope": .string(text), "value": value])
  }

  private func threadsJSON() async -> JSON {
    let threads = await session.threads().map { status -> JSON in
      [
        "id": .integer(status.thread.id), "name": .string(status.thread.label),
        "state": status.state.map { .string($0) } ?? .null, "status": .string(status.kind.rawValue),
      ]
    }
    return ["type": "threads", "threads": .array(threads)]
  }

  fileprivate func choose(frame number: Int) async throws(CommandFailure) {
    let frames = await session.frames()
    guard frames.indices.contains(number) else {
      throw CommandFailure(.usage, "there are \(counted(frames.count, "frame")), from 0")
    }
    frame = number
    try output.say(await view.backtrace([frames[number]], chosen: 0, first: number, session))
  }

  fileprivate func choose(thread text: String) async throws(CommandFailure) {
    guard !text.isEmpty, let thread = await session.thread(labelled: text) else {
      throw CommandFailure(
        .usage, "there is no thread '\(text)'", help: ["info threads lists them"])
    }
    guard let stop = await session.follow(thread.id) else {
      throw CommandFailure(.usage, "thread \(thread.id) has not begun here")
    }
    try output.say(await view.text(of: stop, session), json: await view.json(of: stop, session))
  }

  fileprivate func list(_ text: String) async throws(CommandFailure) {
    let source = await session.source
    var line = listedLine.map { $0 + 11 }
    if let number = Int(text) {
      line = number
    } else if !text.isEmpty {
      guard let id = await session.machine.id(named: text.unquoted),
        let range = await session.fieldMap.nameRange(of: id)
      else { throw CommandFailure(.usage, "no state is called '\(text)'") }
      line = source.line(at: range.start) + 4
    } else if line == nil, let range = await session.frames().first?.range {
      line = source.line(at: range.start)
    }
    let middle = line ?? 6
    guard middle - 5 <= source.lineCount else {
      throw CommandFailure(.usage, "the definition has \(counted(source.lineCount, "line"))")
    }
    listedLine = middle
    let mark = await session.frames().first?.range.map { source.line(at: $0.start) }
    let lines = max(1, middle - 5)...min(source.lineCount, max(middle + 5, 1))
    try output.say(view.listing(source, lines, mark: mark))
  }
}

extension StateData {
  /// The scopes by their names in `info`.
  var scopes: [(name: String, value: JSON?)] {
    [
      ("input", input), ("effective", effectiveInput), ("items", items), ("result", result),
      ("selected", selected), ("output", output), ("variables", .object(variables)),
      ("context", context), ("error", error.map(\.json)),
    ]
  }
}

extension ErrorOutput {
  var json: JSON {
    ["Error": error.map { .string($0.text) } ?? .null, "Cause": cause.map { .string($0) } ?? .null]
  }
}

extension Frame {
  var json: JSON {
    var object: JSONObject = [
      "state": .string(name), "type": .string(type.rawValue), "thread": .integer(thread.id),
      "path": .string(thread.label),
    ]
    object["phase"] = phase.map { .string($0.rawValue) }
    object["machine"] = machine.map { .string($0) }
    return .object(object)
  }
}
