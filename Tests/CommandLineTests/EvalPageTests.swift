import Testing

/// The command lines of `docs/eval.md` print what the page says.
@Suite struct EvalPageTests {
  private static let page = Result { try CommandPage("docs/eval.md") }

  @Test func thereAreExamples() throws {
    #expect(try Self.page.get().examples.count > 20)
    #expect(try Self.page.get().files.keys.sorted() == ["orders.json", "report.jsonata"])
  }

  @Test(arguments: page.examples)
  func anExamplePrintsWhatThePageSays(_ example: CommandPage.Example) async throws {
    try await Self.page.get().expectOutput(of: example)
  }

  @Test func everyOptionIsDescribed() async throws {
    try await Self.page.get().expectOptions(of: "eval")
  }
}
