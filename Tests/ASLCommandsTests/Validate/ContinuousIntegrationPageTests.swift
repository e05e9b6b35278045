import Foundation
import Testing

@testable import ASLCommands

/// The command lines of `docs/ci.md`.
struct ContinuousIntegrationPageTests {
  @Test func everyCommandLineOfThePageIsOneThatTheProgramUnderstands() throws {
    let lines = try Self.commandLines()
    #expect(lines.count > 10)
    for line in lines {
      do throws(CommandFailure) {
        let arguments = try ValidateCommand.syntax.parse(line[...])
        #expect(arguments.has(ValidateOptions.format) || !line.contains("--format"))
      } catch {
        Issue.record("asl validate \(line.joined(separator: " ")): \(error.text)")
      }
    }
  }

  /// What follows `asl validate`, word by word, up to what is the shell's.
  private static func commandLines() throws -> [[String]] {
    let page = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/ci.md")
    let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
    let parts = text.split(separator: "```").enumerated()
    let blocks = parts.filter { $0.offset % 2 == 1 }.map(\.element)
    return blocks.flatMap { $0.split(separator: "\n") }.compactMap { line in
      guard let command = line.firstRange(of: "asl validate") else { return nil }
      let words = line[command.upperBound...].split(separator: " ").map(String.init)
      return words.prefix { ![">", "<", "|", "||", "'", "}"].contains($0) }
        .map { $0.hasSuffix("'") ? String($0.dropLast()) : $0 }
    }
  }
}
