import Diagnostics

/// What a file `.aslrc.json` says of the definitions in its folder and below.
struct ProjectSettings: Equatable {
  /// The folder that it is in, without links; patterns are relative to it.
  let folder: String
  let rules: RuleSettings
  /// Files that are not checked.
  let ignored: [PathPattern]
  /// Rules for some of the files; a later one wins.
  let overrides: [Override]

  struct Override: Equatable {
    let files: [PathPattern]
    let rules: RuleSettings
  }

  static let fileName = ".aslrc.json"

  /// - Parameter path: absolute and without links.
  func ignores(_ path: String) -> Bool {
    guard !ignored.isEmpty else { return false }
    let names = names(of: path)
    return ignored.contains { $0.covers(names) }
  }

  /// The rules for one file.
  func rules(for path: String) -> RuleSettings {
    guard !overrides.isEmpty else { return rules }
    let names = names(of: path)
    var rules = rules
    for override in overrides where override.files.contains(where: { $0.covers(names) }) {
      rules.merge(override.rules)
    }
    return rules
  }

  private func names(of path: String) -> [String] {
    path.utf8.dropFirst(folder.utf8.count).split(separator: UInt8(ascii: "/"))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
