import Diagnostics

/// One command of the debugger: parsing, help and completion read this.
struct DebugCommandRow: Sendable {
  let name: String
  let aliases: [String]
  /// What follows the name, for the help.
  let usage: String
  let summary: String
  let group: Group
  /// Whether an empty line does it again.
  var repeats = false
  let run: Run

  typealias Run = @Sendable (DebugShell, String) async throws(CommandFailure) -> Void

  enum Group: String, CaseIterable, Sendable {
    case running = "Going on"
    case back = "Going back"
    case breakpoints = "Where it stops"
    case looking = "What it shows"
    case changing = "What it changes"
    case other = "Other"
  }

  init(
    _ name: String, _ aliases: [String] = [], _ usage: String = "", _ group: Group,
    repeats: Bool = false, _ summary: String, _ run: @escaping Run
  ) {
    self.name = name
    self.aliases = aliases
    self.usage = usage
    self.summary = summary
    self.group = group
    self.repeats = repeats
    self.run = run
  }

  static let all: [DebugCommandRow] =
    running + back + breakpoints + looking + explaining + changing + others

  private static let byName: [String: DebugCommandRow] = {
    var rows: [String: DebugCommandRow] = [:]
    for row in all {
      for name in [row.name] + row.aliases { rows[name] = row }
    }
    return rows
  }()

  static func named(_ name: String) -> DebugCommandRow? { byName[name] }

  /// The list of all commands, or what one does.
  static func help(_ name: String) throws(CommandFailure) -> String {
    if name.isEmpty {
      return Group.allCases.map { group in
        let rows = all.filter { $0.group == group }
        return "\(group.rawValue):\n" + rows.map { "  \($0.line)" }.joined(separator: "\n")
      }.joined(separator: "\n\n")
    }
    guard let row = named(name) else {
      let near = nearestCommand(to: name, among: all.map(\.name))
      throw CommandFailure(
        .usage, "there is no command '\(name)'", help: near.map { ["did you mean '\($0)'?"] } ?? [])
    }
    let aliases = row.aliases.isEmpty ? "" : " (also \(row.aliases.joined(separator: ", ")))"
    return "\(row.name) \(row.usage)\(aliases)\n  \(row.summary)"
  }

  private var line: String {
    let head = ([name] + (usage.isEmpty ? [] : [usage])).joined(separator: " ")
    let short = aliases.first.map { "\($0), " } ?? ""
    let text = short + head
    let gap = String(repeating: " ", count: max(34 - text.count, 2))
    return text + gap + summary
  }
}

func nearestCommand(to name: String, among names: [String]) -> String? {
  nearestName(to: name, among: names)
}
