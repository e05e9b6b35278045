import JSONPath
import JSONTree
import Testing

/// What Jayway JsonPath 2.10.0 answered, and which paths the States Language calls Reference Paths.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct JSONPathConformanceTests {
  @Test func jaywaysAnswersAreOurs() throws {
    var tally = Tally()
    for name in ["cts", "cts-parenthesised", "jayway"] {
      let corpus = try ConformanceCorpus.load("jsonpath/\(name).json")
      for example in try #require(corpus["cases"]?.arrayValue) {
        let differences = JaywayCase(example, sharedDocument: corpus["document"]).differences()
        tally.count("\(name): \(example["selector"]?.text ?? "")", differences)
      }
    }
    let paths = try ConformanceCorpus.load("jsonpath/asl-paths.json")
    for example in try #require(paths["cases"]?.arrayValue) {
      tally.count("asl-paths: \(example["path"]?.text ?? "")", pathDifferences(example))
    }
    tally.finish("jsonpath")
  }

  private func pathDifferences(_ example: JSON) -> [String] {
    guard let source = example["path"]?.stringValue, let jayway = example["jayway"] else {
      return ["the case has no path"]
    }
    var expectation = jayway.objectValue ?? JSONObject()
    expectation["selector"] = .string(source)
    expectation["error"] = jayway["message"].map { .object(["message": $0]) }
    var differences = JaywayCase(.object(expectation), sharedDocument: nil).differences()
    if let isPath = example["specification"]?["path"]?.boolValue, isPath != accepts(path: source) {
      differences.append("as a Path \(isPath ? "refused" : "accepted")")
    }
    if let isReference = example["specification"]?["referencePath"]?.boolValue,
      isReference != accepts(referencePath: source)
    {
      differences.append("as a Reference Path \(isReference ? "refused" : "accepted")")
    }
    return differences
  }

  private func accepts(path source: String) -> Bool {
    do throws(PathError) {
      _ = try Path(parsing: source)
      return true
    } catch {
      return false
    }
  }

  private func accepts(referencePath source: String) -> Bool {
    do throws(PathError) {
      _ = try ReferencePath(parsing: source)
      return true
    } catch {
      return false
    }
  }
}

/// How many cases of a corpus have passed.
private struct Tally {
  private var passed = 0
  private var total = 0

  mutating func count(_ name: String, _ differences: [String]) {
    total += 1
    if differences.isEmpty { passed += 1 }
    for difference in differences { Issue.record("\(name): \(difference)") }
  }

  func finish(_ suite: String) {
    ConformanceCorpus.printSummary(suite, passed: passed, of: total)
    #expect(total > 0)
  }
}

/// One selector, and what the library made of it.
private struct JaywayCase {
  private let example: JSON
  private let document: JSON?
  private var found: [String] = []

  init(_ example: JSON, sharedDocument: JSON?) {
    self.example = example
    document = example["document"] ?? sharedDocument
  }

  consuming func differences() -> [String] {
    compare()
    return found
  }

  private mutating func expect(_ what: String, _ got: JSON, _ wanted: JSON?) {
    guard let wanted, !got.isSame(as: wanted) else { return }
    found.append("\(what) is \(got.text), not \(wanted.text)")
  }

  private mutating func compare() {
    let selector = example["selector"]?.stringValue ?? ""
    let query: JSONPathQuery
    do throws(PathError) {
      query = try JSONPathQuery(parsing: selector)
    } catch {
      expect("compiles", false, example["compiles"])
      compare(error)
      return
    }
    expect("compiles", true, example["compiles"])
    expect("definite", .bool(query.isDefinite), example["definite"])
    expect("canonical", .string(query.canonical), example["canonical"])
    guard let document else { return }
    do throws(PathError) {
      let result = try query.evaluate(in: document)
      if let error = example["error"] { found.append("\(result.text), not \(error.text)") }
      expect("result", result, example["result"])
      guard let wanted = example["paths"] else { return }
      expect("paths", .array(try query.paths(in: document).map { .string($0) }), wanted)
    } catch {
      compare(error)
    }
  }

  private mutating func compare(_ error: PathError) {
    guard let wanted = example["error"] else {
      if example["compiles"] != false { found.append("error: \(error.message)") }
      return
    }
    let kind: JSON =
      switch error.kind {
      case .invalidPath: "InvalidPath"
      case .pathNotFound: "PathNotFound"
      case .other: "Other"
      }
    expect("kind", kind, wanted["kind"])
    expect("message", .string(error.message), wanted["message"])
  }
}

extension JSON {
  /// Equal, with the members of objects in the same order.
  fileprivate func isSame(as other: JSON) -> Bool {
    switch (self, other) {
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy { $0.key == $1.key && $0.value.isSame(as: $1.value) }
    default: self == other
    }
  }
}
