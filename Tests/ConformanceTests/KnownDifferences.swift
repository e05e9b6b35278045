import Foundation
import JSONTree

/// Cases of a corpus that are known to differ, each with its reason: `KnownDifferences/NAME.json`.
///
/// The list may only shrink: a case on it that passes fails its test.
struct KnownDifferences {
  private let reasons: [String: String]

  init(_ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("KnownDifferences/\(name).json")
    let list = try JSON(parsing: [UInt8](Data(contentsOf: file)))
    reasons = Dictionary(
      uniqueKeysWithValues: (list.objectValue ?? JSONObject()).members.map {
        ($0.key, $0.value.stringValue ?? "")
      })
  }

  /// Why a case differs; nil where it has to pass.
  subscript(_ id: String) -> String? { reasons[id] }
}
