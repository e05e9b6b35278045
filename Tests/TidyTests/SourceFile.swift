import Foundation

/// A Swift file of the project, as text and as code alone.
struct SourceFile: Sendable {
  /// From the package's root: `Sources/JSONTree/JSON.swift`.
  let path: String
  let text: String
  let lines: [String]
  /// The lines without comments and without what stands in string literals.
  let code: [String]

  init(path: String, _ text: String) {
    self.path = path
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var stripper = CodeStripper(text)
    code = stripper.code().split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The target the file belongs to: `JSONTree`.
  var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// All Swift files of the project.
  static let all = Result { try files(in: "Sources") + files(in: "Tests") }

  private static func files(in folder: String) throws -> [SourceFile] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: root.appendingPathComponent(folder).path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      SourceFile(path: "\(folder)/\(path)", try text("\(folder)/\(path)"))
    }
  }
}
