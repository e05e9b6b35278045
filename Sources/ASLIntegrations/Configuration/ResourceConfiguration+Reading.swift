public import Diagnostics
import JSONTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file and what is wrong with it.
public struct FileDiagnostics: Sendable {
  public let source: SourceText
  public let diagnostics: [Diagnostic]
}

/// What reading a resources file gave: a configuration as far as it could be understood, and the
/// problems of the file and of the task definition files that it names.
public struct ResourceConfigurationReading: Sendable {
  public let configuration: ResourceConfiguration
  /// Only files that have problems.
  public let problems: [FileDiagnostics]

  public var isValid: Bool {
    !problems.contains { $0.diagnostics.contains { $0.severity == .error } }
  }
}

extension ResourceConfiguration {
  /// Reads the text of a resources file.
  ///
  /// - Parameter directory: the absolute path of the folder that relative paths start from.
  public static func read(_ source: SourceText, directory: String) -> ResourceConfigurationReading {
    var reader = ResourceFileReader(directory: directory)
    let configuration = reader.read(source)
    var problems = reader.problems
    if !reader.values.diagnostics.isEmpty {
      problems.insert(
        FileDiagnostics(source: source, diagnostics: reader.values.diagnostics), at: 0)
    }
    return ResourceConfigurationReading(configuration: configuration, problems: problems)
  }
}

struct ResourceFileReader {
  let directory: String
  var values = ConfigurationReader()
  /// The problems of other files.
  var problems: [FileDiagnostics] = []

  init(directory: String) { self.directory = directory }

  fileprivate mutating func read(_ source: SourceText) -> ResourceConfiguration {
    let nothing = ResourceConfiguration(directory: directory)
    let syntax: JSONSyntax
    do throws(JSONError) {
      syntax = try JSONSyntax(parsing: source.bytes)
    } catch {
      values.report("invalid-json", error.diagnostic.message, error.range, "")
      return nothing
    }
    let root = ConfigurationReader.Value(syntax: syntax, pointer: "")
    let keys = ["lambda", "ecs", "sns", "s3", "stateMachines", "tasks", "$schema"]
    guard let members = values.members(of: root, keys: keys, in: "the resources file") else {
      return nothing
    }
    _ = values.string(members["$schema"], "\"$schema\"")
    return ResourceConfiguration(
      directory: directory, functions: functions(members["lambda"]),
      containers: members["ecs"].map { containers($0) } ?? nil,
      topics: members["sns"].map { topics($0) }, buckets: buckets(members["s3"]),
      stateMachines: stateMachines(members["stateMachines"]), tasks: tasks(members["tasks"]))
  }

  // MARK: lambda

  private mutating func functions(
    _ value: ConfigurationReader.Value?
  ) -> GlobTable<FunctionBackend> {
    var table = GlobTable<FunctionBackend>()
    guard let value, let members = values.members(of: value, in: "\"lambda\"") else { return table }
    for member in members {
      guard let backend = function(member) else { continue }
      table.append(Glob(member.key), backend)
    }
    return table
  }

  private mutating func function(_ member: ConfigurationReader.Member) -> FunctionBackend? {
    let what = "the Lambda function \"\(member.key)\""
    switch kind(of: member.value, among: ["handler", "command", "url"], what) {
    case "handler": return handler(member.value, what).map { .handler($0) }
    case "command":
      let keys = ["command", "environment", "workingDirectory", "timeoutSeconds"]
      let members = values.members(of: member.value, keys: keys, in: what) ?? []
      return command(
        members, timeoutSeconds: timeout(members, default: LambdaLimit.defaultTimeoutSeconds)
      ).map { .command($0) }
    case "url":
      let members = values.members(of: member.value, keys: ["url"], in: what) ?? []
      return url(members["url"]).map { .url($0) }
    default: return nil
    }
  }

  private mutating func handler(
    _ value: ConfigurationReader.Value, _ what: String
  ) -> HandlerConfiguration? {
    let keys = [
      "handler", "runtime", "environment", "workingDirectory", "timeoutSeconds", "memoryMB",
    ]
    guard let members = values.members(of: value, keys: keys, in: what),
      let handler = members["handler"], let name = values.string(handler, "\"handler\"")
    else { return nil }
    let folder = path(values.string(members["workingDirectory"], "\"workingDirectory\"") ?? ".")
    guard let place = members["runtime"] else {
      values.report("\(what) needs \"runtime\": \"python\" or \"nodejs\"", at: value)
      return nil
    }
    guard let runtime = values.word(place, "runtime", HandlerConfiguration.Runtime.self),
      let file = handlerFile(name, runtime, in: folder, at: handler)
    else { return nil }
    return HandlerConfiguration(
      runtime: runtime, module: file.module, function: file.function, workingDirectory: folder,
      environment: values.environment(members["environment"], "\"environment\""),
      timeoutSeconds: timeout(members, default: LambdaLimit.defaultTimeoutSeconds),
      memoryMB: memory(members))
  }

