import ASLIntegrations
import Diagnostics
import JSONTree

extension Baseline {
  /// Reads a baseline.
  ///
  /// - Parameter folder: the absolute path of the folder that it is in, without links.
  /// - Throws: all that is wrong with it.
  init(_ source: SourceText, folder: String) throws(CommandFailure) {
    self.init(folder: folder)
    let root: JSONSyntax
    do throws(JSONError) {
      root = try JSONSyntax(parsing: source.bytes)
    } catch {
      throw CommandFailure(
        .invalidInput, .diagnostics([FindingsInFile(source, [error.diagnostic])]))
    }
    var reader = BaselineReader()
    for entry in reader.entries(.init(root)) {
      add(entry.fingerprint, of: entry.file, count: entry.count)
    }
    guard reader.values.diagnostics.isEmpty else {
      throw CommandFailure(
        .invalidInput, .diagnostics([FindingsInFile(source, reader.values.diagnostics)]))
    }
  }
}

/// Reads the entries of a baseline file.
private struct BaselineReader {
  typealias Value = ConfigurationReader.Value
  var values = ConfigurationReader()

  struct Entry {
    let file: String
    let fingerprint: Fingerprint
    let count: Int
  }

  mutating func entries(_ root: Value) -> [Entry] {
    let members = values.members(of: root, keys: ["version", "findings"], in: "a baseline")
    guard let members else { return [] }
    guard let version = members["version"], let findings = members["findings"] else {
      values.report(.incomplete("a baseline", "\"version\" and \"findings\""), at: root)
      return []
    }
    guard let number = values.integer(version, "the version", in: 1...Int.max) else { return [] }
    guard number == Baseline.version else {
      values.report(
        .unknownVersion(number), at: version,
        help: ["this program reads version \(Baseline.version); --write-baseline writes it"])
      return []
    }
    let elements = values.elements(of: findings, in: "\"findings\"") ?? []
    return elements.compactMap { entry($0) }
  }

  private mutating func entry(_ value: Value) -> Entry? {
    let keys = ["file", "rule", "pointer", "message", "count"]
    guard let members = values.members(of: value, keys: keys, in: "a finding") else { return nil }
    let missing = keys.dropLast().filter { members[$0] == nil }
    guard missing.isEmpty else {
      let list = missing.map { "\"\($0)\"" }.joined(separator: ", ")
      values.report(.incomplete("a finding", list), at: value)
      return nil
    }
    let texts = keys.dropLast().map { values.string(members[$0], "\"\($0)\"") ?? "" }
    let count = members["count"].map { values.integer($0, "\"count\"", in: 1...1_000_000) ?? 1 }
    return Entry(
      file: texts[0],
      fingerprint: Fingerprint(rule: texts[1], pointer: texts[2], message: texts[3]),
      count: count ?? 1)
  }
}

extension Diagnostic.Message {
  fileprivate static func incomplete(_ what: String, _ names: String) -> Self {
    "\(what) needs \(names)"
  }

  fileprivate static func unknownVersion(_ version: Int) -> Self {
    "version \(version) of baselines is not known"
  }
}
