import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program `asl` as it was built beside these tests, run as a user runs it.
enum BuiltProgram {
  /// The root of the project.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Beside the test bundle that runs.
  static let path: String = {
    let arguments = CommandLine.arguments
    let bundle =
      arguments.firstIndex(of: "--test-bundle-path").flatMap { place in
        arguments.indices.contains(place + 1) ? arguments[place + 1] : nil
      } ?? arguments[0]
    var folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("asl").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return root.appendingPathComponent(".build/debug/asl").path
  }()
}

/// A folder of files that a command line is run in; it is gone when nobody has it any more.
final class Scratch {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch { print("left behind: \(url.path)") }
  }

  func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path)
  }

  /// Waits until a file is there that something running writes.
  func wait(for name: String, seconds: Double = 20) async throws -> Bool {
    for _ in 0..<Int(seconds / 0.02) {
      if has(name) { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

/// A command line that runs, or has run.
final class Run: @unchecked Sendable {
  // The process and its files are made before it starts; what changes is asked of the system.
  private let process = Process()
  private let folder: Scratch
  private let ended: AsyncStream<Void>

  /// Starts `asl` with these arguments.
  ///
  /// - Parameters:
  ///   - shell: a line of `sh` to run instead, in which `$ASL` is the program.
  ///   - input: what standard input holds; nil for nothing.
  init(
    _ arguments: [String] = [], shell: String? = nil, in folder: URL, input: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let files = try Scratch(["input": input ?? "", "output": "", "errors": ""])
    self.folder = files
    process.executableURL = URL(fileURLWithPath: shell == nil ? BuiltProgram.path : "/bin/sh")
    process.arguments = shell.map { ["-c", $0] } ?? arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "ASL_NO_COLOR", "COLUMNS"] { variables[name] = nil }
    variables["ASL"] = BuiltProgram.path
    variables.merge(environment) { $1 }
    process.environment = variables
    let url = { (name: String) in files.url.appendingPathComponent(name) }
    process.standardInput = try FileHandle(forReadingFrom: url("input"))
    process.standardOutput = try FileHandle(forWritingTo: url("output"))
    process.standardError = try FileHandle(forWritingTo: url("errors"))
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    self.ended = ended
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end; after `seconds` it is killed.
  func result(within seconds: Double = 120) async throws -> Result {
    let watchdog = Task {
      try await Task.sleep(for: .seconds(seconds))
      kill(process.processIdentifier, SIGKILL)
    }
    let start = ContinuousClock.now
    for await _ in ended {}
    watchdog.cancel()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Result(
      exitCode: process.terminationReason == .exit ? Int(process.terminationStatus) : nil,
      signal: process.terminationReason == .exit ? nil : Int(process.terminationStatus),
      output: try folder.text(of: "output"), errors: try folder.text(of: "errors"),
      seconds: seconds)
  }

  struct Result {
    /// nil where a signal ended it.
    let exitCode: Int?
    let signal: Int?
    let output: String
    let errors: String
    let seconds: Double
  }
}

/// Runs `asl` to its end.
func asl(
  _ arguments: [String], in folder: Scratch, input: String? = nil, within seconds: Double = 120
) async throws -> Run.Result {
  try await Run(arguments, in: folder.url, input: input).result(within: seconds)
}

/// Runs a line of `sh`, in which `$ASL` is the program, to its end.
func shell(
  _ line: String, in folder: Scratch, within seconds: Double = 120
) async throws -> Run.Result {
  try await Run(shell: line, in: folder.url).result(within: seconds)
}

/// Whether a process is there.
func isAlive(_ process: Int32) -> Bool { kill(process, 0) == 0 }
