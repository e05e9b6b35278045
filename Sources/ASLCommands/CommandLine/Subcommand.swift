/// A subcommand of `asl`: what it is called and understands, and what it does.
protocol Subcommand: SendableMetatype {
  static var syntax: CommandSyntax { get }

  /// Does it, and says how it ended.
  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode
}

/// What a subcommand is called and understands: parsing, help and completion all read this.
struct CommandSyntax: Sendable {
  let name: String
  /// One line, in the list of commands.
  let summary: String
  /// What it does, in a few sentences, on top of its own help.
  let description: String
  /// Whole command lines, each with a few words on what it does.
  let examples: [Example]
  let operands: [Operand]
  let groups: [OptionGroup]

  struct Example: Sendable {
    let text: String
    let line: String

    init(_ text: String, _ line: String) {
      self.text = text
      self.line = line
    }
  }

  struct Operand: Sendable {
    /// `DEFINITION`.
    let name: String
    let isRequired: Bool
    /// Whether there may be any number of them; only the last operand can be so.
    let repeats: Bool
    let kind: Option.Kind
    let summary: String

    init(
      _ name: String, isRequired: Bool = true, repeats: Bool = false, _ kind: Option.Kind,
      _ summary: String
    ) {
      self.name = name
      self.isRequired = isRequired
      self.repeats = repeats
      self.kind = kind
      self.summary = summary
    }
  }

  /// All options, the common ones included.
  var options: [Option] { groups.flatMap(\.options) + Option.common }

  /// `asl run DEFINITION [options]`.
  var usage: String {
    let words = operands.map {
      ($0.isRequired ? $0.name : "[\($0.name)]") + ($0.repeats ? "…" : "")
    }
    return (["asl", name] + words + (groups.isEmpty ? [] : ["[options]"])).joined(separator: " ")
  }
}

extension CommandSyntax {
  /// Reads the words behind the command's name.
  ///
  /// Where help is asked for, operands may be missing.
  func parse(_ words: ArraySlice<String>) throws(CommandFailure) -> Arguments {
    var parser = ArgumentParser(words, options: options, command: name)
    let arguments = try parser.parseAll()
    if arguments.has(.help) { return arguments }
    let required = operands.filter(\.isRequired)
    if arguments.operands.count < required.count {
      let missing = required[arguments.operands.count]
      throw .usage(
        "\(missing.name) is missing", help: ["usage: \(usage)"], command: name)
    }
    if arguments.operands.count > operands.count, operands.last?.repeats != true {
      let extra = arguments.operands[operands.count]
      throw .usage("unexpected argument '\(extra)'", help: ["usage: \(usage)"], command: name)
    }
    for (operand, word) in zip(operands, arguments.operands) {
      if case .oneOf(let words) = operand.kind, !words.contains(word) {
        throw .usage(
          "\(operand.name) is \(listed(words)), not '\(word)'", command: name)
      }
    }
    return arguments
  }
}
