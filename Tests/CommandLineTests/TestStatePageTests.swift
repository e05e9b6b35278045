import Testing

/// The command lines of `docs/test-state.md` print what the page says.
@Suite struct TestStatePageTests {
  private static let page = Result { try CommandPage("docs/test-state.md") }

  @Test func thereAreExamples() throws {
    #expect(try Self.page.get().examples.count > 8)
    #expect(try Self.page.get().files["order.asl.json"] != nil)
  }

  @Test(arguments: page.examples)
  func anExamplePrintsWhatThePageSays(_ example: CommandPage.Example) async throws {
    try await Self.page.get().expectOutput(of: example)
  }

  @Test func everyOptionIsDescribed() async throws {
    try await Self.page.get().expectOptions(of: "test-state")
  }
}
