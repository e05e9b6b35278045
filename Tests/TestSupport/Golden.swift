public import Foundation
public import Testing

/// Expects a text to be what a golden file holds.
///
/// With `ASL_GOLDEN=rewrite` in the environment (`make golden`) the file is written instead, to be
/// read in the diff. A file ends with one line end more than the text.
///
/// - Parameter file: the file's name in the folder `Golden` beside the test.
public func expectGolden(
  _ text: String, _ file: String, testPath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(fileURLWithPath: testPath).deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(file)
  try expectGolden(text, at: golden, sourceLocation: sourceLocation)
}

/// Expects a text to be what a golden file holds, wherever that is.
public func expectGolden(
  _ text: String, at golden: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = golden.lastPathComponent
  if ProcessInfo.processInfo.environment["ASL_GOLDEN"] == "rewrite" {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((text + "\n").utf8).write(to: golden)
    return
  }
  guard FileManager.default.fileExists(atPath: golden.path) else {
    Issue.record(
      "there is no golden file \(file); run make golden, and read what it wrote",
      sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
  if expected != text + "\n" {
    let changes = difference(from: expected, to: text + "\n")
    Issue.record(
      "\(file) differs from what was expected (make golden rewrites it):\n\(changes)",
      sourceLocation: sourceLocation)
  }
}

/// The lines in which two texts differ: `-` expected, `+` seen.
private func difference(from expected: String, to seen: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = seen.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = new.difference(from: old).map { change -> (line: Int, text: String) in
    switch change {
    case .remove(let line, let text, _): (line, "- \(line + 1): \(text)")
    case .insert(let line, let text, _): (line, "+ \(line + 1): \(text)")
    }
  }
  return changes.sorted { $0.line < $1.line }.prefix(40).map(\.text).joined(separator: "\n")
}
