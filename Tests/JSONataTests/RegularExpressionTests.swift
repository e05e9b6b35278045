import Testing

@testable import JSONata

@Suite struct RegularExpressionTests {
  @Test(arguments: regularExpressionCases.indices)
  func matchesAreThoseOfECMAScript(index: Int) throws {
    let (pattern, flags, subject, matches) = regularExpressionCases[index]
    let expression = try RegularExpression(pattern, flags: flags)
    #expect(try allMatches(of: expression, in: Array(subject.utf16)) == matches, "/\(pattern)/")
  }

  @Test(arguments: [
    ("(", "", "Unterminated group", 1),
    ("(?:a|(b)", "i", "Unterminated group", 8),
    (")", "", "Unmatched ')'", 0),
    ("a(b))", "", "Unmatched ')'", 4),
    ("[a", "", "Unterminated character class", 0),
    ("x[a\\]", "", "Unterminated character class", 1),
    ("a**", "", "Nothing to repeat", 2),
    ("*", "m", "Nothing to repeat", 0),
    ("a|?", "", "Nothing to repeat", 2),
    ("^*", "", "Nothing to repeat", 1),
    ("\\b+", "", "Nothing to repeat", 2),
    ("{2}", "", "Nothing to repeat", 0),
    ("a{2,1}", "", "numbers out of order in {} quantifier", 1),
    ("[z-a]", "", "Range out of order in character class", 2),
    ("(?", "", "Invalid group", 2),
    ("(?i:a)", "", "Invalid group", 2),
    ("a\\", "", "\\ at end of pattern", 1),
    ("(?<=a)*", "", "Invalid quantifier", 6),
    ("(?<!a){2}", "", "Invalid quantifier", 6),
    ("(?<a", "", "Invalid capture group name", 4),
    ("(?<1>a)", "", "Invalid capture group name", 4),
    ("(?<a>)(?<a>)", "", "Duplicate capture group name", 12),
    ("(?<a>)\\k", "", "Invalid named reference", 8),
    ("(?<a>)\\k<b>", "", "Invalid named capture referenced", 9),
    ("(?<a>)[\\k]", "", "Invalid escape", 8),
  ])
  func whatIsNoPatternIsNamedAndLocated(
    pattern: String, flags: String, reason: String, offset: Int
  ) {
    let expected = RegularExpression.SyntaxError(
      message: "Invalid regular expression: /\(pattern)/\(flags): \(reason)", offset: offset)
    #expect(throws: expected) { try RegularExpression(pattern, flags: flags) }
  }

  @Test(arguments: ["g", "ii", "mm", "u", "imx"])
  func onlyTheFlagsIAndMAreKnown(flags: String) {
    let expected = RegularExpression.SyntaxError(
      message: "Invalid flags supplied to RegExp constructor '\(flags)'", offset: 0)
    #expect(throws: expected) { try RegularExpression("a", flags: flags) }
  }

  @Test(arguments: [
    "(a*)*b", "(a|a)*b", "(a|aa)+$", "(?:a+)+b", "(?:a{0,9}){0,9}c", "(?=(a+)).*b",
    "(?:){2000000000}a", "(?:(?=a*)a)*b", "(?:(?=(a*))(?!b)a)*c",
  ])
  func aSearchWithoutEndStopsWhenItsStepsAreUsed(pattern: String) throws {
    let expression = try RegularExpression(pattern)
    let units = [UInt16](repeating: 0x61, count: 20_000) + [0x21]
    var steps = 300_000
    #expect(throws: RegularExpression.LimitError()) {
      try expression.firstMatch(in: units, from: 0, steps: &steps)
    }
    #expect(steps == 0)
  }

  @Test func stepsAreTakenOffTheBudget() throws {
    var steps = 1_000
    let match = try RegularExpression("b+").firstMatch(
      in: Array("aaabbb".utf16), from: 0, steps: &steps)
    #expect(match?.range == 3..<6)
    #expect(990..<998 ~= steps)
  }

  @Test(arguments: ["(?:a|b)*", "(a|b)+", "(?:(a)|b)*$", "(?:a?b?)*", "[^]*x|(?:a(?=[^]))*"])
  func aLongSubjectDoesNotOverflow(pattern: String) throws {
    let units = (0..<1_000_000).map { $0 % 3 == 0 ? UInt16(0x61) : 0x62 }
    var steps = 100_000_000
    let match = try RegularExpression(pattern).firstMatch(in: units, from: 0, steps: &steps)
    #expect(match?.range.lowerBound == 0)
    #expect((match?.range.upperBound ?? 0) == (pattern.hasPrefix("[") ? 1 : 1_000_000))
  }

  @Test func groupsNestToALimit() throws {
    let limit = PatternParser.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "(?:", count: depth) + "a" + String(repeating: ")+", count: depth)
    }
    _ = try RegularExpression(nested(limit))
    let error = #expect(throws: RegularExpression.SyntaxError.self) {
      try RegularExpression(nested(limit + 1))
    }
    #expect(error?.message.hasSuffix(": Regular expression too large") == true)
    #expect(error?.offset == 3 * limit)
  }

  @Test func aHundredThousandGroupsAreTooMany() {
    let error = #expect(throws: RegularExpression.SyntaxError.self) {
      try RegularExpression(String(repeating: "()", count: 100_000))
    }
    #expect(error?.message.hasSuffix(": Too many captures") == true)
  }

  @Test func bytesOfASCIITextMatchLikeItsUTF16() throws {
    let expression = try RegularExpression("(\\w+) (?:(x)|y)", flags: "i")
    let text = "... some Words Y"
    var steps = 1_000
    let wanted = try expression.firstMatch(in: Array(text.utf16), from: 0, steps: &steps)
    let found = try Array(text.utf8).withUnsafeBufferPointer {
      try expression.firstMatch(in: $0, from: 0, steps: &steps)
    }
    #expect(found == wanted)
    #expect(found?.groups == [9..<14, nil])
  }

  @Test func aSearchBeginsWhereItIsTold() throws {
    var steps = 1_000
    let units = Array("abab".utf16)
    #expect(
      try RegularExpression("a").firstMatch(in: units, from: 1, steps: &steps)?.range == 2..<3)
    #expect(try RegularExpression("^a").firstMatch(in: units, from: 1, steps: &steps) == nil)
    #expect(
      try RegularExpression("(?<=b)").firstMatch(in: units, from: 1, steps: &steps)?.range == 2..<2)
    #expect(try RegularExpression("a").firstMatch(in: units, from: 5, steps: &steps) == nil)
    #expect(try RegularExpression("$").firstMatch(in: [], from: 0, steps: &steps)?.range == 0..<0)
  }

  private func allMatches(of expression: RegularExpression, in units: [UInt16]) throws -> String {
    var texts: [String] = []
    var steps = 1_000_000
    var at = 0
    while let match = try expression.firstMatch(in: units, from: at, steps: &steps) {
      let ranges = ([match.range] + match.groups).map { range in
        range.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "?"
      }
      texts.append(ranges.joined(separator: ","))
      at = match.range.upperBound + (match.range.isEmpty ? 1 : 0)
    }
    return texts.joined(separator: " ")
  }
}
