import Testing

/// The command lines of `docs/validate.md` print what the page says.
@Suite struct ValidatePageTests {
  private static let page = Result { try CommandPage("docs/validate.md") }

  @Test func thereAreExamples() throws {
    #expect(try Self.page.get().examples.count > 8)
    #expect(try Self.page.get().files["order.asl.json"] != nil)
  }

  @Test(arguments: page.examples)
  func anExamplePrintsWhatThePageSays(_ example: CommandPage.Example) async throws {
    try await Self.page.get().expectOutput(of: example)
  }

  @Test func everyOptionIsDescribed() async throws {
    try await Self.page.get().expectOptions(of: "validate")
  }
}