  private mutating func handlerFile(
    _ name: String, _ runtime: HandlerConfiguration.Runtime, in folder: String,
    at place: ConfigurationReader.Value
  ) -> HandlerFile? {
    guard let file = HandlerFile(name, runtime) else {
      values.report(
        "\"\(name)\" is no handler: a file without its ending, a dot and what it exports",
        at: place, help: ["for example \"src/app.handler\" for handler in src/app.py"])
      return nil
    }
    if file.candidates.contains(where: { exists(join(folder, $0)) }) { return file }
    values.report(
      "missing-file", "the handler's file does not exist in \(folder)", place.syntax.range,
      place.pointer, help: ["looked for \(list(file.candidates))"])
    return nil
  }

  private mutating func memory(_ members: [ConfigurationReader.Member]) -> Int {
    values.integer(members["memoryMB"], "\"memoryMB\"", in: LambdaLimit.memoryMB)
      ?? LambdaLimit.defaultMemoryMB
  }

  private mutating func timeout(
    _ members: [ConfigurationReader.Member], default fallback: Int
  ) -> Int {
    let range = 1...LambdaLimit.timeoutSeconds
    return values.integer(members["timeoutSeconds"], "\"timeoutSeconds\"", in: range) ?? fallback
  }

  // MARK: sns

  private mutating func topics(_ value: ConfigurationReader.Value) -> GlobTable<TopicBackend> {
    var table = GlobTable<TopicBackend>()
    for member in values.members(of: value, in: "\"sns\"") ?? [] {
      guard let backend = topic(member) else { continue }
      table.append(Glob(member.key), backend)
    }
    return table
  }

  private mutating func topic(_ member: ConfigurationReader.Member) -> TopicBackend? {
    let what = "the topic \"\(member.key)\""
    guard let kind = kind(of: member.value, among: ["file", "command", "url", "trace"], what),
      let members = values.members(of: member.value, keys: [kind], in: what)
    else { return nil }
    switch kind {
    case "file": return values.string(members["file"], "\"file\"").map { .file(path($0)) }
    case "command": return command(members, timeoutSeconds: 60).map { .command($0) }
    case "url": return url(members["url"]).map { .url($0) }
    default:
      guard let isShown = values.bool(members["trace"], "\"trace\"") else { return nil }
      if !isShown, let place = members["trace"] {
        values.report("\"trace\" can only be true; leave the topic out instead", at: place)
      }
      return .trace
    }
  }

  // MARK: What several sections have

  /// The one key of several that chooses a backend.
  private mutating func kind(
    of value: ConfigurationReader.Value, among kinds: [String], _ what: String
  ) -> String? {
    guard let members = value.syntax.members else {
      values.report("\(what) must be an object with one of the keys \(list(kinds))", at: value)
      return nil
    }
    let found = kinds.filter { kind in members.contains { $0.key == kind } }
    if let kind = found.first, found.count == 1 { return kind }
    let message: Diagnostic.Message =
      found.isEmpty
      ? "\(what) needs one of the keys \(list(kinds))"
      : "\(what) has \(list(found)), of which only one can be"
    values.report(message, at: value)
    _ = values.members(of: value, keys: kinds + kindOptions, in: what)
    return nil
  }

  mutating func command(
    _ members: [ConfigurationReader.Member], timeoutSeconds: Int
  ) -> CommandConfiguration? {
    let folder = path(values.string(members["workingDirectory"], "\"workingDirectory\"") ?? ".")
    guard let place = members["command"], let words = values.strings(place, "\"command\"") else {
      return nil
    }
    guard let program = words.first, !program.isEmpty else {
      values.report("\"command\" must begin with a program", at: place)
      return nil
    }
    guard let found = Program.find(program, from: folder) else {
      values.report(
        "missing-file", "the program \"\(program)\" is not there", place.syntax.range,
        place.pointer,
        help: [program.contains("/") ? "looked in \(folder)" : "looked in PATH"])
      return nil
    }
    return CommandConfiguration(
      command: [found] + words.dropFirst(),
      environment: values.environment(members["environment"], "\"environment\""),
      workingDirectory: folder, timeoutSeconds: timeoutSeconds)
  }

  private mutating func url(_ value: ConfigurationReader.Value?) -> String? {
    guard let value, let text = values.string(value, "\"url\"") else { return nil }
    if let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil {
      return text
    }
    values.report("\"\(text)\" is no http or https URL", at: value)
    return nil
  }

  /// An absolute path.
  func path(_ text: String) -> String { join(directory, text) }
}

private let kindOptions = [
  "runtime", "environment", "workingDirectory", "timeoutSeconds", "memoryMB",
]
