/// What `asl validate` understands.
enum ValidateOptions {
  static let type = Option(
    "type", value: .init("TYPE", .oneOf(["standard", "express"])),
    "What the state machines are deployed as; left out: what holds for both is checked")

  static let severity = Option(
    "severity", value: .init("LEVEL", .oneOf(["error", "warning", "information"])),
    "The lowest severity that is shown and counts; left out: information")
  static let strict = Option(
    "strict", "Give all advice, and let a warning be a failure as an error is")
  static let enable = Option(
    "enable", value: .init("RULE", .rule), repeats: true, "Check this rule, though it is advice")
  static let disable = Option(
    "disable", value: .init("RULE", .rule), repeats: true,
    "Do not check this rule; what AWS refuses is always checked")

  static let format = Option(
    "format", value: .init("FORMAT", .oneOf(FindingsFormat.allCases.map(\.rawValue))),
    "text: for people; short: a line each, for editors; json: for programs; github: annotations of "
      + "a workflow; sarif: for code scanning; junit: for reports of tests; aws: what the API's "
      + "ValidateStateMachineDefinition answers for one definition. Left out: text")
  static let all = Option("all", "Show all findings of a file, not only the 20 most severe")

  static let fix = Option(
    "fix", "Mend what is certain in the files; of - the mended text goes to standard output")
  static let dryRun = Option(
    "dry-run", "With --fix: show what would change as a diff, and change nothing")
  static let baseline = Option(
    "baseline", value: .init("FILE", .file), "Do not report the findings that FILE lists")
  static let writeBaseline = Option(
    "write-baseline", value: .init("FILE", .file), "List all findings in FILE, for --baseline")
  static let watch = Option("watch", "Check again whenever a file changes, until Ctrl-C")

  static let groups = [
    OptionGroup("What is checked", [type, RunOptions.define, RunOptions.substitutions]),
    OptionGroup("What counts", [severity, strict, enable, disable, baseline]),
    OptionGroup("What it shows", [format, all]),
    OptionGroup("What it does besides", [fix, dryRun, watch, writeBaseline]),
  ]
}
