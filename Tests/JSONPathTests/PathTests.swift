import JSONPath
import JSONTree
import Testing

@Suite struct PathTests {
  @Test(arguments: [
    ("$", Path.Root.input, "$"),
    ("$.a[0]", .input, "$['a'][0]"),
    ("$$", .context, "$"),
    ("$$.Execution.Id", .context, "$['Execution']['Id']"),
    ("$$['Map'].Item", .context, "$['Map']['Item']"),
    ("$total", .variable("total"), "$"),
    ("$order_1.items[*]", .variable("order_1"), "$['items'][*]"),
    ("$größe['a b']", .variable("größe"), "$['a b']"),
    ("$..a", .input, "$..['a']"),
    ("$[-1]", .input, "$[-1]"),
    ("$.a ", .input, "$['a']"),
  ])
  func aPathSaysWhereItBegins(source: String, root: Path.Root, canonical: String) throws {
    let path = try Path(parsing: source)
    #expect(path.root == root)
    #expect(path.canonical == canonical)
    #expect(path.source == source)
    #expect(path.isRoot == (canonical == "$"))
  }

  /// `⟦⟧` marks where the error is.
  @Test(arguments: [
    ("⟦⟧", "a path begins with '$'"),
    ("⟦⟧a.b", "a path begins with '$'"),
    ("⟦⟧ $.a", "a path begins with '$'"),
    ("⟦⟧@.a", "a path begins with '$'"),
    ("$⟦⟧1x.a", "'1x' is not the name of a variable, and '$' is followed by '.' or '['"),
    ("$⟦⟧a-b", "'a-b' is not the name of a variable, and '$' is followed by '.' or '['"),
    ("$$⟦⟧x", "Illegal character at position 1 expected '.' or '['"),
    ("$.a⟦⟧.", "Path must not end with a '.' or '..'"),
    ("$$.a⟦⟧.", "Path must not end with a '.' or '..'"),
    ("$.ä⟦⟧[x]", "Could not parse token starting at position 3. Expected ?, ', 0-9, * "),
    ("$größe⟦⟧[]", "Could not parse token starting at position 1. Expected ?, ', 0-9, * "),
    (
      "$.a⟦⟧ b",
      "Use bracket notion ['my prop'] if your property contains blank characters. position: 2"
    ),
    ("$[⟦⟧'a", "Property has not been closed - missing closing '"),
    ("$[⟦⟧::]", "Failed to parse SliceOperation: ::"),
    ("$.a[⟦⟧1,x,]", "Could not parse token starting at position 3. Expected ?, ', 0-9, * "),
    ("$[⟦⟧", "the path ends where more of it is expected"),
    ("$[?(@.a ⟦⟧x)]", "Expected character: )"),
    ("$.x[?(1⟦⟧)]", "Expected path node"),
    ("$.x[?(⟦⟧tru)]", "Expected boolean literal"),
    ("$.x[?(@.a == ⟦⟧y)]", "Failed to parse filter: [?(@.a == y)], error on position: 10, char: y"),
  ])
  func aBadPathIsAnErrorAtItsPlace(marked: String, message: String) {
    let (source, offset) = place(marked)
    let error = #expect(throws: PathError.self) { try Path(parsing: source) }
    #expect(error?.kind == .invalidPath)
    #expect(error?.message == message)
    if message != "Could not parse token starting at position 3. Expected ?, ', 0-9, * " {
      #expect(error?.offset == offset)
    }
  }

  private let order: JSON = [
    "a": ["b": [1, ["c": nil]], "text": "x"],
    "items": [["id": 1, "tag": nil], ["id": 2], ["id": 3, "tag": "t"]],
  ]

  @Test(arguments: [
    ("$.a.b[0]", "1"),
    ("$.a.b[-1].c", "null"),
    ("$.a['text','b']", #"{"text":"x","b":[1,{"c":null}]}"#),
    ("$.items[?(@.tag)].id", "[1,3]"),
    ("$.items[?(@.id > 1)].id", "[2,3]"),
    ("$.items[*].nothing", "[]"),
    ("$.items.length()", "3"),
    ("$..id.sum()", "6.0"),
  ])
  func aPathFindsWhatItNames(source: String, result: String) throws {
    #expect(try Path(parsing: source).evaluate(in: order).text == result)
  }

  /// Measured on the service; the library itself would find only the second item.
  @Test func aNegatedExistenceHoldsForNull() throws {
    let source = "$.items[?(!@.tag)].id"
    #expect(try Path(parsing: source).evaluate(in: order) == [1, 2])
    #expect(try JSONPathQuery(parsing: source).evaluate(in: order) == [2])
  }

  @Test(arguments: [
    ("$.x", "No results for path: $['x']"),
    ("$.x.y", "Missing property in path $['x']"),
    ("$.a.b[7]", "No results for path: $['a']['b'][7]"),
    ("$.a.b[7].c", "No results for path: $['a']['b'][7]['c']"),
    ("$.a.b[1].c[0]", "The path $['a']['b'][1]['c'] is null"),
    (
      "$.a[0]",
      "Filter: [0] can only be applied to arrays. "
        + #"Current context is: {b=[1,{"c":null}], text=x}"#
    ),
    (
      "$.a.text.z",
      "Expected to find an object with property ['z'] in path $['a']['text'] but "
        + "found 'java.lang.String'. This is not a json object according to the JsonProvider: "
        + "'com.jayway.jsonpath.spi.json.JsonSmartJsonProvider'."
    ),
  ])
  func aDefinitePathThatLeadsNowhereIsAnError(source: String, message: String) throws {
    let path = try Path(parsing: source)
    let error = #expect(throws: PathError.self) { try path.evaluate(in: order) }
    #expect(error == PathError(.pathNotFound, message))
  }

  @Test func aPathIsEqualToOneOfTheSameSource() throws {
    #expect(try Path(parsing: "$.a") == Path(parsing: "$.a"))
    #expect(try Path(parsing: "$.a") != Path(parsing: "$['a']"))
  }

  @Test func aPathThatCannotBeReadFailsWhenItIsEvaluated() {
    let fault = PathError(.invalidPath, "no scripts")
    let path = Path(unreadable: "$$[(@.length-1)]", fault: fault)
    #expect(path.root == .context)
    #expect(!path.isRoot)
    #expect(throws: fault) { try path.evaluate(in: []) }
  }
}

/// The source without its mark `⟦⟧`, and where the mark was, in UTF-8 bytes.
func place(_ marked: String) -> (source: String, offset: Int) {
  let parts = marked.split(separator: "⟦⟧", maxSplits: 1, omittingEmptySubsequences: false)
  return (String(parts.joined()), parts[0].utf8.count)
}
