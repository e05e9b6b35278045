import Foundation
import JSONPath
import JSONTree
import Testing

/// Nothing that a path or a document can be exhausts the stack of a thread, which has 512 KiB.
@Suite struct PathLimitTests {
  /// Runs on a thread of the least stack that a system gives, and waits for it.
  private func onSmallStack<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: body()) }
      thread.stackSize = 512 * 1_024
      thread.start()
    }
  }

  private static func outcome(_ path: String, _ document: JSON = nil) -> String {
    do throws(PathError) {
      return try Path(parsing: path).evaluate(in: document).text
    } catch {
      return error.message
    }
  }

  private static func nested(_ open: String, _ middle: String, _ close: String, _ depth: Int)
    -> String
  {
    String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
  }

  private static func deepDocument() throws -> JSON {
    try JSON(parsing: nested(#"{"a":["#, "1", "]}", 499))
  }

  @Test func aDeepDocumentCanBeSearchedThroughout() async throws {
    let document = try Self.deepDocument()
    let query = try JSONPathQuery(parsing: "$..a")
    let places = await onSmallStack { Result { try query.paths(in: document) } }
    #expect(try places.get().count == 499)
    #expect(try places.get().last == "$" + Self.repeated("['a'][0]", 498) + "['a']")
  }

  @Test func deepValuesCanBeCompared() async throws {
    let document = try Self.deepDocument()
    let path = try Path(parsing: "$..[?(@.a == $.a)]")
    let found = await onSmallStack { Result { try path.evaluate(in: document) } }
    #expect(try found.get().arrayValue?.count == 1)
  }

  @Test func aLongPathOfPlainStepsReachesTheBottom() async throws {
    let document = try Self.deepDocument()
    let path = "$" + Self.repeated(".a[0]", 499)
    let found = await onSmallStack { Self.outcome(path, document) }
    #expect(found == "1")
    let reference = try ReferencePath(parsing: "$" + Self.repeated(".a[0]", 50))
    let written = await onSmallStack {
      var copy = document
      return Result {
        try reference.write(2, into: &copy)
        return reference.value(in: copy)
      }
    }
    #expect(try written.get() == 2)
  }

  @Test func anErrorAboutADeepDocumentIsCut() async throws {
    let document = try Self.deepDocument()
    let message = await onSmallStack { Self.outcome("$[0]", document) }
    #expect(message.hasPrefix("Filter: [0] can only be applied to arrays."))
    #expect(message.contains("…"))
  }

  private static let tooDeep = "the path branches and nests more than 50 deep"

  private static func repeated(_ part: String, _ count: Int) -> String {
    String(repeating: part, count: count)
  }

  private static let refused: [(String, String)] = [
    ("$" + repeated("[*]", 51), tooDeep),
    ("$" + repeated("..a", 51), tooDeep),
    (nested("$[?(@.a == ", "1", ")]", 10), tooDeep),
    ("$[?" + nested("(", "@", ")", 46) + "]", tooDeep),
    ("$[?(" + repeated("!", 46) + "(@))]", tooDeep),
    ("$[?(@ =~ /" + nested("(", "a", ")", 70) + "/)]", "Failed to parse filter"),
    ("$." + nested("sum($.", "a", ")", 160), "Arguments to function"),
    ("$." + repeated("a", 10_001), "the path is longer than 10000 characters"),
    ("$" + repeated("..", 3), "Path must not end with a '.' or '..'"),
  ]

  @Test func aPathThatIsTooMuchIsRefused() async {
    for (path, message) in Self.refused {
      let outcome = await onSmallStack { Self.outcome(path) }
      #expect(outcome.hasPrefix(message), "\(path.prefix(30)): \(outcome.prefix(100))")
    }
  }

  private static let allowed: [(String, String)] = [
    ("$" + repeated("[*]", 50), "[1]"),
    (nested("$[?(@ != ", "1", ")]", 6), "["),
    ("$[?(@ in " + nested("[", "1", "]", 1_000) + ")]", "not JSON: [[[["),
    ("$[?" + nested("(", "@", ")", 44) + "]", "[["),
  ]

  @Test(arguments: allowed)
  func aPathThatIsJustAllowedCanBeEvaluated(path: String, expected: String) async throws {
    let document = try JSON(parsing: Self.nested("[", "1", "]", 50))
    let found = await onSmallStack { Self.outcome(path, document) }
    #expect(found.hasPrefix(expected), "\(found.prefix(100))")
  }

  @Test func anEvaluationThatLooksAtTooMuchIsStopped() throws {
    let document = JSON.array(Array(repeating: 1, count: 100))
    let query = try JSONPathQuery(parsing: "$[?(@ in $[?(@ > $[?(@ > 1)].length())])]")
    var options = JSONPathQuery.Options()
    options.maximumVisits = 10_000
    let error = #expect(throws: PathError.self) {
      try query.evaluate(in: document, options: options)
    }
    #expect(error == PathError(.other, "the path looks at more than 10000 nodes"))
  }
}
