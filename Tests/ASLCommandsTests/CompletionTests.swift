import Foundation
import TestSupport
import Testing

@testable import ASLCommands

@Suite struct CompletionTests {
  @Test(arguments: CompletionCommand.Shell.allCases)
  func theScriptOfAShellIsAsItWasReviewed(_ shell: CompletionCommand.Shell) async throws {
    let ran = await Ran(["completion", shell.rawValue])
    #expect(ran.status == .exit(.success))
    try expectGolden(ran.output, "completion.\(shell.rawValue)")
  }

  @Test(arguments: CompletionCommand.Shell.allCases)
  func theShellItselfReadsItsScript(_ shell: CompletionCommand.Shell) async throws {
    guard let program = Self.path(of: shell.rawValue) else {
      print("\(shell.rawValue) is not installed: it has not read its completion script")
      return
    }
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-completion-\(UUID().uuidString)")
    try await Ran(["completion", shell.rawValue]).output
      .write(to: script, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: script) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-n", script.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// What bash offers for a command line that ends in the word to complete.
  private static let lines: [([String], [String])] = [
    (["asl", "r"], ["redrive", "run"]), (["asl", "run", "--ver"], ["--verbose"]),
    (["asl", "help", "c"], ["completion"]),
    (["asl", "completion", ""], ["bash", "fish", "zsh"]),
    (["asl", "help", "x", "--color", "a"], ["always", "auto"]),
    (["asl", "help", "x", "--color", "=", "n"], ["never"]),
  ]

  @Test(arguments: lines)
  func bashOffersWhatFits(_ words: [String], _ expected: [String]) async throws {
    guard let bash = Self.path(of: "bash") else { return }
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      \(await Ran(["completion", "bash"]).output)
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _asl; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: bash)
    process.arguments = ["--norc", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output.split(separator: "\n").map(String.init).sorted() == expected)
  }

  @Test func theTestCasesOfAMockFileAreListed() async throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-mocks-\(UUID().uuidString).json")
    try #"{"StateMachines": {"m": {"TestCases": {"Good": {}, "Bad": {}}}}, "MockedResponses": {}}"#
      .write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let ran = await Ran(["completion", "--test-cases", file.path])
    #expect(ran.status == .exit(.success) && ran.output == "Good\nBad\n")
    #expect(await Ran(["completion"]).status == .exit(.usage))
  }

  private static func path(of program: String) -> String? {
    ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
