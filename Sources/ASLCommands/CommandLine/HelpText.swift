/// What `--help` prints, made from the tables.
struct HelpText {
  let paint: Paint
  /// Columns.
  let width: Int

  init(console: Console) {
    paint = Paint(isOn: console.isColored(console.output))
    width = min(console.output.width ?? Console.defaultWidth, 100)
  }

  init(paint: Paint, width: Int) {
    self.paint = paint
    self.width = width
  }

  /// Where the second column starts.
  private static let column = 26

  func text(for command: CommandSyntax) -> String {
    var parts = [
      heading("Usage:") + " \(command.usage)",
      section("Examples", examples(command.examples)),
      wrapped(command.description, indent: 0),
    ]
    if !command.operands.isEmpty {
      parts.append(section("Arguments", command.operands.map { row($0.name, $0.summary) }))
    }
    for group in command.groups + [OptionGroup("Common options", Option.common)] {
      parts.append(section(group.title, group.options.map { row(left($0), summary(of: $0)) }))
    }
    return parts.joined(separator: "\n\n")
  }

  func text(for program: ProgramSyntax) -> String {
    let commands = program.commands.map { row($0.syntax.name, $0.syntax.summary) }
    return [
      heading("Usage:") + " \(program.usage)",
      section("Examples", examples(program.examples)),
      wrapped(program.description, indent: 0),
      section("Commands", commands),
      section("Options", program.options.map { row(left($0), summary(of: $0)) }),
      wrapped(program.closing, indent: 0),
    ].joined(separator: "\n\n")
  }

  private func heading(_ text: String) -> String { paint(.bold, text) }

  private func section(_ title: String, _ lines: [String]) -> String {
    ([heading("\(title):")] + lines).joined(separator: "\n")
  }

  private func examples(_ examples: [CommandSyntax.Example]) -> [String] {
    examples.flatMap { ["  " + paint(.faint, "# \($0.text)"), "  \($0.line)"] }
  }

  /// `-D, --define NAME=VALUE`.
  private func left(_ option: Option) -> String {
    let names = option.letter == nil ? ["    \(option.spelling)"] : option.spellings
    let value = option.value.map { " \($0.placeholder)" } ?? ""
    return names.joined(separator: ", ") + value
  }

  private func summary(of option: Option) -> String {
    option.repeats ? "\(option.summary); may be repeated" : option.summary
  }

  /// A name, and beside it, or under it where it is long, what it means.
  private func row(_ name: String, _ summary: String) -> String {
    let text = wrapped(summary, indent: Self.column)
    let gap = Self.column - 2 - name.count
    if gap < 2 { return "  \(paint(.name, name))\n\(text)" }
    return "  \(paint(.name, name))" + String(repeating: " ", count: gap)
      + text.dropFirst(Self.column)
  }

  /// The text in lines that fit, each behind `indent` blanks.
  private func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indent + line.count + 1 + word.count > width {
        lines.append(margin + line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    lines.append(margin + line)
    return lines.joined(separator: "\n")
  }
}
