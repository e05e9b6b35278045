import Foundation
import Testing

/// `Package.swift` lets no module import what `docs/architecture.md` does not name for it.
@Suite struct ModuleTableTests {
  @Test func thePackageImportsNothingThatTheArchitectureDoesNotName() throws {
    let package = ModuleTable(package: try SourceFile.text("Package.swift"))
    let architecture = ModuleTable(markdown: try SourceFile.text("docs/architecture.md"))
    #expect(package.rows.count >= 9)
    #expect(package.differences(from: architecture) == [])
  }

  @Test func everyFolderOfTheSourcesIsInThePackage() throws {
    let package = try SourceFile.text("Package.swift")
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SourceFile.root.appendingPathComponent("Sources").path)
    for folder in folders where !folder.hasPrefix(".") {
      #expect(package.contains("\"\(folder)\": ["), "Sources/\(folder) is in no table")
    }
  }

  @Test func aDifferenceIsFound() {
    let architecture = ModuleTable(
      markdown: """
        | module | in one sentence | imports |
        |---|---|---|
        | `A` | one | – |
        | `B` | two | A, Later |
        | `C`, `D` | three | A, B as needed |
        | `E` | four | all of `A…`, B |
        """)
    func differences(_ rows: String) -> [String] {
      ModuleTable(package: "let modules: X = [\n\(rows)\n]\nlet tests = [\n\"F\": [\"A\"],\n]")
        .differences(from: architecture)
    }
    let right = #""A": [], "B": ["A"], "C": ["A"], "D": [], "E": ["A", "B"],"#
    #expect(differences(right) == [])
    #expect(differences(right.replacing("\"A\": []", with: "\"A\": [\"B\"]")).count == 1)
    #expect(differences(right.replacing("\"B\": [\"A\"]", with: "\"B\": []")) == [])
    #expect(differences(right.replacing("\"C\": [\"A\"]", with: "\"C\": [\"E\"]")).count == 1)
    #expect(differences(right.replacing("\"A\", \"B\"]", with: "\"C\"]")).count == 1)
    #expect(differences(right + "\"G\": [],").count == 1)
  }
}

/// Modules and what each may import.
struct ModuleTable {
  struct Imports: Equatable {
    var names: Set<String>
    /// Whether every module whose name starts so may be imported: "all of `ASL…`".
    var prefix: String?
  }

  private(set) var rows: [String: Imports] = [:]

  /// The table `modules` of a package manifest.
  init(package: String) {
    guard let start = package.firstRange(of: "let modules")?.upperBound,
      let end = package[start...].firstRange(of: "\n]")?.lowerBound
    else { return }
    for match in package[start..<end].matches(of: /"(\w+)":\s*\[([^\]]*)\]/) {
      let names = match.output.2.matches(of: /\w+/).map { String($0.output) }
      rows[String(match.output.1)] = Imports(names: Set(names))
    }
  }

  /// The rows `` | `Module` | … | imports | `` of a page.
  init(markdown: String) {
    for line in markdown.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("`") else { continue }
      var imports = Imports(names: [])
      let cell = cells[2]
      if let all = cell.firstMatch(of: /all of `(\w+)…`/) {
        imports.prefix = String(all.output.1)
      }
      let listed = cell.replacing(/all of `\w+…`/, with: "").replacing("as needed", with: "")
      imports.names = Set(listed.matches(of: /\w+/).map { String($0.output) })
      for match in cells[0].matches(of: /`(\w+)`/) { rows[String(match.output.1)] = imports }
    }
  }

  /// What this table has that the architecture has not.
  func differences(from architecture: ModuleTable) -> [String] {
    rows.sorted { $0.key < $1.key }.compactMap { module, imports in
      guard let named = architecture.rows[module] else {
        return "\(module) is not in the architecture"
      }
      var allowed = named.names
      if let prefix = named.prefix { allowed.formUnion(rows.keys.filter { $0.hasPrefix(prefix) }) }
      let others = imports.names.subtracting(allowed).sorted()
      return others.isEmpty ? nil : "\(module) may import \(others.joined(separator: ", "))"
    }
  }
}
