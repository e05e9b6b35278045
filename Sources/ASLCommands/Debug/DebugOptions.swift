/// What `asl debug` understands beside what `asl run` does.
enum DebugOptions {
  static let breakpoint = Option(
    "break", letter: "b", value: .init("LOCATION"), repeats: true,
    "Stop there: a state, STATE@PHASE, a line, a pattern, with 'if EXPR'")
  static let catching = Option(
    "catch", value: .init("WHAT"), repeats: true,
    "Stop where something happens: error, retry, timeout, transition A -> B, …")
  static let run = Option("run", "Run to the first breakpoint, not only to the first state")
  static let startAt = Option("start-at", value: .init("STATE"), "Begin with this state")

  static let script = Option(
    "script", letter: "x", value: .init("FILE", .file), repeats: true,
    "Obey the commands of a file, one a line")
  static let command = Option(
    "execute", letter: "e", value: .init("COMMAND"), repeats: true,
    "Obey a command, after the files")
  static let batch = Option(
    "batch", "Leave when all are obeyed, or at the first that fails; ask nothing")
  static let json = Option("json", "Print every stop, value and end as one line of JSON")
  static let effects = Option(
    "effects", value: .init("WHAT", .oneOf(["reuse", "rerun", "fail"])),
    "What becomes of a task whose input was changed in the past; left out: rerun at the prompt, fail "
      + "in a batch")

  static let groups = [
    OptionGroup(
      "What it starts with",
      [RunOptions.input, RunOptions.define, RunOptions.substitutions, startAt]),
    OptionGroup(
      "What the tasks reach", [RunOptions.resources, RunOptions.mocks, RunOptions.testCase]),
    OptionGroup("Where it stops", [breakpoint, catching, run]),
    OptionGroup("Commands", [script, command, batch, json, effects]),
    OptionGroup(
      "How it runs",
      [
        RunOptions.clock, RunOptions.startTime, RunOptions.seed, RunOptions.name, RunOptions.type,
        RunOptions.express, RunOptions.limits,
      ]),
  ]
}
