import JSONPath
import JSONTree
import Testing

@Suite struct PathTests {
  @Test func aPathFindsAMember() throws {
    #expect(try Path(parsing: "$.a.b").evaluate(in: ["a": ["b": 1]]) == 1)
  }

  @Test func aPathThatCannotBeReadFailsWhenItIsEvaluated() {
    let fault = PathError(.invalidPath, "no scripts")
    let path = Path(unreadable: "$$[(@.length-1)]", fault: fault)
    #expect(path.root == .context)
    #expect(!path.isRoot)
    #expect(throws: fault) { try path.evaluate(in: []) }
  }
}
