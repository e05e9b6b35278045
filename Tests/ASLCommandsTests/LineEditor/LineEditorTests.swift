import Testing

@testable import ASLCommands

@Suite struct LineEditorTests {
  private static let up = "\u{1B}[A"
  private static let down = "\u{1B}[B"
  private static let left = "\u{1B}[D"
  private static func control(_ letter: Character) -> String {
    String(Character(Unicode.Scalar((letter.asciiValue ?? 0) & 0x1F)))
  }

  /// Keys, and the line they give with its cursor; `^x` is Ctrl-X and `~x` Alt-X.
  private static let edits: [(String, String)] = [
    ("one two", "one two|"), ("one^a", "|one"), ("one^a^ex", "onex|"), ("one^b^b", "o|ne"),
    ("one^a^f", "o|ne"), ("one^a^f^f^f^f", "one|"), ("one^b^d", "on|"), ("one^a^d", "|ne"),
    ("one two^w", "one |"), ("one two  ^w", "one |"), ("a.b^w", "|"), ("a.b~\u{7F}", "a.|"),
    ("one two^u", "|"), ("one two~b^u", "|two"), ("one two^a^k", "|"), ("one two~b^k", "one |"),
    ("one two~b~b", "|one two"), ("one two^a~f", "one| two"), ("one two^a~d", "| two"),
    ("one.two^a~f~f", "one.two|"), ("one two^w^y^y", "one twotwo|"),
    ("one two^w^w^y", "one two|"), ("one two^wx^w^y", "one x|"), ("one two^a~d~d^y", "one two|"),
    ("one two~b^w~d^y", "one two|"),
    ("abc^t", "acb|"), ("abc^a^t", "|abc"), ("abc^b^t", "acb|"), ("abc^a^f^t", "ba|c"),
    ("a^t", "a|"), ("abc^b\u{7F}", "a|c"), ("\u{7F}a", "a|"),
    ("漢字^b^b-", "-|漢字"), ("e\u{301}x^b^b", "|e\u{301}x"), ("e\u{301}\u{7F}", "|"),
    ("👩‍👩‍👧x^b\u{7F}", "|x"), ("one^l", "one|"), ("one^g", "one|"),
  ]

