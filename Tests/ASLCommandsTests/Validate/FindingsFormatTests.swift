import ASLModel
import Diagnostics
import JSONTree
import TestSupport
import Testing

@testable import ASLCommands

/// The formats that other programs read, as they are written.
struct FindingsFormatTests {
  private let report = SampleReport.report

  @Test func annotationsOfAWorkflowAreLines() throws {
    let text = try #require(GitHubAnnotations().text(of: report))
    try expectGolden(text, "validate/github.txt")
    for line in text.split(separator: "\n") {
      #expect(
        line.wholeMatch(of: /::(error|warning|notice) (\w+=[^,:%]*(%[0-9A-F]{2}[^,:%]*)*,?)+::.+/)
          != nil)
    }
    #expect(GitHubAnnotations().text(of: CheckReport()) == nil)
  }

  @Test func sarifIsWhatItsSchemaAllows() throws {
    let text = SARIFFindings(folder: "/home/user").text(of: report)
    let log = try JSON(parsing: Array(text.utf8))
    #expect(SARIFSchema.faults(in: log) == [])
    try expectGolden(shortened(log).indentedText(), "validate/sarif.json")
    let empty = SARIFFindings(folder: "/").text(of: CheckReport())
    #expect(SARIFSchema.faults(in: try JSON(parsing: Array(empty.utf8))) == [])
  }

  /// With no more of the rules' own texts than their beginnings: they are said elsewhere.
  private func shortened(_ value: JSON) -> JSON {
    switch value {
    case .string(let text) where text.count > 120: .string("\(text.prefix(40))…")
    case .array(let elements): .array(elements.map(shortened))
    case .object(let members):
      .object(JSONObject(members.lazy.map { ($0.key, shortened($0.value)) }))
    case .null, .bool, .number, .string: value
    }
  }

  @Test func aReportOfTestsIsWhatItsSchemaAllows() throws {
    for isStrict in [false, true] {
      let text = JUnitFindings(isStrict: isStrict, time: Timestamp(seconds: 1_800_000_000))
        .text(of: report)
      if !isStrict { try expectGolden(text, "validate/junit.xml") }
      #expect(JUnitSchema.faults(in: text) == [])
    }
    let empty = JUnitFindings(isStrict: false, time: Timestamp(seconds: 0)).text(of: CheckReport())
    #expect(JUnitSchema.faults(in: empty) == [])
  }

  @Test func aWarningIsAFailureOnlyWhereItIsOneOfTheCommand() {
    let text = { (isStrict: Bool) in
      JUnitFindings(isStrict: isStrict, time: Timestamp(seconds: 0)).text(of: report)
    }
    #expect(text(false).contains(#"tests="5" failures="2" errors="1""#))
    #expect(text(true).contains(#"tests="5" failures="3" errors="1""#))
  }

  @Test func fingerprintsStayWhileLinesMove() throws {
    let fingerprints = { (text: String) in
      let source = SourceText(name: "a", text)
      let found = FindingsInFile(source, Definition(reading: source).findings)
      let results = SARIFResults(
        found, path: "a", ruleIndices: [:], SARIFLocations(folder: "/")
      ).all
      return results.map { $0["partialFingerprints"]?["aslFinding/v1"]?.stringValue }
    }
    let before = fingerprints(SampleReport.order)
    #expect(before == fingerprints("\n\n  " + SampleReport.order.replacing("Größe", with: "")))
    #expect(Set(before).count == before.count)
  }

  @Test(arguments: [
    ("a.json", "a.json"), ("./x/../a b.json", "a%20b.json"), ("ä/#?:%", "%C3%A4/%23%3F%3A%25"),
    ("../a.json", "file:///projects/a.json"), ("/projects/here/a", "a"), ("/a", "file:///a"),
  ])
  func aPathIsAReferenceFromTheFolder(_ path: String, _ uri: String) {
    let artifact = SARIFLocations(folder: "/projects/here").artifact(path)
    #expect(artifact["uri"]?.stringValue == uri)
    #expect((artifact["uriBaseId"] == nil) == uri.hasPrefix("file:"))
  }
}
