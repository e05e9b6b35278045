import JSONTree
import Testing

@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct JSONPathConformanceTests {
  @Test func theCorpusIsThere() throws {
    #expect(try ConformanceCorpus.load("jsonpath/cts.json")["cases"]?.arrayValue?.count ?? 0 > 0)
  }
}
