import JSONPath
import JSONTree
import Testing

@Suite struct PathTests {
  @Test func aPathFindsAMember() throws {
    #expect(try Path(parsing: "$.a.b").evaluate(in: ["a": ["b": 1]]) == 1)
  }
}
