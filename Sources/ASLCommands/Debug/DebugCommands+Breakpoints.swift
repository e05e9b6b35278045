import ASLDebugger
import ASLModel
import JSONTree

extension DebugCommandRow {
  static let breakpoints: [DebugCommandRow] = [
    DebugCommandRow(
      "break", ["b"], "[LOCATION][@PHASE] [if EXPR] [hits N|>N|%N] [thread T]", .breakpoints,
      "stop at a state, line, branch or phase"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.addBreak(text, isTemporary: false)
    },
    DebugCommandRow(
      "tbreak", ["tb"], "LOCATION …", .breakpoints, "stop there once"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.addBreak(text, isTemporary: true)
    },
    DebugCommandRow(
      "catch", [], "error|retry|transition|choice|timeout|wait|task|assign|join|map-failure …",
      .breakpoints, "stop where something happens"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try shell.tell(await shell.session.add(try CatchText(text).trigger))
    },
    DebugCommandRow(
      "watch", [], "EXPR", .breakpoints, "stop when a value changes"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      guard !text.isEmpty else { throw CommandFailure(.usage, "watch takes an expression") }
      try shell.tell(await shell.session.add(.watch(text)))
    },
    DebugCommandRow(
      "dprintf", [], "LOCATION \"TEXT {EXPR} …\"", .breakpoints, "print there, and go on"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      guard let quote = text.firstIndex(of: "\""), quote > text.startIndex else {
        throw CommandFailure(.usage, "dprintf takes a location and a text in quotation marks")
      }
      let location = try await shell.location(String(text[..<quote]).stripped)
      let log = String(text[quote...]).stripped.unquoted
      try shell.tell(await shell.session.add(.location(location)) { $0.log = log })
    },
    numbered("condition", "N [EXPR]", "stop only where EXPR is true") { breakpoint, text in
      breakpoint.condition = text.isEmpty ? nil : text
    },
    numbered("ignore", "N COUNT", "pass a breakpoint so many times") { breakpoint, text in
      breakpoint.ignoreCount = Int(text) ?? 0
    },
    numbered("enable", "N", "let a breakpoint stop again") { breakpoint, _ in
      breakpoint.isEnabled = true
    },
    numbered("disable", "N", "let a breakpoint pass") { breakpoint, _ in
      breakpoint.isEnabled = false
    },
    numbered("commands", "N COMMAND; COMMAND …", "obey commands after a stop there") {
      breakpoint, text in
      breakpoint.commands = text.split(separator: ";").map { String($0).stripped }
    },
    DebugCommandRow(
      "delete", ["d"], "[N]", .breakpoints, "delete a breakpoint, or all"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      if text.isEmpty { return await shell.session.deleteBreakpoints { _ in true } }
      let id = try shell.number(text)
      guard await shell.session.deleteBreakpoint(id) else { throw .noBreakpoint(id) }
    },
  ]

  private static func numbered(
    _ name: String, _ usage: String, _ summary: String,
    _ change: @escaping @Sendable (inout Breakpoint, String) -> Void
  ) -> DebugCommandRow {
    DebugCommandRow(name, [], usage, .breakpoints, summary) {
      (shell: DebugShell, text: String) async throws(CommandFailure) in
      let word = String(text.prefix { !$0.isWhitespace })
      let id = try shell.number(word)
      let rest = String(text.dropFirst(word.count)).stripped
      guard let changed = await shell.session.change(id, { change(&$0, rest) }) else {
        throw .noBreakpoint(id)
      }
      try shell.tell(changed)
    }
  }
}

extension CommandFailure {
  fileprivate static func noBreakpoint(_ id: Int) -> CommandFailure {
    CommandFailure(.usage, "there is no breakpoint \(id)", help: ["info breakpoints lists them"])
  }
}

extension DebugShell {
  func addBreak(_ text: String, isTemporary: Bool) async throws(CommandFailure) {
    let options = try BreakText(text)
    var place = options.location
    if place.isEmpty {
      guard let name = await session.frames().first?.name else {
        throw CommandFailure(.usage, "break takes a location")
      }
      place = name
    }
    let location = try await location(place)
    var thread: Int?
    if let label = options.thread {
      guard let known = await session.thread(labelled: label) else {
        throw CommandFailure(.usage, "there is no thread '\(label)'")
      }
      thread = known.id
    }
    let only = thread
    let breakpoint = await session.add(.location(location)) {
      $0.condition = options.condition
      $0.hitCondition = options.hits
      $0.thread = only
      $0.isTemporary = isTemporary
    }
    try tell(breakpoint)
  }

