import ASLModel
import Testing

struct WildcardPatternTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("*", "abc", true), ("a*", "abc", true),
    ("a*", "ba", false), ("*.log", "x.log", true), ("*.log", "x.logs", false),
    ("a*b*c", "aXbYc", true),
    ("a*b*c", "acb", false), ("a*a", "a", false), ("a*a", "aa", true), ("*ab*ab*", "abab", true),
    ("*ab*ab*", "aba", false), (#"a\*b"#, "a*b", true), (#"a\*b"#, "axb", false),
    (#"a\\*"#, #"a\xyz"#, true), (#"\d"#, #"\d"#, true), ("ü*", "üx", true),
    ("ResourceInitializationError: *", "ResourceInitializationError: unable", true),
  ])
  func aPatternStandsForTheWholeText(_ pattern: String, _ text: String, _ isMatch: Bool) {
    #expect(WildcardPattern(pattern).matches(text) == isMatch)
  }

  @Test func manyWildcardsDoNotTakeLong() {
    let pattern = WildcardPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }
}
