import ASLInterpreter

/// What `asl run` understands.
enum RunOptions {
  static let input = Option(
    "input", letter: "i", value: .init("FILE|-|JSON", .file),
    "The execution's input: a file, - for standard input, or JSON that begins with { [ or a quote; "
      + "left out: {}")
  static let define = Option(
    "define", letter: "D", value: .init("NAME=VALUE"), repeats: true,
    "Put VALUE in place of ${NAME} in the definition")
  static let substitutions = Option(
    "substitutions", value: .init("FILE", .file),
    "The same from a JSON object of names and values; -D goes before it")

  static let resources = Option(
    "resources", letter: "r", value: .init("FILE", .file),
    "What the tasks reach on this machine: programs, containers, functions, topics")
  static let mocks = Option(
    "mocks", letter: "m", value: .init("FILE", .file),
    "Answers in place of the tasks, in the format of MockConfigFile.json; needs --test-case")
  static let testCase = Option(
    "test-case", letter: "t", value: .init("[MACHINE#]CASE", .testCase(mocksOption: "mocks")),
    "The test case of the mock file")

  static let clock = Option(
    "clock", value: .init("CLOCK", .suggestions(["virtual", "real", "x10", "x60"])),
    "virtual: waiting takes no time unless something real runs; real: it takes the time it says; x60: "
      + "60 times as fast. Left out: virtual")
  static let startTime = Option(
    "start-time", value: .init("TIME"),
    "When the execution starts on its own clock, as 2030-01-31T12:00:00Z; left out: now")
  static let seed = Option(
    "seed", value: .init("NUMBER"),
    "Where all random numbers come from: the same seed, the same numbers")
  static let name = Option(
    "name", value: .init("NAME"), "The execution's name; left out: a random one")
  static let type = Option(
    "type", value: .init("TYPE", .oneOf(["standard", "express"])),
    "What the state machine is deployed as; left out: standard")
  static let express = Option("express", "The same as --type=express")
  static let limits = Option(
    "limits",
    value: .init("off|NAME=N", .suggestions(["off"] + Limit.allCases.map { "\($0.rawValue)=" })),
    repeats: true,
    "Lift all limits of the service, or set one: \(listed(Limit.allCases.map(\.rawValue))); N is a "
      + "number or off")

  static let quiet = Option("quiet", letter: "q", "Show no trace")
  static let verbose = Option(
    "verbose", letter: "v", "Show inputs and outputs, and every iteration of a large Map")
  static let json = Option(
    "json", "Print every history event, log line and the outcome as one line of JSON each")
  static let childHistories = Option(
    "child-histories", value: .init("DIR|FILE.jsonl", .file),
    "Write the histories of the executions that it starts: a file each in the folder DIR, or all "
      + "events as lines of FILE.jsonl")
  static let history = Option(
    "history", value: .init("FILE", .file),
    "Write the history as 'aws stepfunctions get-execution-history' prints it; - is standard output"
  )

  static let saveState = Option(
    "save-state", value: .init("FILE", .file),
    "Write the ended execution to a file, from which 'asl redrive' goes on")

  static let groups = [
    OptionGroup("What it starts with", [input, define, substitutions]),
    OptionGroup("What the tasks reach", [resources, mocks, testCase]),
    OptionGroup("How it runs", [clock, startTime, seed, name, type, express, limits]),
    OptionGroup("What it shows", [quiet, verbose, json, history, childHistories, saveState]),
  ]

  static func workflow(_ arguments: Arguments) -> ExecutionSettings.ExecutionType {
    arguments.has(express) || arguments[type] == "express" ? .express : .standard
  }

  /// Refuses options that say nothing together.
  static func checkCombinations(_ arguments: Arguments) throws(CommandFailure) {
    if arguments.has(express), arguments[type] == "standard" {
      throw .usage(
        "--express and --type standard contradict each other", command: arguments.command)
    }
    if arguments.has(testCase), !arguments.has(mocks) {
      throw .usage(
        "--test-case names a case of a mock file", help: ["give the file: --mocks FILE"],
        command: arguments.command)
    }
    if arguments.has(json), arguments[history] == "-" {
      throw .usage(
        "--json and --history - cannot both write to standard output", command: arguments.command)
    }
  }
}
