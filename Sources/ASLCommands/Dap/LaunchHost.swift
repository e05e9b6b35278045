import ASLDebugger
import ASLInterpreter
import ASLModel
import DebugAdapterProtocol
import Diagnostics
import JSONTree

/// Launches what an editor's configuration names, with what `asl run` would make of the same words.
struct LaunchHost: SessionHost {
  let console: Console

  func prepare(_ launch: LaunchConfiguration) async throws(LaunchFailure) -> PreparedLaunch {
    do throws(CommandFailure) {
      return try prepared(launch)
    } catch {
      throw LaunchFailure(error)
    }
  }

  private func prepared(_ launch: LaunchConfiguration) throws(CommandFailure) -> PreparedLaunch {
    let paths = LaunchPaths(launch)
    let arguments = try RunCommand.syntax.parse(try words(launch, paths)[...])
    let options = try ExecutionOptions(arguments, definition: paths.program)
    try RunOptions.checkCombinations(arguments)
    let file = try DefinitionFile(paths.program, arguments, console)
    let input = try input(launch, arguments, limit: options.settings.quotas.payloadBytes)
    let answers = try TaskAnswers(arguments, file, console)
    let definition = Definition(reading: file.source, substitutions: file.substitutions)
    return PreparedLaunch(
      program: paths.program,
      warnings: LaunchFailure.findings([FindingsInFile(file.source, file.warnings)])
    ) { onNote, body throws(LaunchFailure) in
      do throws(CommandFailure) {
        try await answers.withHandlers(notice: { onNote(.message($0)) }) { makeHandler in
          var configuration = SessionConfiguration(
            definition, file.machine, settings: options.settings, input: input,
            makeHandler: makeHandler)
          configuration.clock = options.clock
          configuration.storage = answers.storage
          configuration.onNote = onNote
          if let budget = launch.snapshotBudget { configuration.snapshotBudget = budget }
          await body(configuration)
        }
      } catch {
        throw LaunchFailure(error)
      }
    }
  }

  /// The command line that says the same.
  private func words(
    _ launch: LaunchConfiguration, _ paths: LaunchPaths
  ) throws(CommandFailure) -> [String] {
    for (name, isGiven) in [
      ("replay", launch.replay != nil), ("whatIf", launch.whatIf),
      ("session", launch.session != nil), ("context", launch.context != nil),
      ("startAt", launch.startAt != nil),
    ] where isGiven {
      throw CommandFailure(.usage, "'\(name)' is not possible in 'asl dap'")
    }
    var words = [paths.program, "--seed=\(launch.seed ?? 0)"]
    func add(_ option: Option, _ value: String?) {
      if let value { words.append("\(option.spelling)=\(value)") }
    }
    add(RunOptions.mocks, launch.mocks.map { paths.resolved($0) })
    add(RunOptions.testCase, launch.testCase)
    add(RunOptions.resources, launch.resources.map { paths.resolved($0) })
    add(RunOptions.substitutions, launch.substitutions.map { paths.resolved($0) })
    add(RunOptions.clock, launch.clock)
    add(RunOptions.input, launch.inputFile.map { paths.resolved($0) })
    return words
  }

  private func input(
    _ launch: LaunchConfiguration, _ arguments: Arguments, limit: Int?
  ) throws(CommandFailure) -> JSON {
    if let input = launch.input { return input }
    return try ExecutionInput.read(arguments[RunOptions.input], limit: limit, console)
  }
}

/// Where the files are that a launch names.
private struct LaunchPaths {
  let program: String
  private let folder: String

  init(_ launch: LaunchConfiguration) {
    let cwd = launch.cwd.map { $0.hasPrefix("/") ? $0 : "\(workingDirectory)/\($0)" }
    let program = Self.joined(cwd ?? workingDirectory, launch.program)
    self.program = program
    folder = cwd ?? absoluteFolder(of: program)
  }

  func resolved(_ path: String) -> String { Self.joined(folder, path) }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }
}

extension LaunchFailure {
  fileprivate init(_ failure: CommandFailure) {
    switch failure.report {
    case .message(let message, let help):
      self.init(([message] + help).joined(separator: "\n"))
    case .diagnostics(let files):
      let findings = Self.findings(files)
      let first = findings.first { $0.isError } ?? findings.first
      let place = first.map {
        "\($0.path):\($0.position.line):\($0.position.column): \($0.text)"
      }
      let rest = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
      self.init((place ?? failure.text) + rest, findings: findings)
    case .brokenPipe: self.init(failure.text)
    }
  }

  fileprivate static func findings(_ files: [FindingsInFile]) -> [Finding] {
    files.flatMap { file in
      file.diagnostics.map { diagnostic in
        Finding(
          path: file.source.name, position: file.source.position(at: diagnostic.range.start),
          text: "\(diagnostic.severity): \(diagnostic.message.text)")
      }
    }
  }
}

extension LaunchFailure.Finding {
  fileprivate var isError: Bool { text.hasPrefix("error") }
}
