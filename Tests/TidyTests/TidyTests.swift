import Foundation
import Testing

@Suite struct TidyTests {
  @Test(arguments: tidyRules)
  func everyFileKeepsTheRule(rule: TidyRule) throws {
    for file in try SourceFile.all.get() {
      for finding in rule.findings(in: file) { Issue.record("\(finding.description)") }
    }
  }

  @Test(arguments: tidyRules)
  func theRuleCatchesWhatItIsForAndNothingElse(rule: TidyRule) {
    #expect(!rule.offences.isEmpty)
    for (path, text) in rule.offences {
      let findings = rule.findings(in: SourceFile(path: path, text))
      #expect(findings.count == 1, "\(path): \(text)")
    }
    for (path, text) in rule.acceptable {
      let findings = rule.findings(in: SourceFile(path: path, text))
      #expect(findings.isEmpty, "\(path): \(text)")
    }
  }

  @Test func codeIsWhatIsNeitherCommentNorLiteral() {
    let text = """
      let a = "x \\(b ? "y" : c("z")) w"  // d
      /* e /* f */ g
      */ let h = #"i \\(j) \\#(k) "l" "#
      let m = \"""
        n "o" \\(p)
        \"""
      """
    var stripper = CodeStripper(text)
    #expect(
      stripper.code() == """
        let a = "(b ? "" : c(""))"\("  ")

         let h = "(k)"
        let m = "
        (p)
        "
        """)
  }

  @Test func nothingElseStandsAtTheTop() throws {
    let expected: Set = [
      "CHANGELOG.md", "LICENSE", "Makefile", "Package.swift", "README.md", "Sources", "Tests",
      "definitions", "docs",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: SourceFile.root.path)
    #expect(Set(found.filter { !$0.hasPrefix(".") }).subtracting(expected).isEmpty)
  }
}
