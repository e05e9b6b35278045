import Diagnostics
import TestSupport
import Testing

@testable import ASLCommands

@Suite struct LineScreenTests {
  @Test func aLongLineTakesSeveralRows() {
    var session = TypedSession(columns: 11)
    session.type("abcdefgh")
    #expect(session.screen.rows == ["> abcdefgh"])
    #expect((session.screen.row, session.screen.column) == (1, 0))
    session.type("ijklmnopqrst")
    #expect(session.screen.rows == ["> abcdefgh", "ijklmnopqr", "st"])
    #expect((session.screen.row, session.screen.column) == (2, 2))
    session.type("\u{1}")
    #expect((session.screen.row, session.screen.column) == (0, 2))
    session.type("X")
    #expect(session.screen.rows == ["> Xabcdefg", "hijklmnopq", "rst"])
    session.type("\u{5}\u{15}")
    #expect(session.screen.rows == [">"] && session.screen.row == 0)
    #expect(session.screen.widest == 10)
  }

  @Test func aWideCharacterIsNotBroken() {
    var session = TypedSession(columns: 10)
    session.type("漢字漢字")
    #expect(session.screen.rows == ["> 漢字漢", "字"])
    #expect((session.screen.row, session.screen.column) == (1, 2))
    session.type("\u{1B}[D\u{1B}[D")
    #expect((session.screen.row, session.screen.column) == (0, 6))
    session.type("\u{7F}")
    #expect(session.screen.rows == ["> 漢漢字"] && session.screen.column == 4)
    #expect(session.screen.widest <= 9)
  }

  @Test func whatWouldMoveTheCursorIsShownInstead() {
    var session = TypedSession()
    session.type("\u{1B}[200~a\tb\u{1B}[31mc\u{1B}[201~")
    #expect(session.screen.rows == ["> a  b␛[31mc"])
    #expect(session.line == "a\tb\u{1B}[31mc|")
  }

  @Test func aTextTallerThanTheTerminalShowsTheRowsAroundTheCursor() {
    var session = TypedSession(columns: 40, rows: 3)
    session.type("\u{1B}[200~a\nb\nc\nd\ne\u{1B}[201~")
    #expect(session.screen.rows == ["  c", "  d", "  e"])
    session.type("\u{1B}[A\u{1B}[A")
    #expect(session.screen.rows == ["  b", "  c", "  d"] && session.screen.row == 1)
    session.type("\u{1B}[A\u{1B}[A")
    #expect(session.screen.rows == ["> a", "  b", "  c"] && session.screen.row == 0)
    session.type("\r")
    #expect(session.entries == [.line("a\nb\nc\nd\ne")])
  }

  @Test func aNarrowTerminalAndALongPromptDoNoHarm() {
    for columns in 1...12 {
      var session = TypedSession("a long prompt> ", columns: columns, rows: 1)
      session.type("漢字 text\u{1B}[D\u{1B}[D\u{1B}\rmore\r")
      #expect(session.entries == [.line("漢字 te\nmorext")])
    }
  }

  @Test func rowsThatATerminalHasBrokenAnewAreErased() {
    var screen = LineScreen(paint: Paint(isOn: false))
    let buffer = EditBuffer("abcdefghijklmnop")
    _ = screen.draw(prompt: "> ", buffer, on: LineScreen.Size(columns: 21, rows: 10))
    let narrow = screen.draw(prompt: "> ", buffer, on: LineScreen.Size(columns: 10, rows: 10))
    // 18 cells were one row, and are two rows of ten columns now.
    #expect(narrow.hasPrefix("\u{1B}[1A\r\u{1B}[J"))
    let wide = screen.draw(prompt: "> ", buffer, on: LineScreen.Size(columns: 40, rows: 10))
    // Two whole rows leave the cursor on a third.
    #expect(wide.hasPrefix("\u{1B}[2A\r\u{1B}[J> abcdefghijklmnop"))
  }

  @Test func thePromptIsColoured() {
    var screen = LineScreen(paint: Paint(isOn: true))
    let text = screen.draw(
      prompt: "> ", EditBuffer("a"), on: LineScreen.Size(columns: 40, rows: 10))
    #expect(text == "\r\u{1B}[J\u{1B}[36m> \u{1B}[0ma\r\u{1B}[3C")
  }

  /// Whatever is typed, the screen shows the line, and the cursor stands where it is in it.
  @Test(arguments: [9, 14, 33])
  func theScreenAlwaysShowsTheLine(_ columns: Int) {
    var generator = SeededGenerator(seed: 7)
    let keys = [
      "a", "漢", "e\u{301}", " ", "\u{1}", "\u{5}", "\u{2}", "\u{6}", "\u{7F}", "\u{4}", "\u{17}",
      "\u{19}", "\u{14}", "\u{1B}b", "\u{1B}f", "\u{1B}[A", "\u{1B}[B", "\u{1B}\r", "wide text",
    ]
    for _ in 0..<30 {
      var session = TypedSession(columns: columns, rows: 100, history: ["one\ntwo", "three"])
      var typed = ""
      for _ in 0..<60 {
        guard let key = keys.randomElement(using: &generator) else { continue }
        // Ctrl-D on an empty line would end it.
        if key == "\u{4}", session.session.editor.buffer.isEmpty { continue }
        typed += key
        session.type(key)
        let buffer = session.session.editor.buffer
        let layout = LineLayout(
          prompt: "> ", characters: buffer.characters, cursor: buffer.cursor, columns: columns)
        #expect(session.screen.row == layout.cursorRow, "\(typed.debugDescription)")
        #expect(session.screen.column == layout.cursorColumn, "\(typed.debugDescription)")
        let shown = session.screen.rows.joined().filter { $0 != " " }
        #expect(shown == ">" + buffer.text.filter { !$0.isWhitespace }, "\(typed.debugDescription)")
        #expect(session.screen.widest < columns)
      }
    }
  }
}
