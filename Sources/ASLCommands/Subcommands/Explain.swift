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
      .init("RULE", isRequired: false, .anything, "the name of a rule, or a code of AWS")
    ],
    groups: [])

  static func run(
    _ arguments: Arguments, _ console: Console
  ) async throws(CommandFailure) -> ExitCode {
    let isColored = console.isColored(console.output)
    let width = min(console.output.width ?? Console.defaultWidth, Console.defaultWidth)
    guard let name = arguments.operands.first else {
      try console.print(RuleList(isColored: isColored, width: width).text(of: allRules))
      return .success
    }
    if let code = AWSFinding.Code(rawValue: name.uppercased()) {
      let rules = allRules.filter { $0.awsCode == code }
      let list = RuleList(isColored: isColored, width: width)
      try console.print(
        rules.isEmpty ? "No rule stands behind \(code.rawValue)." : list.text(of: rules))
      return .success
    }
    let rule = try rule(named: name.lowercased(), command: nil)
    try console.print(RulePage(rule, isColored: isColored, width: width).text)
    return .success
  }
}
