import Foundation
import Testing

/// A page of `docs/` that shows a command: blocks of `console` are command lines and what they
/// print, and a block with a file's name is a file they read.
struct CommandPage: Sendable {
  /// A command line of the page; one that ends with `\` goes on in the next line, after `>`.
  struct Example: Sendable, CustomTestStringConvertible {
    /// Of the page, from 1.
    let line: Int
    var command: String
    var output: [String] = []
    var testDescription: String { "line \(line): \(command)" }
  }

  let text: String
  private(set) var files: [String: String] = [:]
  private(set) var examples: [Example] = []

  /// - Parameter name: `docs/eval.md`.
  init(_ name: String) throws {
    text = String(
      decoding: try Data(contentsOf: BuiltProgram.root.appendingPathComponent(name)),
      as: UTF8.self)
    var kind: Substring?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        kind = kind == nil ? line.dropFirst(3) : nil
      } else if kind == "console", line.hasPrefix("$ ") {
        examples.append(Example(line: index + 1, command: String(line.dropFirst(2))))
      } else if kind == "console", let last = examples.indices.last {
        examples[last].goOn(String(line))
      } else if let name = kind?.split(separator: " ").last, name.contains(".") {
        files[String(name), default: ""] += line + "\n"
      }
    }
  }

  /// Runs an example in a folder with the page's files.
  func expectOutput(of example: Example) async throws {
    let function = #"asl() { "$ASL" "$@"; }; exec 2>&1;"#
    let result = try await shell("\(function) \(example.command)", in: Scratch(files))
    #expect(result.output == example.output.map { $0 + "\n" }.joined())
  }

  /// Looks for each option that only this command has.
  func expectOptions(of command: String) async throws {
    let help = try await asl([command, "--help"], in: Scratch()).output
    let own = help.prefix(upTo: try #require(help.firstRange(of: "Common options")).lowerBound)
    for match in own.matches(of: /--[a-z-]+[a-z]/) {
      #expect(text.contains("`\(match.output)"), "\(match.output)")
    }
  }
}

extension CommandPage.Example {
  fileprivate mutating func goOn(_ line: String) {
    if output.isEmpty, command.hasSuffix("\\") {
      command = String(command.dropLast() + line.drop { $0 == ">" })
    } else {
      output.append(line)
    }
  }
}

extension Result<CommandPage, any Error> {
  /// For the arguments of a test: none where the page cannot be read.
  var examples: [CommandPage.Example] {
    if case .success(let page) = self { page.examples } else { [] }
  }
}
