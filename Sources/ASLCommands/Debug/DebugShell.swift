import ASLDebugger
import ASLInterpreter
import ASLModel
import JSONTree

/// Obeys the commands of a debugger, one line each, over a session.
final class DebugShell {
  let session: DebugSession
  let view: DebugView
  let output: DebugOutput
  /// Whether the commands come from a script: nothing is repeated, and no word shortened.
  let isScript: Bool
  var displays: [(id: Int, expression: String)] = []
  var nextDisplay = 1
  /// The level of nesting that is looked at, from the innermost.
  var frame = 0
  /// Whether the person has had enough.
  var isOver = false
  /// Whether something was expected of the execution.
  var hasExpected = false
  private(set) var lastLine = ""
  var listedLine: Int?

  init(
    _ session: DebugSession, _ view: DebugView, _ output: DebugOutput, isScript: Bool
  ) {
    self.session = session
    self.view = view
    self.output = output
    self.isScript = isScript
  }

  /// Starts the execution, to its first state.
  func start() async throws(CommandFailure) {
    try await show(await session.start())
  }

  /// Carries out one line.
  func obey(_ line: String) async throws(CommandFailure) {
    var text = line.stripped
    if text.hasPrefix("#") && Int(text.dropFirst()) == nil { return }
    if text.isEmpty {
      guard !isScript, !lastLine.isEmpty else { return }
      text = lastLine
    }
    lastLine = text
    let word = String(text.prefix { !$0.isWhitespace && $0 != "/" })
    var rest = String(text.dropFirst(word.count))
    if rest.hasPrefix("/") == false { rest = rest.stripped }
    guard let row = try row(for: word) else {
      return try await printUnknown(word, text)
    }
    try await row.run(self, rest)
    if !row.repeats { lastLine = "" }
  }

  private func row(for word: String) throws(CommandFailure) -> DebugCommandRow? {
    if let row = DebugCommandRow.named(word) { return row }
    guard !isScript, !word.isEmpty else { return nil }
    let rows = DebugCommandRow.all.filter { $0.name.hasPrefix(word) }
    if rows.count > 1 {
      throw CommandFailure(
        .usage, "'\(word)' could be \(listed(rows.map(\.name)))")
    }
    return rows.first
  }

  /// What is no command may be an expression.
  private func printUnknown(_ word: String, _ text: String) async throws(CommandFailure) {
    let names = DebugCommandRow.all.map(\.name)
    let near = nearestCommand(to: word, among: names)
    let help = near.map { "did you mean '\($0)'?" } ?? "help lists the commands"
    guard !isScript else {
      throw CommandFailure(.usage, "there is no command '\(word)'", help: [help])
    }
    guard let value = await valueIfAny(text) else {
      throw CommandFailure(.usage, "there is no command '\(word)'", help: [help])
    }
    try output.say("there is no command '\(word)'; as an expression it is")
    try output.print(value.indentedText(), json: ["type": "print", "value": value])
  }

  /// The value of what may be no expression at all.
  private func valueIfAny(_ text: String) async -> JSON? {
    do throws(EvaluationFailure) {
      return try await session.evaluate(text, at: frameMoment())
    } catch {
      return nil
    }
  }

  // MARK: Stops

  /// Shows where the execution has stopped.
  func show(_ stop: Stop) async throws(CommandFailure) {
    frame = 0
    listedLine = nil
    try output.say(await view.text(of: stop, session), json: await view.json(of: stop, session))
    for display in displays {
      try output.say("  \(display.id): \(display.expression) = \(await shown(display.expression))")
    }
    guard case .breakpoints(let ids) = stop.reason else { return }
    for id in ids {
      let commands = await session.breakpoints.first { $0.id == id }?.commands ?? []
      for command in commands { try await obey(command) }
    }
  }

  func shown(_ expression: String) async -> String {
    do throws(EvaluationFailure) {
      return try await session.evaluate(expression)?.text ?? "undefined"
    } catch {
      return "<\(error)>"
    }
  }

  /// The moment whose data is looked at.
  func frameMoment() async -> Int? {
    guard frame > 0 else { return nil }
    let frames = await session.frames()
    return frames.indices.contains(frame) ? frames[frame].moment : nil
  }

  func evaluate(_ expression: String) async throws(CommandFailure) -> JSON? {
    do throws(EvaluationFailure) {
      return try await session.evaluate(expression, at: frameMoment())
    } catch {
      throw CommandFailure(.usage, "\(expression): \(error)")
    }
  }

  /// A value as a command gives it: JSON, or an expression behind `=`.
  func value(_ text: String) async throws(CommandFailure) -> JSON {
    let text = text.stripped
    guard !text.isEmpty else { throw CommandFailure(.usage, "a value is missing") }
    if text.hasPrefix("=") { return try await evaluate(String(text.dropFirst())) ?? .null }
    if text.hasPrefix("@") {
      return try JSON(
        reading: InputFile(path: String(text.dropFirst()), role: "the value").read(output.console))
    }
    do throws(JSONError) {
      return try JSON(parsing: text)
    } catch {
      guard let value = try await evaluate(text) else {
        throw CommandFailure(.usage, "'\(text)' is no JSON, and as an expression undefined")
      }
      return value
    }
  }
}

/// Where a debugger writes: lines for people, or one object of JSON for each thing.
struct DebugOutput {
  let console: Console
  let isJSON: Bool

  /// For people; with `json`, for programs in its place.
  func say(_ text: String, json: JSON? = nil) throws(CommandFailure) {
    if isJSON {
      if let json { try console.print(json.text) }
    } else if !text.isEmpty {
      try console.say(text)
    }
  }

  /// Something that nobody asked for. Where nobody reads, the next command finds that.
  func notice(_ text: String) {
    do throws(CommandFailure) {
      try say(text, json: ["type": "message", "text": .string(text)])
    } catch {
      return
    }
  }

  /// A result.
  func print(_ text: String, json: JSON) throws(CommandFailure) {
    try console.print(isJSON ? json.text : text)
  }
}

extension String {
  var stripped: String {
    var text = self[...].drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
