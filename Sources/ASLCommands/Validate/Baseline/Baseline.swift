import Diagnostics
import JSONTree

/// Findings that are known and not reported, as a file lists them.
///
/// They are told by file, rule, pointer and message, so that lines may move. Of findings that are
/// alike in all of these the file has a count.
struct Baseline: Equatable {
  /// The absolute path of the folder that the file is in, without links; `file` is relative to it.
  let folder: String
  /// By file.
  private var counts: [String: [Fingerprint: Int]] = [:]

  /// The version of the file; another one where a reader of the old one would fail.
  static let version = 1

  init(folder: String) { self.folder = folder }

  /// How many findings are listed.
  var count: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// - Parameter name: the file, as the baseline names it.
  mutating func add(_ fingerprint: Fingerprint, of name: String, count: Int = 1) {
    counts[name, default: [:]][fingerprint, default: 0] += count
  }

  /// - Parameter file: absolute and without links.
  mutating func add(_ findings: [Diagnostic], in file: String) {
    for finding in findings { add(Fingerprint(finding), of: name(of: file)) }
  }

  /// The findings of a file that are not listed, and how many listed ones are not among them.
  ///
  /// - Parameter file: absolute and without links.
  func compared(
    with findings: [Diagnostic], in file: String
  ) -> (unknown: [Diagnostic], unusedCount: Int) {
    guard var left = counts[name(of: file)] else { return (findings, 0) }
    let unknown = findings.filter { finding in
      let fingerprint = Fingerprint(finding)
      guard let count = left[fingerprint], count > 0 else { return true }
      left[fingerprint] = count - 1
      return false
    }
    return (unknown, left.values.reduce(0, +))
  }

  /// A path from the folder of the baseline.
  private func name(of file: String) -> String {
    guard file.hasPrefix("/") else { return file }
    let parts = file.split(separator: "/")
    let own = folder.split(separator: "/")
    let common = zip(parts, own).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: own.count - common)
    return (up + parts[common...]).joined(separator: "/")
  }
}

extension Baseline {
  /// The file's text: sorted, so that equal findings give equal files.
  var text: String {
    let findings = counts.sorted { $0.key < $1.key }.flatMap { file, counts in
      counts.sorted { Self.precedes($0.key, $1.key) }.map { entry($0, of: file, count: $1) }
    }
    let json: JSON = ["version": .integer(Self.version), "findings": .array(findings)]
    return json.indentedText() + "\n"
  }
  private static func precedes(_ left: Fingerprint, _ right: Fingerprint) -> Bool {
    (left.pointer, left.rule, left.message) < (right.pointer, right.rule, right.message)
  }

  private func entry(_ fingerprint: Fingerprint, of file: String, count: Int) -> JSON {
    var object: JSONObject = [
      "file": .string(file), "rule": .string(fingerprint.rule),
      "pointer": .string(fingerprint.pointer), "message": .string(fingerprint.message),
    ]
    if count > 1 { object["count"] = .integer(count) }
    return .object(object)
  }
}