  private static func bytes(_ keys: String) -> String {
    var (text, mark): (String, Character?) = ("", nil)
    for character in keys {
      switch (mark, character) {
      case (nil, "^"), (nil, "~"): mark = character
      case (nil, _): text.append(character)
      case ("^", _):
        text += control(character)
        mark = nil
      case (_, _):
        text += "\u{1B}\(character)"
        mark = nil
      }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  @Test(arguments: edits)
  func keysEditTheLine(_ keys: String, _ line: String) {
    var session = TypedSession()
    session.type(Self.bytes(keys))
    #expect(session.line == line, "\(keys)")
    let text = line.replacing("|", with: "")
    #expect(session.screen.rows == [Self.trimmed("> " + text)])
    #expect(session.entries.isEmpty)
  }

  @Test func aMarkJoinsTheCharacterBeforeIt() {
    var session = TypedSession()
    session.type("ex\(Self.left)\u{301}")
    #expect(session.line == "e\u{301}|x")
    session.type("\u{7F}")
    #expect(session.line == "|x")
  }

  @Test func theKeyOfALineIsWhatItWasTypedWith() {
    var session = TypedSession()
    session.type("one\rtwo\r\(Self.control("d"))")
    #expect(session.entries == [.line("one"), .line("two"), .ended])
    #expect(session.screen.rows == ["> one", "> two", ">", ">"])
  }

  @Test func ctrlCGivesTheLineUp() {
    var session = TypedSession()
    session.type("one\(Self.control("c"))two")
    #expect(session.entries == [.cancelled] && session.line == "two|")
    #expect(session.screen.rows == ["> one^C", "> two"])
  }

  @Test func ctrlDEndsAnEmptyLineOnly() {
    var session = TypedSession()
    session.type("a\(Self.control("d"))")
    #expect(session.entries.isEmpty && session.screen.bells == 1)
    session.type("\u{7F}\(Self.control("d"))")
    #expect(session.entries == [.ended])
  }

  // MARK: History

  @Test func arrowsGoThroughTheHistory() {
    var session = TypedSession(history: ["one", "two"])
    session.type("new" + Self.up)
    #expect(session.line == "two|")
    session.type(Self.up)
    #expect(session.line == "one|")
    session.type(Self.up)
    #expect(session.line == "one|" && session.screen.bells == 1)
    session.type(Self.down + Self.control("n"))
    #expect(session.line == "new|")
    session.type(Self.down)
    #expect(session.line == "new|" && session.screen.bells == 2)
    session.type(Self.control("p") + Self.control("p") + "!\r")
    #expect(session.entries == [.line("one!")])
    #expect(session.screen.rows == ["> one!", ">"])
  }

  @Test func aSearchFindsOlderLines() {
    let search = Self.control("r")
    var session = TypedSession(history: ["$sum(a)", "$count(b)", "$sum(c)"])
    session.type("x" + search + "su")
    #expect(session.line == "$|sum(c)")
    #expect(session.screen.rows == ["(search 'su') $sum(c)"])
    session.type(search)
    #expect(session.line == "$|sum(a)")
    session.type(search)
    #expect(session.line == "$|sum(a)" && session.screen.bells == 1)
    session.type("z")
    #expect(session.screen.rows == ["(search 'su') $sum(a)"] && session.screen.bells == 2)
    session.type("\u{7F}\u{7F}cou")
    #expect(session.line == "$|count(b)")
    session.type(Self.control("g"))
    #expect(session.line == "x|" && session.screen.rows == ["> x"])
    session.type(search + "cou" + Self.control("e") + "!")
    #expect(session.line == "$count(b)!|")
    session.type(Self.up)
    #expect(session.line == "$sum(a)|")
    session.type(search + "c)" + "\r")
    #expect(session.entries == [.line("$sum(c)")])
  }

  @Test func escapeEndsASearch() {
    var session = TypedSession(history: ["one"])
    session.type(Self.control("r") + "on\u{1B}")
    session.pause()
    #expect(session.line == "|one" && session.screen.rows == ["> one"])
  }

  // MARK: Lines

  @Test func whatIsPastedIsNotAccepted() {
    var session = TypedSession()
    session.type("\u{1B}[200~{\r\n  \"a\": 1\r\n}\r\n\u{1B}[201~")
    #expect(session.entries.isEmpty && session.line == "{\n  \"a\": 1\n}|")
    #expect(session.screen.rows == ["> {", "    \"a\": 1", "  }"])
    session.type("\r")
    #expect(session.entries == [.line("{\n  \"a\": 1\n}")])
  }

  @Test func whatIsNotWholeGoesOnInAnotherLine() {
    let language = LineEditor.Language(isComplete: { $0.last == ")" })
    var session = TypedSession(language: language)
    session.type("(\r1\r)\r")
    #expect(session.entries == [.line("(\n1\n)")])
    session.type("(\r\r")
    #expect(session.entries.last == .line("(\n"))
    session.type("(" + Self.left + "\r")
    #expect(session.entries.last == .line("("))
  }

  @Test func theCursorMovesBetweenLines() {
    var session = TypedSession(history: ["old"])
    session.type("abc\u{1B}\rd\u{1B}\refg\(Self.up)")
    #expect(session.line == "abc\nd|\nefg")
    session.type(Self.up)
    #expect(session.line == "a|bc\nd\nefg")
    session.type(Self.control("e") + Self.down)
    #expect(session.line == "abc\nd|\nefg")
    session.type(Self.control("a") + Self.control("k"))
    #expect(session.line == "abc\n|\nefg")
    session.type(Self.control("k"))
    #expect(session.line == "abc\n|efg")
    session.type(Self.up + Self.up)
    #expect(session.line == "old|")
    session.type(Self.down)
    #expect(session.line == "|abc\nefg")
  }

  // MARK: Completion

  private static let names = LineEditor.Language(completion: { text in
    let typed = String(text.reversed().prefix { $0 != " " }.reversed())
    let names = ["order", "orders", "other", "漢字"].filter { $0.hasPrefix(typed) }
    return LineCompletion(typed: typed, candidates: names.map { .init($0) })
  })

  @Test func tabCompletesAsFarAsItIsClear() {
    var session = TypedSession(language: Self.names)
    session.type("a o\t")
    #expect(session.screen.rows == ["> a o", "order   orders  other", "> a o"])
    session.type("r\t")
    #expect(session.line == "a order|")
    session.type("s\t")
    #expect(session.line == "a orders|" && session.screen.bells == 1)
    session.type(" 漢\t")
    #expect(session.line == "a orders 漢字|")
    session.type(" x\t")
    #expect(session.line == "a orders 漢字 x|" && session.screen.bells == 2)
  }

  @Test func namesStandInColumns() {
    #expect(columns(of: ["a", "bb", "ccc", "d", "e"], width: 12) == ["a    d", "bb   e", "ccc"])
    #expect(columns(of: ["漢字", "b"], width: 12) == ["漢字  b"])
    #expect(columns(of: [String(repeating: "x", count: 50)], width: 10) == ["xxxxxxxx…"])
    #expect(columns(of: ["a", "b", "c"], width: 80, limit: 2) == ["a  b", "… and 1 more"])
    #expect(columns(of: [], width: 80).isEmpty)
  }
}
