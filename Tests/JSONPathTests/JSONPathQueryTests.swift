import JSONPath
import JSONTree
import Testing

/// Rules of Jayway JsonPath that its recorded answers show little of.
@Suite struct JSONPathQueryTests {
  private static let document = Result { () throws(JSONError) in
    try JSON(
      parsing: """
        {"n": [3, 1, 2], "one": [7], "none": [], "text": "a/b", "zero": null,
         "words": ["a", "b", "1"], "object": {"k": 1, "l": [1, 2]},
         "list": [{"id": 1, "v": "10", "w": ["a", "b"]}, {"id": 2, "v": 10, "w": []},
                  {"id": 3, "v": 10.0, "w": "ab", "e": ""}, {"id": 4, "w": {"x": 1}}],
         "nested": [{"x": 1}, {"x": 2}, {"y": {"x": 3}}]}
        """)
  }

  private func result(_ selector: String) throws -> String {
    let document = try Self.document.get()
    do throws(PathError) {
      return try JSONPathQuery(parsing: selector).evaluate(in: document).text
    } catch {
      return "\(error.kind): \(error.message)"
    }
  }

  @Test(arguments: [
    ("$.n.max()", "3.0"), ("$.n.first()", "3"), ("$.n.last()", "2"), ("$.n.index(1)", "1"),
    ("$.n.index(-3)", "other: Target index:-3 larger than object count:3"),
    ("$.one.last()", "other: Target index:-1 larger than object count:1"),
    ("$.n.index(9)", "other: Index 9 out of bounds for length 3"),
    ("$.list[0].w.index(9)", "pathNotFound: No results for path: $['list'][0]['w'].index(...)"),
    ("$.n.sum(4, 5)", "15.0"), ("$.sum($.n, $.one)", "13.0"),
    ("$.sum({10}, $.n.avg())", "other: not JSON: {10}"),
    ("$.sum(10, $.n.avg())", "12.0"), ("$.n.append(4).sum()", "10.0"),
    ("$.text.append(1)", #""a/b""#), ("$.object.keys()", #"["k","l"]"#), ("$.n.keys()", "null"),
    ("$.words.concat()", #""ab1""#), ("$.words.concat(\"x\", $.n)", #""ab1x312""#),
    ("$.list[*].length()", "[3,3,4,2]"), ("$.n.size()", "3"),
    ("$.length($.n)", "9"), ("$..w.length()", "3"),
    ("$.n.nothing()", "invalidPath: Function with name: nothing does not exist."),
    ("$.missing.nothing()", "pathNotFound: Missing property in path $['missing']"),
    ("$..length()", "other: Current path token is a leaf"),
    ("$.sum(-1e3)", "-1000.0"), ("$.sum(12345678901)", "1.2345678901E10"),
  ])
  func aFunctionTakesWhatItsPathFinds(selector: String, expected: String) throws {
    let found = try result(selector)
    #expect(found == expected || found.hasPrefix("\(expected): "))
  }

  @Test(arguments: [
    ("@.v == 10", "[1,2,3]"), ("@.v == 10.0", "[2,3]"), ("@.v === 10", "[2,3]"),
    ("10 == @.v", "[1,2,3]"), ("10.0 == @.v", "[1,2,3]"), ("@.v !== '10'", "[2,3,4]"),
    ("@.v < 11", "[2,3]"), ("@.v < '11'", "[1]"), ("@.v >= 10", "[2,3]"),
    ("@.v in ['10']", "[1,2,3]"), ("@.v in [10]", "[1,2,3]"), ("@.v nin [10]", "[4]"),
    ("@.v IN [10]", "[1,2,3]"), ("'a' in @.w", "[1]"), ("@.w contains 'a'", "[1,3]"),
    ("@.w size 2", "[1,3]"), ("@.w == ['a','b']", "[1]"), ("@.w == [a, b]", "[1]"),
    ("['a','b'] == @.w", "[]"), ("@.w == {'x': 1}", "[4]"), ("@.w == {x: 1.0}", "[]"),
    ("@.w subsetof ['a','b','c']", "[1,2]"), ("@.w anyof ['b']", "[1]"),
    ("@.w noneof ['b']", "[2]"),
    ("@.e empty true", "[3]"), ("@.w all ['a']", "[]"), ("@.w type 'x'", "[]"),
    ("@.v exists true", "[]"), ("@.missing == null", "[]"), ("@.missing != null", "[1,2,3,4]"),
    ("@.missing =~ /.*/", "[1,2,3,4]"), ("@.v =~ /1\\d(\\.0)?/", "[1,2,3]"), ("/a/ =~ @.w", "[1]"),
    ("@.v =~ /1./ && @.id > 1", "[2]"), ("@.w =~ /(a|z)b/", "[3]"), ("@.w[0]", "[1]"),
    ("@.id > $.n[1] && @.id < $['n'][0]", "[2]"), ("!(@.id == 1) && !@.e", "[2,4]"),
    ("$.id", "[1,2,3,4]"), ("$.n", "[]"), ("@.w[*].x", "[1,2,3,4]"),
    ("@.id == 1 || @.id == 2 && @.v == 'no'", "[1]"), ("@.w empty true", "other"),
    ("@.w contains [1]", "[]"),
  ])
  func aFilterComparesAsJavaDoes(criteria: String, expected: String) throws {
    let found = try result("$.list[?(\(criteria))].id")
    #expect(found == expected || found.hasPrefix("\(expected): "), "\(found)")
  }

  @Test(arguments: [
    ("$..x", "[1,1,2,3]"), ("$..[0].x", "[1]"), ("$..nested[*].x", "[1,2]"),
    ("$.nested..x", "[1,2,3]"),
    ("$.n[-1,0]", "[2,3]"), ("$.n[-2:2]", "[1,2,3,1]"), ("$.n[:-1]", "[3,1]"), ("$.n[5:]", "[]"),
    ("$['one','n'][0]", "[7,3]"), ("$.zero.*", "[]"), ("$.text[*]", "[]"),
    (
      "$.text[?(@.a)]",
      "invalidPath: Filter: [?] can not be applied to primitives. Current context is: a/b"
    ),
    ("$.object.l[?(@ > 1)]", "[2]"), ("$.object[?(@.k == 1)].l[0]", "[1]"),
    ("$.object['k']x", "1"), ("$.n.length().x", "pathNotFound"),
  ])
  func aStepTakesWhatJaywayTakes(selector: String, expected: String) throws {
    let found = try result(selector)
    #expect(found == expected || found.hasPrefix("\(expected): "))
  }
}
