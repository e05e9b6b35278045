import Testing

@testable import ASLCommands

@Suite struct PathPatternTests {
  private static let cases: [(pattern: String, path: String, isCovered: Bool)] = [
    ("a.json", "a.json", true), ("a.json", "b/a.json", false), ("./a.json", "a.json", true),
    ("*.json", "a.json", true), ("*.json", "b/a.json", false), ("*.json", ".a.json", false),
    ("?.json", "a.json", true), ("[ab].json", "b.json", true), ("[!ab].json", "b.json", false),
    ("**/*.json", "a.json", true), ("**/*.json", "b/c/a.json", true),
    ("b/**", "b/c/a.json", true), ("b/**", "c/a.json", false), ("b", "b/c/a.json", true),
    ("b/", "b/a.json", true), ("b/**/a.json", "b/a.json", true),
    ("b/**/**/a.json", "b/c/d/a.json", true), ("**/c/*.json", "b/c/d/a.json", false),
    ("*.{asl.json,asl}", "a.asl", true), ("*.{asl.json,asl}", "a.json", false),
    ("{a,b{c,d}}.json", "bd.json", true), ("{a}.json", "{a}.json", true),
  ]

  @Test(arguments: cases)
  func aPatternCovers(_ pattern: String, _ path: String, _ isCovered: Bool) {
    let names = path.split(separator: "/").map(String.init)
    #expect(PathPattern.all(pattern).contains { $0.covers(names) } == isCovered)
  }

  @Test func bracesWithoutEndAreExpandedWithinBounds() {
    let text = String(repeating: "{a,b}", count: 100)
    #expect(PathPattern.all(text).count <= 1_100)
  }
}

@Suite struct TopLevelKeysTests {
  private static let cases: [(text: String, isDefinition: Bool)] = [
    (#"{"StartAt": "A", "States": {}}"#, true), (#"{"States": {}, "StartAt": "A"}"#, true),
    (#"{"x": {"StartAt": "A", "States": {}}}"#, false), (#"{"StartAt": "States"}"#, false),
    (#"{"StartAt": "A", "Sta"#, false), ("[1, {\"StartAt\": 1, \"States\": 2}]", false),
    (#"{"a": "\"}{", "StartAt" : "A",, "States" : }"#, true), ("", false), ("\u{FEFF}{", false),
    (#"{"a": [], "b": {"c": "}"}, "StartAt":1,"States":1"#, true), (#"{"StartAt"#, false),
  ]

  @Test(arguments: cases)
  func aDefinitionHasBothKeysOutermost(_ text: String, _ isDefinition: Bool) {
    #expect(looksLikeDefinition(Array(text.utf8)) == isDefinition)
  }
}

@Suite struct StatePathTests {
  private static let cases: [(pointer: String, names: [String])] = [
    ("", []), ("/StartAt", []), ("/States", []), ("/States/A", ["A"]),
    ("/States/A/Next", ["A"]), ("/States/A~1b~0/Retry/0", ["A/b~"]),
    ("/States/A/Branches/1/States/B/End", ["A", "B"]), ("/States/A/Branches/1", ["A"]),
    ("/States/A/ItemProcessor/States/B/Iterator/States/C", ["A", "B", "C"]),
    ("/States/A/Parameters/States/B", ["A"]),
  ]

  @Test(arguments: cases)
  func aPointerLeadsThroughStates(_ pointer: String, _ names: [String]) {
    #expect(statePath(ofPointer: pointer) == names)
  }
}
