import Foundation
import Testing

@testable import ASLCommands

@Suite struct LineHistoryTests {
  @Test func blankAndRepeatedLinesAreNotKept() {
    let history = LineHistory(["a", "a", " ", "b", "a", ""])
    #expect(history.lines == ["a", "b", "a"])
    #expect(LineHistory([String(repeating: "x", count: 20_000)]).lines.isEmpty)
  }

  @Test func itIsBounded() {
    let history = LineHistory((0..<5_000).map(String.init))
    #expect(history.lines.count <= LineHistory.limit + 100 && history.lines.last == "4999")
    #expect(history.fileText.split(separator: "\n").count == LineHistory.limit)
  }

  @Test func aFileHoldsLinesOfSeveralLines() {
    let lines = ["a\nb", #"a\nb"#, #"\"#, "c\r\nd", "漢字"]
    let history = LineHistory(lines)
    #expect(history.fileText.split(separator: "\n").count == lines.count)
    #expect(LineHistory(fileText: history.fileText) == history)
    #expect(LineHistory(fileText: #"a\"# + "\n\nb").lines == ["a", "b"])
  }

  private func folder() -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-history-\(UUID().uuidString)").path
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func theFileIsForThisUserAlone() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try #require(
      LineHistoryFile("h", .values(["XDG_STATE_HOME": folder, "HOME": "/nowhere"])))
    #expect(file.path == "\(folder)/asl/h" && file.read().lines.isEmpty)
    file.append("one")
    file.append("two\nlines")
    #expect(file.read().lines == ["one", "two\nlines"])
    #expect(try permissions(file.path) == 0o600)
    #expect(try permissions("\(folder)/asl") == 0o700)
  }

  @Test func aFileThatHasGrownIsShortened() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try #require(LineHistoryFile("h", .values(["XDG_STATE_HOME": folder])))
    file.append("first")
    let text = (0..<3_000).map { "\($0)\n" }.joined()
    try text.write(toFile: file.path, atomically: false, encoding: .utf8)
    #expect(file.read().lines.count == LineHistory.limit)
    let kept = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(kept.split(separator: "\n").count == LineHistory.limit && kept.hasSuffix("2999\n"))
    #expect(try permissions(file.path) == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/asl") == ["h"])
  }

  @Test func withoutAPlaceNothingIsWritten() throws {
    #expect(LineHistoryFile("h", .values([:])) == nil)
    #expect(LineHistoryFile("h", .values(["XDG_STATE_HOME": "relative"])) == nil)
    #expect(
      LineHistoryFile("h", .values(["HOME": "/home/a"]))?.path == "/home/a/.local/state/asl/h")
    let file = try #require(LineHistoryFile("h", .values(["XDG_STATE_HOME": "/dev/null/x"])))
    file.append("lost")
    #expect(file.read().lines.isEmpty)
    let directory = try #require(LineHistoryFile("", .values(["XDG_STATE_HOME": "/tmp"])))
    #expect(directory.read().lines.isEmpty)
  }
}
