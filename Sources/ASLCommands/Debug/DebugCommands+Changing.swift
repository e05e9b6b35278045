import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree

extension DebugCommandRow {
  static let changing: [DebugCommandRow] = [
    DebugCommandRow(
      "set", [], "input|var $X|result|output [=] VALUE, effects reuse|rerun|fail", .changing,
      "change data; in the past that begins a new timeline"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.set(text)
    },
    DebugCommandRow(
      "return", [], "VALUE", .changing, "let the task in flight succeed with a result"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.answer(.succeeded(try await shell.value(text)))
    },
    DebugCommandRow(
      "throw", [], "ERROR [\"CAUSE\"]", .changing, "let the task in flight, or the state, fail"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.fail(text)
    },
    DebugCommandRow("timeout", [], "", .changing, "let it time out") {
      (shell: DebugShell, _: String) async throws(CommandFailure) in
      try await shell.fail("States.Timeout")
    },
    DebugCommandRow(
      "skip", [], "[VALUE]", .changing, "end the state's work with a result, its input if left out"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      let data = await shell.session.data()
      let value =
        text.isEmpty ? data.effectiveInput ?? data.input ?? .null : try await shell.value(text)
      try await shell.edit { .skip(branch: $0, value) }
    },
    DebugCommandRow(
      "mock", [], "STATE VALUE|throw ERROR", .changing, "answer a state's tasks from now on"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      try await shell.mock(text)
    },
    DebugCommandRow(
      "jump", ["j"], "STATE", .changing, "go to another state of the same scope"
    ) { (shell: DebugShell, text: String) async throws(CommandFailure) in
      guard let id = await shell.session.machine.id(named: text.unquoted) else {
        throw CommandFailure(.usage, "no state is called '\(text)'")
      }
      try await shell.edit { .jump(branch: $0, id) }
    },
    DebugCommandRow("undo", [], "", .changing, "take the last change of this timeline back") {
      (shell: DebugShell, _: String) async throws(CommandFailure) in
      guard let stop = await shell.session.undo() else {
        throw CommandFailure(.usage, "nothing has been changed on this timeline")
      }
      try await shell.show(stop)
    },
  ]
}

extension DebugShell {
  func edit(
    _ make: (_ branch: Int) -> ExecutionEdit
  ) async throws(CommandFailure) {
    let thread = await session.lastStop?.thread
    let edit = make(thread?.branch ?? 0)
    let before = await session.timelineInfos().count
    let stop: Stop
    do throws(EditRefusal) {
      stop = try await session.apply(edit, in: thread?.execution ?? 0)
    } catch {
      throw CommandFailure(.usage, error.text(edit))
    }
    try await tellFork(before)
    try await show(stop)
  }

  private func tellFork(_ before: Int) async throws(CommandFailure) {
    let infos = await session.timelineInfos()
    guard infos.count > before, let now = infos.last else { return }
    try output.say(
      "this changes the past: timeline @\(now.id) begins here; @\(now.origin ?? 1) is kept")
  }

  func answer(_ kind: ScriptedAnswer.Kind) async throws(CommandFailure) {
    guard try await hasAnswered(kind) else {
      throw CommandFailure(
        .usage, "no task is in flight here",
        help: ["stop at the state's @input or @call, or 'skip VALUE' where there is no task"])
    }
  }

  /// - Returns: false where no task is in flight.
  private func hasAnswered(_ kind: ScriptedAnswer.Kind) async throws(CommandFailure) -> Bool {
    let before = await session.timelineInfos().count
    let stop: Stop
    do throws(EditRefusal) {
      stop = try await session.answer(kind)
    } catch {
      return false
    }
    try await tellFork(before)
    try await show(stop)
    return true
  }

