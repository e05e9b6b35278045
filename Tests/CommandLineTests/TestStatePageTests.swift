import Foundation
import Testing

/// The command lines of `docs/test-state.md` print what the page says.
@Suite struct TestStatePageTests {
  /// A command line of the page.
  struct Example: Sendable, CustomTestStringConvertible {
    /// Of the page, from 1.
    let line: Int
    let command: String
    var output: [String] = []
    var testDescription: String { "line \(line): \(command)" }
  }

  private struct Page {
    var text: String
    var files: [String: String] = [:]
    var examples: [Example] = []

    init() throws {
      text = String(
        decoding: try Data(
          contentsOf: BuiltProgram.root.appendingPathComponent("docs/test-state.md")),
        as: UTF8.self)
      var kind: Substring?
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if line.hasPrefix("```") {
          kind = kind == nil ? line.dropFirst(3) : nil
        } else if kind == "console", line.hasPrefix("$ ") {
          examples.append(Example(line: index + 1, command: String(line.dropFirst(2))))
        } else if kind == "console", let last = examples.indices.last {
          if examples[last].output.isEmpty, examples[last].command.hasSuffix("\\") {
            examples[last] = Example(
              line: examples[last].line,
              command: String(examples[last].command.dropLast()) + line.drop { $0 == ">" })
          } else {
            examples[last].output.append(String(line))
          }
        } else if let name = kind?.split(separator: " ").last, name.contains(".") {
          files[String(name), default: ""] += line + "\n"
        }
      }
    }
  }

  private static let page = Result { try Page() }
  static var examples: [Example] {
    if case .success(let page) = page { page.examples } else { [] }
  }

  @Test func thereAreExamples() throws {
    #expect(try Self.page.get().examples.count > 8)
    #expect(try Self.page.get().files["order.asl.json"] != nil)
  }

  @Test(arguments: examples)
  func anExamplePrintsWhatThePageSays(_ example: Example) async throws {
    let folder = try Scratch(try Self.page.get().files)
    let function = #"asl() { "$ASL" "$@"; }; exec 2>&1;"#
    let result = try await shell("\(function) \(example.command)", in: folder)
    #expect(result.output == example.output.map { $0 + "\n" }.joined())
  }

  @Test func everyOptionIsDescribed() async throws {
    let text = try Self.page.get().text
    let help = try await asl(["test-state", "--help"], in: Scratch()).output
    let own = help.prefix(upTo: try #require(help.firstRange(of: "Common options")).lowerBound)
    for match in own.matches(of: /--[a-z-]+[a-z]/) {
      #expect(text.contains("`\(match.output)"), "\(match.output)")
    }
  }
}
