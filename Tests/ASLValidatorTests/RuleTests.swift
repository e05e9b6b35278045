import ASLModel
import ASLValidator
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What holds for every rule.
struct RuleTests {
  @Test(arguments: allRules.map { Named($0) })
  func aRuleFindsItsFailingExampleAndPassesTheOther(_ rule: Named) {
    let explanation = rule.rule.explanation
    let validator = Validator(
      workflow: explanation.workflow, choices: [rule.rule.name: true])
    func findings(_ text: String) -> [Diagnostic] {
      validator.findings(in: Definition(reading: SourceText(name: "example", text)))
    }
    let found = findings(explanation.wholeFailing)
    #expect(found.contains { $0.rule == rule.rule.name && $0.severity == rule.rule.severity })
    #expect(Set(found.map(\.rule)) == [rule.rule.name], "the example shows one rule alone")
    #expect(findings(explanation.passing) == [])
  }

  @Test func theListHasEveryFileOfTheFolder() throws {
    let folder = packageFolder.appendingPathComponent("Sources/ASLValidator/Rules")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == allRules.map { "\($0).swift" })
  }

  @Test(arguments: allRules.map { Named($0) })
  func aRuleHasTheNameOfItsFile(_ rule: Named) {
    let words = rule.rule.name.name.split(separator: "-").map { $0.lowercased() }
    #expect(words.joined() == "\(rule.rule)".lowercased())
  }

  @Test func thePageOfRulesIsWhatTheRulesSay() throws {
    try expectGolden(rulesPage(), at: packageFolder.appendingPathComponent("docs/rules.md"))
  }

  /// A rule as a test's argument.
  struct Named: CustomTestStringConvertible, Sendable {
    let rule: any Rule.Type

    init(_ rule: any Rule.Type) { self.rule = rule }
    var testDescription: String { rule.name.name }
  }
}

private let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// `docs/rules.md`.
private func rulesPage() -> String {
  let rows = allRules.map { rule in
    let kind = rule.isAdvice ? "\(rule.severity), advice" : "\(rule.severity)"
    let code = rule.awsCode.map { "`\($0.rawValue)`" } ?? ""
    return "| [\(rule.name)](#\(rule.name)) | \(kind) | \(code) | \(rule.explanation.summary) |"
  }
  let sections = allRules.map { rule in
    "## \(rule.name)\n\n\(rule.explanation.markdown)"
  }
  return """
    # Rules

    What `asl validate` finds. Errors are what AWS refuses; AWS accepts everything else, so it is a warning at
    most. *Advice* is given with `--strict` or `--enable RULE`. This page is made from the rules themselves.

    | rule | severity | AWS code | finds |
    |---|---|---|---|
    \(rows.joined(separator: "\n"))

    \(sections.joined(separator: "\n\n"))
    """
}
