import Foundation
import JSONTree
import Testing

/// The published answers that the project is compared with: `$ASL_CONFORMANCE`, or
/// `shared/conformance` beside the package or one folder further up.
enum ConformanceCorpus {
  static let folder: URL? = {
    let candidates: [URL]
    if let set = ProcessInfo.processInfo.environment["ASL_CONFORMANCE"] {
      candidates = [URL(fileURLWithPath: set)]
    } else {
      let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      candidates = ["../shared/conformance", "../../shared/conformance"].map {
        package.appendingPathComponent($0).standardizedFileURL
      }
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  static let isPresent = folder != nil

  /// What a suite says where there is no corpus; `.enabled(if: isPresent, absent)` skips it.
  static let absent: Comment =
    "no conformance corpus: neither $ASL_CONFORMANCE nor ../shared/conformance is there"

  /// The JSON text of a file, by its path below the folder.
  static func load(_ path: String) throws -> JSON {
    let folder = try #require(folder, absent)
    let data = try Data(contentsOf: folder.appendingPathComponent(path))
    return try JSON(parsing: [UInt8](data))
  }

  /// The names of the files in a folder below the corpus, sorted.
  static func files(in path: String) throws -> [String] {
    let folder = try #require(folder, absent)
    return try FileManager.default
      .contentsOfDirectory(atPath: folder.appendingPathComponent(path).path).sorted()
  }

  /// Prints the line that a suite ends with: `jsonpath: 1158 of 1158`.
  static func printSummary(_ suite: String, passed: Int, of total: Int) {
    print("\(suite): \(passed) of \(total)")
  }
}
