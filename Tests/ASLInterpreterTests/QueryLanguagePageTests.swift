import ASLInterpreter
import ASLModel
import Diagnostics
import Foundation
import JSONTree
import Testing

/// The examples of `docs/query-languages.md` give what the page says.
struct QueryLanguagePageTests {
  @Test func thereAreExamples() throws { #expect(try Example.all.get().count > 15) }

  @Test(arguments: Example.found)
  func anExampleGivesWhatThePageSays(_ example: Example) throws {
    let (machine, diagnostics) = StateMachine.parse(
      SourceText(name: "line \(example.line)", example.definition.text))
    #expect(diagnostics.isEmpty)
    var execution = Execution(try #require(machine), settings: ExecutionSettings())
    execution.handle(.started(input: example.input), at: Timestamp(seconds: 0))
    var requests: [ExecutionRequest] = []
    while execution.step(&requests) {}
    switch (execution.outcome, example.expected) {
    case (.succeeded(let output), .result(let expected)):
      #expect(output.text == expected.text)
    case (.failed(let error), .cause(let expected)):
      let cause = try #require(error.cause)
      #expect(cause.hasSuffix("). \(expected)"))
    default: Issue.record("it ended otherwise: \(String(describing: execution.outcome))")
    }
  }
}

/// An expression, path or state machine of the page, with what is given to it and what comes out.
struct Example: Sendable, CustomTestStringConvertible {
  /// Of its first block, from 1.
  let line: Int
  let definition: JSON
  var input = JSON.object([:])
  var expected: Expectation?

  enum Expectation: Sendable {
    case result(JSON)
    /// The Cause, without the beginning that names the state.
    case cause(String)
  }

  var testDescription: String { "line \(line)" }

  static let all = Result { try examples() }

  /// Empty where the page cannot be read, which is another test's to tell.
  static var found: [Example] { if case .success(let examples) = all { examples } else { [] } }

  private static func examples() throws -> [Example] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/query-languages.md")
    var examples: [Example] = []
    for block in blocks(of: try String(contentsOf: page, encoding: .utf8)) {
      switch block.kind {
      case "jsonata", "jsonpath", "json machine":
        examples.append(Example(line: block.line, definition: try definition(block)))
      case "json input": examples[examples.count - 1].input = try JSON(parsing: block.text)
      case "json result":
        examples[examples.count - 1].expected = .result(try JSON(parsing: block.text))
      case "text cause": examples[examples.count - 1].expected = .cause(block.text)
      default: continue
      }
    }
    return examples
  }

  private struct Block {
    let kind: String
    let line: Int
    let text: String
  }

  private static func blocks(of page: String) -> [Block] {
    var blocks: [Block] = []
    var open: (kind: String, line: Int, text: [Substring])?
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if !line.hasPrefix("```") {
        open?.text.append(line)
      } else if let block = open {
        blocks.append(
          Block(kind: block.kind, line: block.line, text: block.text.joined(separator: "\n")))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), index + 1, [])
      }
    }
    return blocks
  }

  /// The machine, or one whose only state puts out what an expression or path gives.
  private static func definition(_ block: Block) throws -> JSON {
    var state: JSONObject = ["Type": "Pass", "End": true]
    switch block.kind {
    case "jsonata":
      state["QueryLanguage"] = "JSONata"
      state["Output"] = .string("{% \(block.text) %}")
    case "jsonpath":
      state["Parameters"] = ["value.$": .string(block.text)]
      state["OutputPath"] = "$.value"
    default: return try JSON(parsing: block.text)
    }
    return ["StartAt": "Example", "States": ["Example": .object(state)]]
  }
}
