import Foundation
import TestSupport
import Testing

/// What is no definition: a message or a finding each, never a crash, a wait or silence.
@Suite struct ValidateBadInputTests {
  private static let texts: [(name: String, bytes: [UInt8])] = [
    ("not-utf-8", Array(#"{"StartAt": ""#.utf8) + [0xE9] + Array(#""}"#.utf8)),
    ("utf-16", [0xFF, 0xFE, 0x7B, 0, 0x7D, 0]),
    ("line-ends-of-windows", Array("{\"StartAt\": \"A\",\r\n\"States\": {\"A\": 1}}\r\n".utf8)),
    ("nul-in-string", Array("{\"StartAt\": \"A\0\"}".utf8)), ("nul-behind", Array("{}\0".utf8)),
    ("empty", []), ("blank", Array(" \n".utf8)), ("no-object", Array("[]".utf8)),
    ("deep", Array(String(repeating: "[", count: 10_000).utf8)),
    (
      "deep-closed",
      Array(
        (String(repeating: #"{"a":"#, count: 10_000) + "1" + String(repeating: "}", count: 10_000))
          .utf8)
    ),
    ("half-a-definition", Array(#"{"StartAt": "A", "States": {"A": {"Type": "#.utf8)),
  ]

  @Test(arguments: texts)
  func aTextThatIsNoDefinitionIsAFinding(_ name: String, _ bytes: [UInt8]) async throws {
    let folder = try Scratch()
    try Data(bytes).write(to: folder.url.appendingPathComponent("x.asl.json"))
    let result = try await asl(["validate", "x.asl.json"], in: folder, within: 30)
    #expect(result.exitCode == 1 && result.errors.isEmpty)
    try expectGolden(String(result.output.dropLast()), "validate/bad/\(name).txt")
  }

  @Test func aByteOrderMarkIsPassedOver() async throws {
    let folder = try Scratch(["x.asl.json": "\u{FEFF}" + ValidateTests.good])
    #expect(try await asl(["validate", "x.asl.json"], in: folder).exitCode == 0)
  }

  /// Little more of it is read than a definition can have, whatever it holds.
  @Test func aFileOf100MegabytesIsRefusedWithoutReadingIt() async throws {
    let folder = try Scratch()
    let path = folder.url.appendingPathComponent("x.asl.json")
    #expect(FileManager.default.createFile(atPath: path.path, contents: Data()))
    let file = try FileHandle(forWritingTo: path)
    try file.truncate(atOffset: 100_000_000)
    try file.close()
    let result = try await shell("ulimit -v 1000000; $ASL validate x.asl.json", in: folder)
    #expect(result.exitCode == 1)
    #expect(result.output.contains("the definition has 100000000 bytes; it"))
    let piped = try await shell("$ASL validate - < x.asl.json", in: folder)
    #expect(piped.exitCode == 1 && piped.output.contains("it can have at most 1048576"))
  }

  @Test func whatIsNoFileIsNamed() async throws {
    let folder = try Scratch(["good.asl.json": ValidateTests.good, "folder/x": ""])
    let line = """
      mkfifo pipe.asl.json && ln -s nowhere broken.asl.json && ln -s loop.asl.json loop.asl.json \
      && $ASL validate pipe.asl.json broken.asl.json loop.asl.json /dev/null /dev/zero \
      good.asl.json/x.json good.asl.json 2>&1
      """
    let result = try await shell(line, in: folder, within: 30)
    #expect(result.exitCode == 5)
    try expectGolden(String(result.output.dropLast()), "validate/bad/no-files.txt")
    let inFolder = try await asl(["validate", "."], in: folder, within: 30)
    #expect(inFolder.exitCode == 5)
    #expect(inFolder.output == "1 file checked, 3 could not be read: nothing found\n")
  }

  /// Links that lead round in circles are followed once.
  @Test func linksThatLeadInCirclesEnd() async throws {
    let folder = try Scratch(["a/b/good.asl.json": ValidateTests.good])
    let line = """
      ln -s .. a/b/up && ln -s ../.. a/b/top && ln -s b a/again \
      && $ASL validate . '**/*.json' '**' a/**/up
      """
    let result = try await shell(line, in: folder, within: 30)
    #expect(result.exitCode == 0 && result.output == "1 file checked: nothing found\n")
  }

  @Test func aPipeOfAnotherProgramIsRead() async throws {
    let folder = try Scratch(["good.asl.json": ValidateTests.good])
    let result = try await shell("cat good.asl.json | $ASL validate /dev/stdin", in: folder)
    #expect(result.exitCode == 0)
    let closed = try await shell("$ASL validate - <&-", in: folder)
    #expect(closed.exitCode == 5 && closed.errors.contains("standard input is closed"))
  }
}
