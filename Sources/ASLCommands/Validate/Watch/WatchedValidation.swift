import Synchronization

/// Checks what a command line names whenever it changes, until Ctrl-C.
struct WatchedValidation {
  let request: ValidateRequest
  let operands: [String]
  /// Files besides the definitions that findings depend on.
  let surroundings: [String]
  let console: Console

  /// How long it waits between two looks.
  private static let interval = Duration.milliseconds(150)

  func run() async throws(CommandFailure) -> ExitCode {
    let isInterrupted = Interruption()
    let interrupts = Interrupts(first: { isInterrupted.begin() }, second: {})
    defer { interrupts.end() }
    let loop = WatchLoop(
      state: stamps,
      pause: {
        do { try await Task.sleep(for: Self.interval) } catch { return false }
        return !isInterrupted.hasBegun
      }, check: check)
    let exitCode = try await loop.run()
    try console.clearEcho()
    return exitCode
  }

  /// Checks once. What is wrong with the surroundings is shown too: it may be mended next.
  private func check() throws(CommandFailure) -> ExitCode {
    if console.output.isTerminal { try console.clearScreen() }
    let exitCode: ExitCode
    do throws(CommandFailure) {
      exitCode = try Validation(request: request.refreshed(console), console: console).run(operands)
    } catch {
      guard let text = Reporter(console: console).text(for: error) else { throw error }
      try console.say(text)
      exitCode = error.exitCode
    }
    try console.say("watching; Ctrl-C ends")
    return exitCode
  }

  // MARK: What is there

  /// When each file that is looked at was written; nil where there is none.
  private func stamps() -> [String: FileStamp?] {
    var finder = DefinitionFinder()
    for operand in operands { finder.add(operand) }
    var paths = Set(finder.found.map(\.path))
    paths.formUnion(operands)
    paths.formUnion(surroundings)
    for folder in Set(finder.found.compactMap { realPath(absoluteFolder(of: $0.path)) }) {
      paths.formUnion(settings(above: folder))
    }
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, FileStamp($0)) })
  }

  /// Where settings for files in a folder can be.
  private func settings(above folder: String) -> [String] {
    var paths: [String] = []
    var rest = folder[...]
    while !rest.isEmpty {
      paths.append("\(rest == "/" ? "" : rest)/\(ProjectSettings.fileName)")
      rest = rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
    }
    return paths + ["/\(ProjectSettings.fileName)"]
  }
}

/// Whether somebody has asked to end.
private final class Interruption: Sendable {
  private let flag = Atomic(false)

  var hasBegun: Bool { flag.load(ordering: .relaxed) }
  func begin() { flag.store(true, ordering: .relaxed) }
}
