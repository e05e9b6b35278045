import Diagnostics
import Testing

@testable import ASLCommands

struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String? {
    UnifiedDiff(
      from: SourceText(name: "a", old), to: SourceText(name: "a", new), name: "a.asl.json"
    ).text(isColored: false)
  }

  @Test func changesAreShownWithThreeLinesAround() {
    let lines = (1...20).map { "\($0)\n" }
    var changed = lines
    changed[4] = "five\n"
    changed[18] = "nineteen\n"
    #expect(
      diff(lines.joined(), changed.joined()) == """
        --- a/a.asl.json
        +++ b/a.asl.json
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        @@ -16,5 +16,5 @@
         16
         17
         18
        -19
        +nineteen
         20
        """)
  }

  @Test func changesThatAreNearStandTogether() throws {
    let text = try #require(diff("a\nb\nc\nd\ne\nf\ng\nh\n", "A\nb\nc\nd\ne\nf\nG\nh\n"))
    #expect(text.split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
  }

  @Test func linesThatComeOrGoAreShown() {
    #expect(
      diff("a\nb\nc", "a\nc") == """
        --- a/a.asl.json
        +++ b/a.asl.json
        @@ -1,3 +1,2 @@
         a
        -b
         c
        \\ No newline at end of file
        """)
    #expect(
      diff("", "a\n") == """
        --- a/a.asl.json
        +++ b/a.asl.json
        @@ -0,0 +1,1 @@
        +a
        """)
  }

  @Test func textsThatAreTheSameHaveNoDifference() {
    #expect(diff("a\n", "a\n") == nil)
    #expect(diff("", "") == nil)
  }

  @Test func theEndOfALineIsPartOfIt() throws {
    let text = try #require(diff("a\r\nb\n", "a\nb"))
    #expect(text.contains("-a\r\n"))
    #expect(text.contains("+a\n"))
    #expect(text.hasSuffix("-b\n+b\n\\ No newline at end of file"))
  }
}
