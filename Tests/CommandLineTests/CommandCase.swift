/// A command line, by the name of the golden file with what it prints.
struct CommandCase: CustomStringConvertible, Sendable {
  let name: String
  let exitCode: Int
  /// After the name of the command.
  let arguments: [String]
  var description: String { name }

  init(_ name: String, exit: Int, _ arguments: String...) {
    self.name = name
    exitCode = exit
    self.arguments = arguments
  }
}