  /// Says where a breakpoint is.
  func tell(_ breakpoint: Breakpoint) throws(CommandFailure) {
    try output.say(view.text(of: breakpoint), json: view.json(of: breakpoint))
  }
}

/// `Charge@result if $.total > 100 hits %2 thread 3`.
struct BreakText: Sendable {
  private(set) var location = ""
  private(set) var condition: String?
  private(set) var hits: Breakpoint.HitCondition?
  private(set) var thread: String?

  init(_ text: String) throws(CommandFailure) {
    var rest = text
    if let found = rest.range(ofWord: "if") {
      condition = String(rest[found.upperBound...]).stripped
      rest = String(rest[..<found.lowerBound])
      // What stands behind a condition belongs to it.
    }
    for word in ["hits", "thread"] {
      guard let found = rest.range(ofWord: word) else { continue }
      let value = String(
        rest[found.upperBound...].drop(while: \.isWhitespace).prefix {
          !$0.isWhitespace
        })
      let end = rest[found.upperBound...].firstRange(of: value)?.upperBound ?? found.upperBound
      if word == "hits" {
        guard let wanted = Breakpoint.HitCondition(value) else {
          throw CommandFailure(.usage, "hits takes N, >N or %N, not '\(value)'")
        }
        hits = wanted
      } else {
        thread = value
      }
      rest = String(rest[..<found.lowerBound]) + String(rest[end...])
    }
    location = rest.stripped
  }
}

extension String {
  /// A word with blanks around it.
  fileprivate func range(ofWord word: String) -> Range<Index>? {
    if let found = firstRange(of: " \(word) ") { return found }
    return hasPrefix("\(word) ") ? startIndex..<index(startIndex, offsetBy: word.count) : nil
  }
}

/// What follows `catch`.
struct CatchText {
  let trigger: Breakpoint.Trigger

  init(_ text: String) throws(CommandFailure) {
    let words = text.split(separator: " ").map(String.init)
    let rest = words.dropFirst()
    switch words.first {
    case "error":
      let handling = rest.compactMap { Breakpoint.Handling(rawValue: $0) }.first
      trigger = .error(
        name: rest.first { Breakpoint.Handling(rawValue: $0) == nil }, handling)
    case "retry":
      let attempt = rest.firstIndex(of: "attempt").flatMap {
        rest.indices.contains($0 + 1) ? Int(rest[$0 + 1]) : nil
      }
      trigger = .retry(state: rest.first { $0 != "attempt" && Int($0) == nil }, attempt: attempt)
    case "transition":
      let ends = text.dropFirst("transition".count).split(
        separator: "->", maxSplits: 1, omittingEmptySubsequences: false
      ).map { String($0).stripped.unquoted }
      guard ends.count == 2 else {
        throw CommandFailure(.usage, "catch transition takes A -> B")
      }
      trigger = .transition(
        from: ends[0].isEmpty ? nil : ends[0], to: ends[1].isEmpty ? nil : ends[1])
    case "choice":
      guard let state = rest.first else {
        throw CommandFailure(.usage, "catch choice takes a state")
      }
      var rule: Breakpoint.Rule?
      if rest.last == "default" { rule = .default }
      if let index = rest.last.flatMap({ Int($0) }) { rule = .index(index) }
      trigger = .choice(state: state, rule: rule)
    case "timeout", "heartbeat": trigger = .timeout
    case "wait": trigger = .wait
    case "task": trigger = .task(resource: rest.first)
    case "assign":
      guard let name = rest.first else {
        throw CommandFailure(.usage, "catch assign takes a variable")
      }
      trigger = .assign(variable: name.hasPrefix("$") ? String(name.dropFirst()) : name)
    case "map-failure": trigger = .mapFailure
    case "join": trigger = .join
    default:
      throw CommandFailure(
        .usage,
        "catch takes error, retry, transition, choice, timeout, heartbeat, wait, task, assign, "
          + "map-failure or join")
    }
  }
}
