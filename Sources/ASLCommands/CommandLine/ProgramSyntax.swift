/// What `asl` itself is called and understands.
struct ProgramSyntax: Sendable {
  let commands: [any Subcommand.Type]

  let usage = "asl COMMAND [arguments]"
  let description =
    "asl runs state machines written in the Amazon States Language on this machine, as AWS Step "
    + "Functions would run them."
  let closing = "'asl help COMMAND' shows what a command understands."
  let options = Option.common + [.version]
  let examples = [
    CommandSyntax.Example(
      "run a state machine", #"asl run order.asl.json --input '{"orderId": 7}'"#),
    CommandSyntax.Example(
      "the same, with mocks in place of its tasks",
      "asl run order.asl.json --mocks MockConfigFile.json --test-case Declined"),
  ]

  func command(named name: String) -> (any Subcommand.Type)? {
    commands.first { $0.syntax.name == name }
  }
}

/// The version of this program, as `asl --version` shows it.
let programVersion = "0.1.0"
