import JSONPath
import JSONTree
import Testing

@Suite struct ReferencePathTests {
  @Test(
    arguments: [
      ("$", []),
      ("$.a.b", [.member("a"), .member("b")]),
      ("$['a b'][\"c\"]", [.member("a b"), .member("c")]),
      ("$.a[ 0 ][-1]", [.member("a"), .element(0), .element(-1)]),
      ("$.abc.['def ghi']", [.member("abc"), .member("def ghi")]),
      ("$['it\\'s','?@:*']".replacing("','", with: ""), [.member("it's?@:*")]),
      ("$.store\\.book", [.member("store.book")]),
      ("$.\\stor\\e.boo\\k", [.member("store"), .member("book")]),
      (
        "$.foo\\@bar.baz\\[\\[.\\?pretty",
        [.member("foo@bar"), .member("baz[["), .member("?pretty")]
      ),
      ("$.&Ж中.\\uD800\\uDF46", [.member("&Ж中"), .member("\u{10346}")]),
      ("$.a-b._x.1a", [.member("a-b"), .member("_x"), .member("1a")]),
      ("$.a ", [.member("a")]),
    ] as [(String, [ReferencePath.Step])])
  func aReferencePathIsItsSteps(source: String, steps: [ReferencePath.Step]) throws {
    #expect(try ReferencePath(parsing: source).steps == steps)
  }

  @Test func aReferencePathSaysWhereItBegins() throws {
    #expect(try ReferencePath(parsing: "$.a").root == .input)
    #expect(try ReferencePath(parsing: "$$.Task.Token").root == .context)
    #expect(try ReferencePath(parsing: "$total[0]").root == .variable("total"))
  }

  /// `⟦⟧` marks where the error is.
  @Test(arguments: [
    "⟦⟧a", "⟦⟧", "$.⟦⟧", "$.a.⟦⟧", "$.⟦⟧.x", "$.⟦⟧*", "$[⟦⟧*]", "$.a[⟦⟧]", "$.a[0⟦⟧,1]",
    "$.a[0⟦⟧:2]",
    "$['a'⟦⟧,'b']", "$.a[⟦⟧?(@.b)]", "$.a.length⟦⟧()", "$.⟦⟧@type", "$.a⟦⟧ b",
    "$['a⟦⟧".replacing("'a⟦⟧", with: "⟦⟧'a"),
    "$.ä⟦⟧]", "$.a[⟦⟧x]", "$.a[⟦⟧-]", "$.a[⟦⟧99999999999]", "$.a[0⟦⟧", "$['a']⟦⟧b", "$⟦⟧ .a",
    "$.a\\⟦⟧",
    "$[⟦⟧'\\u12xy']", "$⟦⟧1a", "$.a:b".replacing(":", with: "⟦⟧:"),
  ])
  func whatMayNameSeveralNodesIsNoReferencePath(marked: String) {
    let (source, offset) = place(marked)
    let error = #expect(throws: PathError.self) { try ReferencePath(parsing: source) }
    #expect(error?.kind == .invalidPath)
    #expect(error?.offset == offset, "\(error?.message ?? "")")
  }

  @Test func aReferencePathHasAtMostAHundredSteps() throws {
    let path = "$" + String(repeating: ".a", count: 100)
    #expect(try ReferencePath(parsing: path).steps.count == 100)
    let error = #expect(throws: PathError.self) { try ReferencePath(parsing: path + "[0]") }
    #expect(error == PathError(.invalidPath, "a Reference Path has at most 100 steps", at: 201))
  }

  @Test func aReferencePathFindsOrSaysWhyNot() throws {
    let document: JSON = ["a": [1, ["b": 2]]]
    #expect(try ReferencePath(parsing: "$.a[1].b").value(in: document) == 2)
    #expect(try ReferencePath(parsing: "$.a[-1].b").evaluate(in: document) == 2)
    #expect(try ReferencePath(parsing: "$.a[2]").value(in: document) == nil)
    let path = try ReferencePath(parsing: "$.b")
    let error = #expect(throws: PathError.self) { try path.evaluate(in: document) }
    #expect(error == PathError(.pathNotFound, "No results for path: $['b']"))
  }

  @Test(arguments: [
    ("$", #"{"a":1}"#, "9"),
    ("$.a", #"{"a":1,"b":2}"#, #"{"a":9,"b":2}"#),
    ("$.c", #"{"a":1}"#, #"{"a":1,"c":9}"#),
    ("$.c.d.e", #"{"a":1}"#, #"{"a":1,"c":{"d":{"e":9}}}"#),
    ("$.a.b", #"{"a":null}"#, #"{"a":{"b":9}}"#),
    ("$.a.b", "null", #"{"a":{"b":9}}"#),
    ("$.a[1]", #"{"a":[1,2,3]}"#, #"{"a":[1,9,3]}"#),
    ("$.a[-1].b", #"{"a":[1,{"c":2}]}"#, #"{"a":[1,{"c":2,"b":9}]}"#),
    ("$[0]", "[1]", "[9]"),
  ])
  func aValueIsWrittenWhereThePathLeads(source: String, before: String, after: String) throws {
    var document = try JSON(parsing: before)
    try ReferencePath(parsing: source).write(9, into: &document)
    #expect(document.text == after)
  }

  @Test(arguments: [
    ("$.a.b", #"{"a":1}"#, "cannot write to $['a']['b']: at $['a'] there is number, not an object"),
    ("$.a.b", #"{"a":[]}"#, "cannot write to $['a']['b']: at $['a'] there is array, not an object"),
    ("$.a", #""text""#, "cannot write to $['a']: at $ there is string, not an object"),
    ("$.a[0]", #"{"a":[]}"#, "cannot write to $['a'][0]: at $['a'] the array has 0 elements"),
    ("$.a[0]", #"{"b":[]}"#, "cannot write to $['a'][0]: at $['a'] there is nothing, not an array"),
    (
      "$.x.a[0].y", #"{"a":{}}"#,
      "cannot write to $['x']['a'][0]: at $['x']['a'] there is nothing, not an array"
    ),
    ("$[0]", "{}", "cannot write to $[0]: at $ there is object, not an array"),
    (
      "$.x.a[0]", "{}",
      "cannot write to $['x']['a'][0]: at $['x']['a'] there is nothing, not an array"
    ),
    (
      "$.x.a[0]", "null",
      "cannot write to $['x']['a'][0]: at $['x']['a'] there is nothing, not an array"
    ),
  ])
  func aStepThatCannotBeTakenChangesNothing(
    source: String, before: String, message: String
  ) throws {
    var document = try JSON(parsing: before)
    let path = try ReferencePath(parsing: source)
    let error = #expect(throws: PathError.self) { try path.write(9, into: &document) }
    #expect(error == PathError(.other, message))
    #expect(document.text == before)
  }
}
