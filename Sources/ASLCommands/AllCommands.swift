/// All subcommands, sorted by name. A new one is a file in `Subcommands/` and a line here.
let allCommands: [any Subcommand.Type] = [
  CompletionCommand.self,
  DapCommand.self,
  DebugCommand.self,
  EvalCommand.self,
  ExplainCommand.self,
  HelpCommand.self,
  RedriveCommand.self,
  RunCommand.self,
  TestStateCommand.self,
  ValidateCommand.self,
]
