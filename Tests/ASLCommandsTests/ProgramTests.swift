import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ASLCommands

/// What a command line printed, and how it ended.
struct Ran {
  let output: String
  let errors: String
  let status: Program.Status

  init(_ words: [String], environment: [String: String] = [:]) async {
    let console = Console(
      output: ByteSink(), errors: ByteSink(), environment: .values(environment))
    status = await Program(console: console).run(words)
    output = console.output.written
    errors = console.errors.written
  }
}

@Suite struct ProgramTests {
  @Test func theVersionIsOneLine() async {
    let ran = await Ran(["--version"])
    #expect(ran.output == "asl \(programVersion)\n")
    #expect(ran.status == .exit(.success) && ran.errors.isEmpty)
  }

  @Test func theHelpOfTheProgramIsAsItWasReviewed() async throws {
    let ran = await Ran(["--help"])
    #expect(ran.status == .exit(.success))
    try expectGolden(ran.output, "help.txt")
    #expect(await Ran(["help"]).output == ran.output)
  }

  @Test func withoutACommandTheHelpIsAnError() async {
    let ran = await Ran([])
    #expect(ran.status == .exit(.usage))
    #expect(ran.output.isEmpty && ran.errors.hasPrefix("Usage: asl COMMAND"))
  }

  @Test(arguments: allCommands.map { $0.syntax.name })
  func theHelpOfACommandIsAsItWasReviewed(_ name: String) async throws {
    let ran = await Ran([name, "--help"])
    #expect(ran.status == .exit(.success))
    try expectGolden(ran.output, "help-\(name).txt")
    #expect(await Ran(["help", name]).output == ran.output)
    #expect(await Ran(["--help", name]).output == ran.output)
    for line in ran.output.split(separator: "\n") { #expect(cellWidth(of: String(line)) <= 80) }
  }

  @Test func anUnknownCommandIsNamedWithTheNearest() async {
    let ran = await Ran(["hepl"])
    #expect(ran.status == .exit(.usage))
    #expect(
      ran.errors == """
        error: unknown command 'hepl'
          = help: did you mean 'help'?
          = help: 'asl --help' shows what there is

        """)
  }

  @Test func commonOptionsMayStandBeforeTheCommand() async {
    let ran = await Ran(["--color", "always", "help", "help"])
    #expect(ran.output.contains("\u{1B}[1mUsage:"))
    #expect(await Ran(["--color", "always", "--no-color", "help"]).output.contains("\u{1B}"))
  }

  private static let environments: [([String: String], Bool)] = [
    ([:], false), (["CLICOLOR_FORCE": "1"], true), (["CLICOLOR_FORCE": "0"], false),
    (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
    (["CLICOLOR_FORCE": "1", "ASL_NO_COLOR": "1"], false), (["NO_COLOR": ""], false),
  ]

  @Test(arguments: environments)
  func theEnvironmentDecidesAboutColour(_ environment: [String: String], _ isColored: Bool) async {
    let ran = await Ran(["--help"], environment: environment)
    #expect(ran.output.contains("\u{1B}") == isColored)
  }

  /// A command is a file of `Subcommands/` and a line of the list.
  @Test func everyFileOfTheFolderIsInTheSortedList() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/ASLCommands/Subcommands")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("+") }
      .map { $0.dropLast(".swift".count).lowercased() }
    let names = allCommands.map { $0.syntax.name }
    #expect(names == names.sorted())
    #expect(names.map { $0.replacing("-", with: "") } == files.sorted())
  }
}

@Suite struct DocumentationTests {
  @Test func everyOptionOfRunIsDescribed() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/run.md")
    let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    for option in RunOptions.groups.flatMap(\.options) {
      #expect(text.contains("`\(option.spelling)"), "\(option.spelling)")
      if let letter = option.letterSpelling { #expect(text.contains("`\(letter)`"), "\(letter)") }
    }
    for limit in Limit.allCases { #expect(text.contains("`\(limit.rawValue)`")) }
  }
}
