import JSONPath
import JSONTree
import Testing

/// Regular expressions by the rules of `java.util.regex`, as filters use them: the whole text must
/// match.
@Suite struct RegularExpressionTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let query = try JSONPathQuery(parsing: "$[?(@ =~ \(pattern))]")
    return try query.evaluate(in: [.string(text)]) != []
  }

  @Test(arguments: [
    ("/abc/", "abc"), ("/a.c/", "aéc"), ("/a*/", ""), ("/(a|bc)+d?/", "abcad"),
    ("/[a-c\\d_]+/", "ab_9"),
    ("/[^a-c]/", "d"), ("/[a-z&&[^aeiou]]+/", "xyz"), ("/[]a]+/", "]a"), ("/a{2,3}/", "aaa"),
    ("/(\\w+) \\1/", "so so"), ("/(?<w>\\w+)-\\k<w>/", "a-a"), ("/(?i)ABC/", "abc"),
    ("/ABC/i", "aBc"),
    ("/a(?i:B)c/", "abc"), ("/Ä/iu", "ä"), ("/a.b/s", "a\nb"), ("/(?=.*\\d)\\w+/", "ab1"),
    ("/\\w+(?<=b1)/", "ab1"), ("/(?<!a)b.*/", "bc"), ("/^a$/", "a"), ("/a$\\n/", "a\n"),
    ("/(?m)a\\n^b$/", "a\nb"), ("/\\bfoo\\b.*/", "foo bar"), ("/\\Qa.b\\E+/", "a.bb"),
    ("/a b # c/x", "ab"),
    ("/\\x41\\u0042\\t/", "AB\t"), ("/\\p{Lu}\\p{IsAlphabetic}\\P{L}/", "Ää1"), ("/a++b/", "aab"),
    ("/a*?b/", "aab"), ("/(?>a|ab)c/", "ac"), ("/(a*)*/", "aaa"), ("/(a|b|)*c/", "abc"),
    ("/\\R/", "\r\n"),
    ("/(a?){3}/", "aa"), ("/\\//", "/"), ("/\\d{4}-\\d\\d-\\d\\dT.*Z/", "2024-05-06T07:08:09Z"),
    ("/😀+/", "😀😀"),
  ])
  func aPatternMatchesAWholeText(pattern: String, text: String) throws {
    #expect(try matches(pattern, text))
  }

  @Test(arguments: [
    ("/ab/", "abc"), ("/a.c/", "a\nc"), ("/ä/i", "Ä"), ("/[^a]/", "a"), ("/a{2}/", "aaa"),
    ("/a++a/", "aaa"),
    ("/(?>a|ab)c/", "abc"), ("/(\\w)\\1/", "ab"), ("/\\w+(?!1)/", ""), ("/(?<=a)b/", "b"),
    ("/\\d/", "٣"),
    ("/a?+a/", "a"), ("/foo\\Bbar/", "foo bar"),
  ])
  func aPatternDoesNotMatchOtherwise(pattern: String, text: String) throws {
    #expect(try !matches(pattern, text))
  }

  @Test(arguments: [
    "/(a/", "/a)/", "/[a/", "/*a/", "/a{2/", "/a{3,2}/", "/\\y/", "/\\p{Nonsense}/", "/\\2(a)/",
    "/(?<=a+)b/",
    "/(?z)a/", "/[b-a]/", "/\\u12/", "/(?<a/", "/(((((a{9}){9}){9}){9}){9}){9}/",
  ])
  func aBadPatternIsABadPath(pattern: String) {
    let error = #expect(throws: PathError.self) { try matches(pattern, "a") }
    #expect(error?.kind == .invalidPath)
  }

  @Test func aPatternThatTriesForeverIsStopped() throws {
    let text = String(repeating: "a", count: 40)
    let error = #expect(throws: PathError.self) { try matches("/(a+)+b/", text) }
    #expect(error == PathError(.other, "a regular expression needs more than 2000000 steps"))
  }

  @Test func aLongTextNeedsNoDeepRecursion() throws {
    #expect(try matches("/(a|b)*/", String(repeating: "ab", count: 50_000)))
  }
}
