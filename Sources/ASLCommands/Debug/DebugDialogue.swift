import ASLDebugger
import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// A debugger and who tells it what to do: scripts first, then a person at the prompt.
struct DebugDialogue: Sendable {
  private let session: DebugSession
  private let view: DebugView
  private let output: DebugOutput
  private let scripts: DebugCommand.Scripts

  init(
    _ session: DebugSession, _ view: DebugView, _ output: DebugOutput,
    _ scripts: DebugCommand.Scripts
  ) {
    self.session = session
    self.view = view
    self.output = output
    self.scripts = scripts
  }

  func run(_ arguments: Arguments) async -> Result<ExitCode, CommandFailure> {
    do throws(CommandFailure) {
      let shell = DebugShell(session, view, output, isScript: true)
      for text in arguments.all(DebugOptions.breakpoint) {
        try await shell.addBreak(text, isTemporary: false)
      }
      for text in arguments.all(DebugOptions.catching) {
        try shell.tell(await session.add(try CatchText(text).trigger))
      }
      try await shell.start()
      if arguments.has(DebugOptions.run) { try await shell.obey("continue") }
      for script in scripts.scripts where !shell.isOver {
        do throws(CommandFailure) {
          try await shell.obey(script)
        } catch {
          guard !scripts.isBatch else { throw error }
          try report(error)
        }
      }
      if !shell.isOver, !scripts.isBatch { try await prompt(shell) }
      return .success(try await exitCode(shell))
    } catch {
      return .failure(error)
    }
  }

  /// In a batch an execution that failed without anybody expecting something is a failure.
  private func exitCode(_ shell: DebugShell) async throws(CommandFailure) -> ExitCode {
    guard scripts.isBatch, !shell.hasExpected else { return .success }
    switch await session.outcome {
    case .failed, .timedOut, .aborted: return .failure
    case .succeeded, nil: return .success
    }
  }

  private func prompt(_ script: DebugShell) async throws(CommandFailure) {
    let shell = DebugShell(session, view, output, isScript: false)
    shell.displays = script.displays
    shell.nextDisplay = script.nextDisplay
    let reader = LineReader(history: "debug_history", output.console)
    while !shell.isOver {
      let completer = DebugCompleter(
        states: await session.machine.states.map(\.name),
        variables: await session.data().variables.keys.map { $0 })
      switch reader.readLine(
        prompt: "(asl) ", LineEditor.Language(completion: { completer.completion(of: $0) }))
      {
      case .ended: return
      case .cancelled: continue
      case .line(let line):
        do throws(CommandFailure) {
          try await shell.obey(line)
        } catch {
          try report(error)
        }
      }
    }
  }

  private func report(_ failure: CommandFailure) throws(CommandFailure) {
    guard let text = Reporter(console: output.console).text(for: failure) else { throw failure }
    try output.say(text, json: ["type": "error", "message": .string(text)])
  }
}

/// What may stand where the cursor is at the prompt.
struct DebugCompleter: Sendable {
  let states: [String]
  let variables: [String]

  func completion(of text: String) -> LineCompletion {
    guard let blank = text.lastIndex(where: \.isWhitespace) else {
      let names = DebugCommandRow.all.map(\.name).filter { $0.hasPrefix(text) }
      return LineCompletion(typed: text, candidates: names.map { .init($0 + " ", label: $0) })
    }
    let word = String(text.prefix { !$0.isWhitespace })
    let last = String(text[text.index(after: blank)...])
    if last.hasPrefix("$") { return completion(ofValue: last) }
    switch word {
    case "help", "?":
      return matching(DebugCommandRow.all.map(\.name), String(text.dropFirst(word.count + 1)))
    case "info", "i":
      let scopes = StateData().scopes.map(\.name)
      return matching(["threads", "breakpoints", "timeline", "clock"] + scopes, last)
    case "catch":
      return matching(
        [
          "error", "retry", "transition", "choice", "timeout", "heartbeat", "wait", "task",
          "assign", "map-failure", "join",
        ], last)
    case "set": return matching(["input", "var", "result", "output", "effects"], last)
    default:
      if let at = last.lastIndex(of: "@") {
        return matching(
          Phase.allCases.map(\.rawValue), String(last[last.index(after: at)...]))
      }
      // A name may have blanks.
      return matching(states, String(text.dropFirst(word.count).drop(while: \.isWhitespace)))
    }
  }

  private func completion(ofValue text: String) -> LineCompletion {
    let fields = ["input", "result", "errorOutput", "context"].map { "$states.\($0)" }
    return matching(fields + variables.map { "$\($0)" }, text)
  }

  private func matching(_ names: [String], _ typed: String) -> LineCompletion {
    LineCompletion(
      typed: typed, candidates: names.filter { $0.hasPrefix(typed) }.map { .init($0) })
  }
}
