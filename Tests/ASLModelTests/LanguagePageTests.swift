import ASLModel
import Diagnostics
import Foundation
import Testing

/// `docs/language.md` has a row for every field that the parser knows and for every optimized
/// integration, and each row names tests that exist.
@Suite struct LanguagePageTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The cells of the rows of each table, under the heading before it.
  private static func tables() throws -> [String: [[String]]] {
    let page = root.appendingPathComponent("docs/language.md")
    var tables: [String: [[String]]] = [:]
    var heading = ""
    for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      } else if line.hasPrefix("| "), !line.contains("---") {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        tables[heading, default: []].append(cells)
      }
    }
    return tables
  }

  /// What stands between backticks.
  private static func names(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  // MARK: State fields

  private static func findings(_ definition: String) -> [Diagnostic] {
    StateMachine.parse(SourceText(name: "d", definition)).diagnostics
  }

  /// A name that no field comes near to.
  private static let unheardOf = #""Qzxvw": 1"#

  /// The fields of an object that has one that nobody has heard of, as the parser lists them.
  private static func fields(of owner: String, in definition: String) -> [String] {
    let help = findings(definition).flatMap(\.help).first { $0.hasPrefix("\(owner) has ") }
    return help?.dropFirst("\(owner) has ".count).split(separator: ", ").map(String.init) ?? []
  }

  private static func machine(_ state: String, _ language: QueryLanguage) -> String {
    #"{"QueryLanguage": "\#(language.rawValue)", "StartAt": "S", "States": {"S": \#(state)}}"#
  }

  private static func isOf(
    _ language: QueryLanguage, _ field: String, of type: StateType
  ) -> Bool {
    let state = #"{"Type": "\#(type.rawValue)", "\#(field)": "x"}"#
    return !findings(machine(state, language)).contains {
      $0.rule == "wrong-query-language" && $0.message.text.hasPrefix("'\(field)'")
    }
  }

  /// The types of states that a cell names: a list, `all`, or `all but` a list.
  private static func types(in cell: String) -> [StateType] {
    let named = StateType.allCases.filter { cell.contains($0.rawValue) }
    guard cell.hasPrefix("all") else { return named }
    return StateType.allCases.filter { !named.contains($0) }
  }

  @Test(arguments: StateType.allCases, QueryLanguage.allCases)
  func everyFieldOfAStateHasARow(type: StateType, language: QueryLanguage) throws {
    let rows = try #require(try Self.tables()["State fields"])
    let state = #"{"Type": "\#(type.rawValue)", \#(Self.unheardOf)}"#
    let fields = Self.fields(of: "a \(type.rawValue) state", in: Self.machine(state, language))
    #expect(fields.count >= 4)
    for field in fields {
      let isThere = rows.contains { row in
        Self.names(in: row[0]).contains(field) && Self.types(in: row[1]).contains(type)
          && ["both", language.rawValue].contains(row[2])
      }
      let isOwn = Self.isOf(language, field, of: type)
      #expect(isThere == isOwn, "\(type.rawValue), \(language.rawValue): \(field)")
    }
  }

  /// An object in a definition, as the parser calls it, and a definition that has one.
  private static let objects: [(owner: String, definition: String)] = {
    let task = #""Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true"#
    func map(_ fields: String) -> String { #"{"Type": "Map", "End": true, \#(fields)}"# }
    let states: [(String, String)] = [
      ("a Retrier", #"{\#(task), "Retry": [{\#(unheardOf)}]}"#),
      ("a Catcher", #"{\#(task), "Catch": [{\#(unheardOf)}]}"#),
      ("a Choice Rule", #"{"Type": "Choice", "Choices": [{\#(unheardOf)}]}"#),
      ("a branch", #"{"Type": "Parallel", "End": true, "Branches": [{\#(unheardOf)}]}"#),
      ("an ItemProcessor", map(#""ItemProcessor": {\#(unheardOf)}"#)),
      (
        "a ProcessorConfig",
        map(#""ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", \#(unheardOf)}}"#)
      ),
      ("an ItemReader", map(#""ItemReader": {\#(unheardOf)}"#)),
      ("a ReaderConfig", map(#""ItemReader": {"ReaderConfig": {\#(unheardOf)}}"#)),
      ("an ItemBatcher", map(#""ItemBatcher": {\#(unheardOf)}"#)),
      ("a ResultWriter", map(#""ResultWriter": {\#(unheardOf)}"#)),
      ("a WriterConfig", map(#""ResultWriter": {"WriterConfig": {\#(unheardOf)}}"#)),
    ]
    return [("a state machine", "{\(unheardOf)}")]
      + states.map { ($0.0, machine($0.1, .jsonPath)) }
  }()

  @Test func everyFieldOfTheObjectsInStatesHasARow() throws {
    let rows = try #require(try Self.tables()["Fields of the objects in states"])
    for (owner, definition) in Self.objects {
      let fields = Self.fields(of: owner, in: definition)
      #expect(!fields.isEmpty, "\(owner)")
      for field in fields {
        #expect(
          rows.contains { $0[0] == owner && Self.names(in: $0[1]).contains(field) },
          "\(owner): \(field)")
      }
    }
  }

  // MARK: Integration patterns

  @Test func everyOptimizedIntegrationHasARow() throws {
    let rows = try #require(try Self.tables()["Integration patterns"])
    for integration in OptimizedIntegration.all {
      for action in integration.actions {
        let patterns = action.patterns.filter { $0 != .requestResponse }.map { ".\($0.rawValue)" }
        let row = rows.first {
          Self.names(in: $0[0]) == [integration.service]
            && Self.names(in: $0[1]).contains(action.name)
        }
        #expect(
          row.map { Self.names(in: $0[2]) } == patterns, "\(integration.service):\(action.name)")
      }
    }
  }

  // MARK: Tests

  /// The names of all functions of the tests, and the folders of fixtures as `Fixtures/NAME`.
  private static func evidence() throws -> Set<String> {
    let tests = root.appendingPathComponent("Tests")
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    var names: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let source = try String(contentsOf: file, encoding: .utf8)
      for part in source.split(separator: "func ").dropFirst() {
        names.insert(String(part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
      }
    }
    let fixtures = tests.appendingPathComponent("Fixtures")
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtures.path) {
      names.insert("Fixtures/\(name)")
    }
    return names
  }

  @Test func everyRowNamesTestsThatExist() throws {
    let evidence = try Self.evidence()
    for (heading, rows) in try Self.tables() {
      guard rows.contains(where: { $0.last == "shown by" }) else { continue }
      for row in rows where row.last != "shown by" {
        let named = Self.names(in: row.last ?? "")
        #expect(!named.isEmpty, "\(heading): \(row[0])")
        for name in named where !evidence.contains(name) {
          Issue.record("\(heading), \(row[0]): there is no test \(name)")
        }
      }
    }
  }
}
