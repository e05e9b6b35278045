import Diagnostics
import Foundation
import JSONTree
import TestSupport
import Testing

@testable import ASLIntegrations

/// `docs/resources.schema.json` describes the files that ``ResourceConfiguration`` reads.
@Suite struct ResourceSchemaTests {
  private static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs").standardizedFileURL

  private static func schema() throws -> JSONSchema {
    let text = try String(
      contentsOf: docs.appending(path: "resources.schema.json"), encoding: .utf8)
    return JSONSchema(try JSON(parsing: text))
  }

  /// The JSON blocks of the page that have sections of the file.
  private static func examples() throws -> [String] {
    let page = try String(contentsOf: docs.appending(path: "resources.md"), encoding: .utf8)
    return page.split(separator: "```json\n").dropFirst()
      .compactMap { $0.split(separator: "\n```").first.map(String.init) }
      .filter { !$0.contains("\"StateMachines\"") && !$0.contains("\"Type\": \"Notification\"") }
  }

  @Test func everyExampleOfThePageFitsTheSchema() throws {
    let schema = try Self.schema()
    let examples = try Self.examples()
    #expect(examples.count >= 8)
    for example in examples {
      #expect(schema.problems(of: try JSON(parsing: example)) == [], "\(example)")
    }
  }

  /// Of the files that the reader refuses, the schema refuses all but those whose fault only shows
  /// beside other files, or in how keys are written. It leaves the keys of containers to AWS.
  @Test(arguments: ResourceConfigurationTests.errors)
  func whatTheReaderRefusesFitsNot(text: String, message: String, help: String?) throws {
    let onlyTheReaderSees = [
      "does not exist", "is not there", "cannot be read", "stands twice", "entrypoint",
    ]
    guard !onlyTheReaderSees.contains(where: message.contains),
      let value = try? JSON(parsing: MarkedText(text).text)
    else { return }
    #expect(try Self.schema().problems(of: value) != [], "\(value.text)")
  }

  @Test func everyExampleOfThePageIsRead() throws {
    for example in try Self.examples() {
      let reading = ResourceConfiguration.read(
        SourceText(name: "r", example), directory: try TestFolder().path)
      let diagnostics = reading.problems.flatMap(\.diagnostics)
      // The files and programs of the examples are not here; all else is right.
      #expect(
        diagnostics.filter { $0.rule.name != "missing-file" }.map(\.message.text) == [],
        "\(example)")
    }
  }
}
