import ASLIntegrations
import ASLValidator
import Diagnostics
import JSONTree

extension ProjectSettings {
  /// Reads a settings file.
  ///
  /// - Parameter folder: the folder that the file is in, without links.
  /// - Throws: all that is wrong with it.
  init(_ source: SourceText, folder: String) throws(CommandFailure) {
    let root: JSONSyntax
    do throws(JSONError) {
      root = try JSONSyntax(parsing: source.bytes)
    } catch {
      throw CommandFailure(
        .invalidInput, .diagnostics([FindingsInFile(source, [error.diagnostic])]))
    }
    var reader = SettingsReader()
    self = reader.settings(root, folder: folder)
    let faults = reader.values.diagnostics.sorted { $0.range.start < $1.range.start }
    guard faults.isEmpty else {
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, faults)]))
    }
  }
}

/// Reads the values of a settings file; `docs/aslrc.schema.json` describes them.
private struct SettingsReader {
  typealias Value = ConfigurationReader.Value
  var values = ConfigurationReader()

  mutating func settings(_ root: JSONSyntax, folder: String) -> ProjectSettings {
    let what = "a settings file"
    let keys = ["$schema", "rules", "ignore", "overrides"]
    let members = values.members(of: Value(root), keys: keys, in: what) ?? []
    _ = values.string(members["$schema"], "\"$schema\"")
    let rules = rules(members["rules"])
    let ignored = patterns(members["ignore"], "\"ignore\"")
    let overrides = members["overrides"].flatMap { values.elements(of: $0, in: "\"overrides\"") }
    return ProjectSettings(
      folder: folder, rules: rules, ignored: ignored,
      overrides: (overrides ?? []).map { override($0) })
  }

  private mutating func override(_ value: Value) -> ProjectSettings.Override {
    let members = values.members(of: value, keys: ["files", "rules"], in: "an override") ?? []
    for key in ["files", "rules"] where members[key] == nil && value.syntax.members != nil {
      values.report(.missing(key), at: value)
    }
    return ProjectSettings.Override(
      files: patterns(members["files"], "\"files\""), rules: rules(members["rules"]))
  }

  private mutating func rules(_ value: Value?) -> RuleSettings {
    var settings = RuleSettings()
    guard let value else { return settings }
    for member in values.members(of: value, in: "\"rules\"") ?? [] {
      let word = values.word(member.value, "setting of a rule", RuleSettings.Word.self)
      guard let rule = knownRules[Diagnostic.Rule(member.key)] else {
        reportUnknown(member)
        continue
      }
      guard let word else { continue }
      if !rule.hasWarnings, word.weakensErrors {
        values.report(
          .cannotChange(member.key, word), at: member.value,
          help: ["what AWS refuses is an error in every project"])
      }
      settings.set(rule.name, to: word)
    }
    return settings
  }

  private mutating func patterns(_ value: Value?, _ what: String) -> [PathPattern] {
    guard let value, let elements = values.elements(of: value, in: what) else { return [] }
    return elements.flatMap { element -> [PathPattern] in
      guard let text = values.string(element, "a pattern of \(what)") else { return [] }
      if text.isEmpty || text.hasPrefix("/") || text.split(separator: "/").contains("..") {
        values.report(
          .badPattern(text), at: element,
          help: ["patterns are relative to the folder of \(ProjectSettings.fileName)"])
      }
      return PathPattern.all(text)
    }
  }

  private mutating func reportUnknown(_ member: ConfigurationReader.Member) {
    let near = nearestName(to: member.key, among: ruleNames)
    values.report(
      "unknown-rule", .unknownRule(member.key), member.keyRange, "/rules",
      help: [near.map { "did you mean \"\($0)\"?" } ?? "'asl explain' lists all rules"])
  }
}

extension RuleSettings.Word {
  /// Whether it would have errors count for less.
  fileprivate var weakensErrors: Bool {
    switch self {
    case .off, .information, .warning: true
    case .on, .error: false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func missing(_ key: String) -> Self { "an override needs \"\(key)\"" }

  fileprivate static func unknownRule(_ name: String) -> Self { "there is no rule \"\(name)\"" }

  fileprivate static func cannotChange(_ rule: String, _ word: RuleSettings.Word) -> Self {
    "\"\(rule)\" finds what AWS refuses; it cannot be \"\(word.rawValue)\""
  }

  fileprivate static func badPattern(_ text: String) -> Self {
    text.isEmpty ? "a pattern is not empty" : "the pattern \"\(text)\" leads out of its folder"
  }
}
