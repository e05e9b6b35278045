import ASLValidator
import Diagnostics

/// `asl explain`: what a rule is about.
enum ExplainCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "explain",
    summary: "Explain a rule of 'asl validate'",
    description:
      "Says what a rule finds, why that matters, and how it is mended, with an example of both. For "
      + "a code of AWS it lists the rules that stand behind it, and without an argument all rules.",
    examples: [
      .init("a rule", "asl explain dead-retrier"),
      .init("a code of AWS", "asl explain MISSING_TRANSITION_TARGET"),
      .init("all rules", "asl explain"),
    ],
    operands: [
      .init("RULE", isRequired: false, .rule, "the name of a rule, or a code of AWS")
    ],
    groups: [OptionGroup("What the shell's completion asks", [names])])

  private static let names = Option("names", "Print the names of all rules, one a line")

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    try console.print(try text(arguments, console))
    return .success
  }

  private static func text(
    _ arguments: Arguments, _ console: Console
  ) throws(CommandFailure) -> String {
    if arguments.has(names) { return ruleNames.joined(separator: "\n") }
    let isColored = console.isColored(console.output)
    let width = min(console.output.width ?? Console.defaultWidth, Console.defaultWidth)
    let list = RuleList(isColored: isColored, width: width)
    guard let name = arguments.operands.first else { return list.text(of: allRules) }
    if let code = AWSFinding.Code(rawValue: name.uppercased()) {
      let rules = allRules.filter { $0.awsCode == code }
      return rules.isEmpty ? "no rule stands behind \(code.rawValue)" : list.text(of: rules)
    }
    if let rule = knownRules[Diagnostic.Rule(name.lowercased())] {
      return RulePage(rule, isColored: isColored, width: width).text
    }
    throw unknownRule(name, alsoAmong: AWSFinding.Code.allCases.map(\.rawValue), command: nil)
  }
}
