import ASLModel
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

@Suite struct GzipTests {
  /// The lines `[1,2]` and `[3]` in one member, and in two of which the second has a name.
  @Test(arguments: [
    "H4sIAAAAAAAC/4s21DGK5Yo2juUCAN8YUCUKAAAA",
    "H4sIAAAAAAAC/4s21DGK5QIA3iMBaQYAAAAfiwgIAAAAAAL/bmFtZS5qc29ubACLNo7lAgBxxqX0BAAAAA==",
  ])
  func membersAreUnpackedOneAfterTheOther(packed: String) throws {
    let bytes = Array(try #require(Data(base64Encoded: packed)))
    for size in [1, 5, 1_000] {
      #expect(read(bytes, .jsonLines, named: "k.jsonl", pieces: size).description == "[[1,2],[3]]")
    }
  }

  /// Packs by the program gzip.
  private static func gzip(_ bytes: [UInt8], _ arguments: [String] = []) throws -> [UInt8] {
    let folder = try TestFolder()
    let file = join(folder.path, "file")
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = arguments + [file]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(fileURLWithPath: file + ".gz")))
  }

  private static func unpacked(_ bytes: [UInt8], pieces size: Int) throws -> [UInt8] {
    let source = try PiecedBytes(bytes, size).text(of: "k.gz")
    var text: [UInt8] = []
    while case let piece = try source.next(), !piece.isEmpty { text += piece }
    return text
  }

  private static func sample(_ seed: UInt64, _ count: Int) -> [UInt8] {
    var numbers = SeededNumbers(seed)
    let words = (0..<200).map { _ in
      (0..<Int.random(in: 1...9, using: &numbers)).map { _ in
        UInt8.random(in: 97...122, using: &numbers)
      }
    }
    var text: [UInt8] = []
    while text.count < count { text += words.randomElement(using: &numbers) ?? [] }
    return text
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/gzip"), "no /bin/gzip"),
    arguments: [["-1"], ["-6"], ["-9"]])
  func whatGzipPacksIsUnpacked(arguments: [String]) throws {
    var numbers = SeededNumbers(1)
    let random = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    let samples: [[UInt8]] = [
      [], [7], Array("short".utf8), [UInt8](repeating: 1, count: 300_000),
      Self.sample(2, 400_000), random,
    ]
    for sample in samples {
      let packed = try Self.gzip(sample, arguments)
      #expect(try Self.unpacked(packed, pieces: 4_096) == sample)
      #expect(try Self.unpacked(packed + packed, pieces: 1) == sample + sample)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/gzip"), "no /bin/gzip"))
  func whatIsNotWholeIsRefused() throws {
    let packed = try Self.gzip(Self.sample(3, 2_000))
    for count in stride(from: 4, to: packed.count - 1, by: 7) {
      #expect(throws: ItemFault.self) { try Self.unpacked(Array(packed[..<count]), pieces: 100) }
    }
    var numbers = SeededNumbers(4)
    for _ in 0..<300 {
      var damaged = packed
      // Before it is the header, whose time and name nothing checks.
      let place = Int.random(in: 16..<packed.count, using: &numbers)
      damaged[place] ^= UInt8.random(in: 1...255, using: &numbers)
      #expect(throws: ItemFault.self) { try Self.unpacked(damaged, pieces: 100) }
    }
  }

  @Test(arguments: [
    ("k.csv.gz", "a\n1\n", "k.csv.gz is not what gzip packs: it does not begin as gzip does"),
    ("k.csv.zstd", "a\n1\n", "k.csv.zstd is packed by Zstandard, which asl cannot unpack"),
    ("k.csv.gz", "", "k.csv.gz is not whole"),
  ])
  func aWrongPackingIsRefused(name: String, text: String, fault: String) {
    let found = read(Array(text.utf8), .csv, named: name).description
    #expect(found.hasPrefix(fault), "\(found)")
  }
}
