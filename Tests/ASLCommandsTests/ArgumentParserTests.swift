import Testing

@testable import ASLCommands

/// The table of a command that the tests make up.
private enum Table {
  static let file = Option("file", letter: "f", value: .init("FILE", .file), "A file")
  static let define = Option("define", letter: "D", value: .init("NAME=VALUE"), repeats: true, "x")
  static let when = Option("when", value: .init("WHEN", .oneOf(["now", "later"])), "When")
  static let quiet = Option("quiet", letter: "q", "Quiet")
  static let verbose = Option("verbose", letter: "v", "Verbose")
  static let syntax = CommandSyntax(
    name: "make", summary: "s", description: "d", examples: [],
    operands: [.init("THING", .file, "what to make")],
    groups: [OptionGroup("All", [file, define, when, quiet, verbose])])

  static func parse(_ words: [String]) throws(CommandFailure) -> Arguments {
    try syntax.parse(words[...])
  }
}

@Suite struct ArgumentParserTests {
  @Test(arguments: [
    ["thing", "--file", "x"], ["--file", "x", "thing"], ["--file=x", "thing"],
    ["-f", "x", "thing"],
    ["-fx", "thing"], ["-f=x", "thing"], ["thing", "-f", "x"], ["--file", "x", "--", "thing"],
  ])
  func anOptionMayStandAnywhereAndBeWrittenInEachWay(_ words: [String]) throws {
    let arguments = try Table.parse(words)
    #expect(arguments[Table.file] == "x")
    #expect(arguments.operands == ["thing"])
  }

  @Test func flagsOfOneLetterMayStandTogether() throws {
    let arguments = try Table.parse(["-qvfx", "thing"])
    #expect(arguments.has(Table.quiet) && arguments.has(Table.verbose))
    #expect(arguments[Table.file] == "x")
  }

  @Test func aRepeatedOptionKeepsAllItsValuesInOrder() throws {
    let arguments = try Table.parse(["-D", "a=1", "thing", "-Db=2", "--define=c=3"])
    #expect(arguments.all(Table.define) == ["a=1", "b=2", "c=3"])
  }

  @Test func ofAnotherOptionTheLastValueCounts() throws {
    #expect(try Table.parse(["--file", "x", "--file", "y", "thing"])[Table.file] == "y")
  }

  @Test func aHyphenAloneIsAValueAndAnOperand() throws {
    let arguments = try Table.parse(["--file", "-", "-"])
    #expect(arguments[Table.file] == "-")
    #expect(arguments.operands == ["-"])
  }

  @Test func behindTwoHyphensEverythingIsAnOperand() throws {
    #expect(try Table.parse(["--", "--file"]).operands == ["--file"])
  }

  @Test func aValueMayBeginWithAHyphenUnlessItIsAnOption() throws {
    #expect(try Table.parse(["--file", "-1", "thing"])[Table.file] == "-1")
    #expect(try Table.parse(["--file=--quiet", "thing"])[Table.file] == "--quiet")
  }

  @Test func anEmptyValueIsAValue() throws {
    #expect(try Table.parse(["--file=", "thing"])[Table.file] == "")
  }

  private static let wrongLines: [(words: [String], message: String, help: String?)] = [
    (["--fiel", "x", "thing"], "unknown option '--fiel'", "did you mean '--file'?"),
    (["-x", "thing"], "unknown option '-x'", nil),
    (["-qx", "thing"], "unknown option '-x' (in '-qx')", nil),
    (["thing", "--file"], "--file needs a value: --file FILE", nil),
    (["--file", "--quiet", "thing"], "--file needs a value: --file FILE", nil),
    (["--quiet=yes", "thing"], "--quiet takes no value", nil),
    (["--when", "latr", "thing"], "--when is now or later, not 'latr'", "did you mean 'later'?"),
    (["--quiet"], "THING is missing", "usage: asl make THING [options]"),
    (["a", "b"], "unexpected argument 'b'", "usage: asl make THING [options]"),
    (["--=x", "thing"], "unknown option '--'", nil),
  ]

  @Test(arguments: wrongLines)
  func aWrongCommandLineIsAUsageErrorThatHelps(
    _ words: [String], _ message: String, _ help: String?
  ) throws {
    let failure = #expect(throws: CommandFailure.self) { try Table.parse(words) }
    #expect(failure?.exitCode == .usage)
    let all = (help.map { [$0] } ?? []) + ["'asl make --help' shows what there is"]
    #expect(failure?.report == .message(message, help: all))
  }

  @Test func whereHelpIsAskedForNothingIsMissing() throws {
    #expect(try Table.parse(["--help"]).has(.help))
  }

  @Test func noTwoOptionsOfACommandAreWrittenAlike() {
    for syntax in allCommands.map({ $0.syntax }) {
      let spellings = syntax.options.flatMap(\.spellings)
      #expect(Set(spellings).count == spellings.count, "\(syntax.name)")
    }
  }
}