  func fail(_ text: String) async throws(CommandFailure) {
    let name = String(text.prefix { !$0.isWhitespace })
    guard !name.isEmpty else { throw CommandFailure(.usage, "throw takes an error name") }
    let cause = String(text.dropFirst(name.count)).stripped.unquoted
    let error = ErrorOutput(error: ErrorName(name), cause: cause.isEmpty ? nil : cause)
    guard try await !hasAnswered(.failed(TaskFailure(error))) else { return }
    try await edit { .fail(branch: $0, error) }
  }

  fileprivate func mock(_ text: String) async throws(CommandFailure) {
    let machine = await session.machine
    let names = machine.states.map(\.name).filter { text.hasPrefix($0 + " ") }
    let quoted = text.first == "\"" ? text.dropFirst().prefix { $0 != "\"" } : ""
    guard let name = quoted.isEmpty ? names.max(by: { $0.count < $1.count }) : String(quoted) else {
      throw CommandFailure(.usage, "mock takes the name of a state, and an answer")
    }
    let rest = String(text.dropFirst(name.count + (quoted.isEmpty ? 0 : 2))).stripped
    if rest.hasPrefix("throw ") {
      let error = ErrorOutput(error: ErrorName(String(rest.dropFirst(6)).stripped), cause: nil)
      await session.mock(name, [.failed(TaskFailure(error))])
    } else {
      await session.mock(name, [.succeeded(try await value(rest))])
    }
    try output.say("'\(name)' is answered from now on without its task")
  }

  fileprivate func set(_ text: String) async throws(CommandFailure) {
    let word = String(text.prefix { !$0.isWhitespace && $0 != "." })
    var rest = String(text.dropFirst(word.count))
    func assigned() -> String {
      let text = rest.stripped
      return text.hasPrefix("=") ? String(text.dropFirst()).stripped : text
    }
    switch word {
    case "effects":
      guard let policy = EffectPolicy(rawValue: rest.stripped) else {
        throw CommandFailure(.usage, "set effects takes reuse, rerun or fail")
      }
      await session.setEffects(policy)
    case "var":
      let name = String(rest.stripped.prefix { !$0.isWhitespace && $0 != "=" })
      guard name.hasPrefix("$"), name.count > 1 else {
        throw CommandFailure(.usage, "set var takes $NAME = VALUE")
      }
      rest = String(rest.stripped.dropFirst(name.count))
      let value = try await value(assigned())
      try await edit { .variable(branch: $0, name: String(name.dropFirst()), value) }
    case "input", "result", "output":
      var value: JSON
      if rest.hasPrefix("."), let sign = rest.firstIndex(of: "=") {
        let path = rest[..<sign].split(separator: ".").map { String($0).stripped }
        let new = try await self.value(String(rest[rest.index(after: sign)...]))
        let data = await session.data()
        value = (word == "input" ? data.input : word == "result" ? data.result : data.output) ?? [:]
        value = value.setting(path[...], to: new)
      } else {
        value = try await self.value(assigned())
      }
      try await edit { branch in
        word == "input"
          ? .input(branch: branch, value)
          : word == "result" ? .result(branch: branch, value) : .output(branch: branch, value)
      }
    default: throw CommandFailure(.usage, "set takes input, var $X, result, output or effects")
    }
  }
}

extension JSON {
  /// With another value at a path of names; objects are made where there are none.
  fileprivate func setting(_ path: ArraySlice<String>, to value: JSON) -> JSON {
    guard let first = path.first else { return value }
    var object = objectValue ?? JSONObject()
    object[first] = (object[first] ?? .object([:])).setting(path.dropFirst(), to: value)
    return .object(object)
  }
}

extension EditRefusal {
  fileprivate func text(_ edit: ExecutionEdit) -> String {
    switch self {
    case .ended: "it has ended; go back to change it"
    case .workHasBegun: "the input has been read already: it can be set @enter"
    case .noResult: "the result can be set @result, until it is processed"
    case .noOutput: "the output can be set @next, until the next state is entered"
    case .otherScope: "that state is in another scope: a jump stays in the same branch"
    case .noTask: "no task is in flight"
    case .left: "the state has been left already"
    }
  }
}
