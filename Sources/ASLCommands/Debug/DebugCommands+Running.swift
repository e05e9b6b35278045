import ASLDebugger
import ASLInterpreter
import ASLModel
import JSONTree

extension DebugCommandRow {
  static let running: [DebugCommandRow] = [
    motion("step", ["s"], .step, "until the next state, also inside of this one"),
    motion("next", ["n"], .next, "until the next state, over what is inside of this one"),
    motion("stepi", ["si"], .phase, "to the next phase of this state"),
    motion("event", ["ei"], .event, "to the next event of the history"),
    motion("finish", ["fin"], .finish, "until this branch, iteration or execution has ended"),
    DebugCommandRow(
      "until", ["u", "advance"], "LOCATION", .running, "until a location"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      let location = try await shell.location(text)
      try await shell.show(await shell.resume(.until(location)))
    },
    DebugCommandRow(
      "continue", ["c"], "[N]", .running, repeats: true,
      "until a breakpoint; with N, passing it N - 1 times"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      if !text.isEmpty {
        let count = try shell.number(text, atLeast: 1)
        if case .breakpoints(let ids) = await shell.session.lastStop?.reason {
          for id in ids { await shell.session.change(id) { $0.ignoreCount = count - 1 } }
        }
      }
      try await shell.show(await shell.resume(.continue))
    },
    DebugCommandRow(
      "kill", [], "", .running, "end the execution as ABORTED"
    ) { (shell: DebugShell, _: String) async throws(CommandFailure) in
      try await shell.show(await shell.session.stop())
    },
  ]

  static let back: [DebugCommandRow] = [
    reverse("reverse-step", ["rs"], .step), reverse("reverse-next", ["rn"], .next),
    reverse("reverse-stepi", ["rsi"], .phase), reverse("reverse-finish", ["rfin"], .finish),
    reverse("reverse-continue", ["rc"], .continue),
    DebugCommandRow(
      "goto", [], "#EVENT|-N|+N|@TIMELINE", .back, "to another moment; nothing runs"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.goto(text)
    },
    DebugCommandRow(
      "restart", ["r"], "[STATE]", .back, "back to the start, or to where STATE was entered"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.restart(text)
    },
    DebugCommandRow(
      "rerun", [], "", .back, "start anew on a timeline of its own, with all tasks run again"
    ) { (shell: DebugShell, _: String) async throws(CommandFailure) in
      try await shell.show(await shell.session.rerun())
    },
    DebugCommandRow(
      "timeline", ["tl"], "[list|switch @N|name NAME]", .back,
      "the ways that the execution has gone"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.timeline(text)
    },
  ]

  private static func motion(
    _ name: String, _ aliases: [String], _ motion: Motion, _ summary: String
  ) -> DebugCommandRow {
    DebugCommandRow(name, aliases, "[N]", .running, repeats: true, summary) {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      let count = text.isEmpty ? 1 : try shell.number(text, atLeast: 1)
      var stop = await shell.resume(motion)
      for _ in 1..<max(count, 1) where stop.reason == .step { stop = await shell.resume(motion) }
      try await shell.show(stop)
    }
  }

  private static func reverse(
    _ name: String, _ aliases: [String], _ motion: Motion
  ) -> DebugCommandRow {
    let forward = name.dropFirst("reverse-".count)
    return DebugCommandRow(
      name, aliases, "[N]", .back, repeats: true, "what \(forward) does, backwards"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      let count = text.isEmpty ? 1 : try shell.number(text, atLeast: 1)
      var stop = await shell.session.reverse(motion)
      for _ in 1..<max(count, 1) where stop.reason == .step {
        stop = await shell.session.reverse(motion)
      }
      try await shell.show(stop)
    }
  }
}

extension DebugShell {
  /// Goes on; Ctrl-C pauses meanwhile.
  func resume(_ motion: Motion) async -> Stop {
    let session = session
    let interrupts = Interrupts(first: { session.interrupt() }, second: {})
    defer { interrupts.end() }
    return await session.resume(motion)
  }

  func number(_ text: String, atLeast low: Int = 0) throws(CommandFailure) -> Int {
    guard let number = Int(text), number >= low else {
      throw CommandFailure(.usage, "'\(text)' is no number from \(low)")
    }
    return number
  }

  func location(_ text: String) async throws(CommandFailure) -> Location {
    do throws(LocationError) {
      return try await session.location(text.unquoted)
    } catch {
      throw CommandFailure(.usage, "\(error)")
    }
  }

  fileprivate func goto(_ text: String) async throws(CommandFailure) {
    if text.hasPrefix("@") { return try await timeline("switch \(text)") }
    if text.hasPrefix("#") {
      let id = try number(String(text.dropFirst()), atLeast: 1)
      guard let stop = await session.goto(event: id) else {
        throw CommandFailure(.usage, "there is no event #\(id) on this timeline yet")
      }
      return try await show(stop)
    }
    guard let offset = Int(text), offset != 0 else {
      throw CommandFailure(.usage, "goto takes #EVENT, -N, +N or @TIMELINE")
    }
    try await show(await session.goto(offset: offset))
  }

  fileprivate func restart(_ text: String) async throws(CommandFailure) {
    guard !text.isEmpty else { return try await show(await session.restart()) }
    guard let index = await session.lastEntry(of: text.unquoted),
      let stop = await session.goto(moment: index)
    else { throw CommandFailure(.usage, "'\(text)' has not been entered yet") }
    try await show(stop)
  }

  func timeline(_ text: String) async throws(CommandFailure) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    switch words.first ?? "list" {
    case "list": try output.say(await view.timelines(session))
    case "switch":
      let id = try number((words.last ?? "").replacing("@", with: ""), atLeast: 1)
      guard let stop = await session.switchTimeline(id) else {
        throw CommandFailure(.usage, "there is no timeline @\(id)")
      }
      try await show(stop)
    case "name":
      guard words.count > 1 else { throw CommandFailure(.usage, "a name is missing") }
      await session.nameTimeline(words[1])
    default: throw CommandFailure(.usage, "timeline takes list, switch @N or name NAME")
    }
  }
}

extension String {
  /// Without quotation marks around it.
  var unquoted: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
