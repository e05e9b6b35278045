import ASLTestState

/// What `asl test-state` understands.
enum TestStateOptions {
  static let state = Option(
    "state", value: .init("NAME"),
    "The state to test, at whatever depth; left out where the definition is or has only one")
  static let context = Option(
    "context", value: .init("FILE|-|JSON", .file),
    "Stands for the Context Object; left out: one like that of an Express execution")
  static let variables = Option(
    "variables", value: .init("FILE|-|JSON", .file), "The workflow variables, an object")

  static let mock = Option(
    "mock", letter: "m", value: .init("FILE|-|JSON", .file),
    "What comes of the state's work: {\"result\": VALUE} or {\"errorOutput\": {\"error\": NAME, "
      + "\"cause\": TEXT}}, and \"fieldValidationMode\": STRICT, PRESENT or NONE")
  static let configuration = Option(
    "state-configuration", value: .init("FILE|-|JSON", .file),
    "An object with retrierRetryCount, errorCausedByState, mapIterationFailureCount, "
      + "mapItemReaderData")
  static let roleARN = Option(
    "role-arn", value: .init("ARN"), "The role that the Context Object shows")

  static let level = Option(
    "inspection-level", value: .init("LEVEL", .oneOf(["info", "debug", "trace"])),
    "info: the outcome; debug and trace: also what each field made of the data. Left out: debug, "
      + "with --json info")
  static let json = Option("json", "Print the answer of the TestState API")

  static let groups = [
    OptionGroup("Which state", [state, RunOptions.define, RunOptions.substitutions]),
    OptionGroup("What it starts with", [input, context, variables, roleARN]),
    OptionGroup("What comes of its work", [mock, configuration, RunOptions.resources]),
    OptionGroup("What it shows", [level, json]),
  ]

  static let input = Option(
    "input", letter: "i", value: .init("FILE|-|JSON", .file),
    "The state's input: a file, - for standard input, or JSON that begins with { [ or a quote; "
      + "left out: {}")
}
