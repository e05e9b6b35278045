import Diagnostics
import JSONTree

/// What the command line of `asl eval` gives: the expression, and what it sees.
struct EvalInputs {
  private let arguments: Arguments
  private let console: Console

  init(_ arguments: Arguments, _ console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// The expression; nil where the command line has none.
  func expression() throws(CommandFailure) -> SourceText? {
    let operand = arguments.operands.first
    guard let path = arguments[EvalOptions.file] ?? (operand == "-" ? operand : nil) else {
      return operand.map { SourceText(name: "expression", $0) }
    }
    return try InputFile(path: path, role: "the expression").read(console)
  }

  func surroundings() throws(CommandFailure) -> ExpressionEvaluator.Surroundings {
    var surroundings = ExpressionEvaluator.Surroundings()
    if let input = try json(EvalOptions.input, "the input") { surroundings.input = input }
    surroundings.context = try json(EvalOptions.context, "the Context Object")
    surroundings.bindings = try bindings()
    return surroundings
  }

  /// Refuses what cannot be together.
  func check() throws(CommandFailure) {
    if arguments.has(EvalOptions.file), let operand = arguments.operands.first {
      throw failure("--file gives the expression, and '\(operand)' is another one")
    }
    let expression = arguments[EvalOptions.file] ?? arguments.operands.first
    let fromInput =
      (expression == "-" ? ["the expression"] : [])
      + Self.data.filter { arguments[$0] == "-" }.map(\.spelling)
    guard fromInput.count < 2 else {
      throw failure(
        "\(listed(fromInput, "and")) cannot \(fromInput.count == 2 ? "both" : "all") come from standard input"
      )
    }
  }

  /// Whether what the expression sees is in standard input.
  var readStandardInput: Bool { Self.data.contains { arguments[$0] == "-" } }

  private static let data = [EvalOptions.input, EvalOptions.bindings, EvalOptions.context]

  private func json(_ option: Option, _ role: String) throws(CommandFailure) -> JSON? {
    guard let value = arguments[option] else { return nil }
    return try JSONArgument(value, of: option, role: role, command: "asl eval …").read(console)
  }

  private func bindings() throws(CommandFailure) -> [String: JSON] {
    var bindings: [String: JSON] = [:]
    if let json = try json(EvalOptions.bindings, "the bindings") {
      guard let object = json.objectValue else {
        throw CommandFailure(
          .invalidInput,
          "the bindings are a JSON object of names and values, not of type \(json.typeName)")
      }
      for member in object { bindings[Self.name(member.key)] = member.value }
    }
    for text in arguments.all(EvalOptions.bind) {
      let (name, value) = try binding(text)
      bindings[name] = value
    }
    return bindings
  }

  private func binding(_ text: String) throws(CommandFailure) -> (String, JSON) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = Self.name(String(parts[0]))
    guard parts.count == 2, !name.isEmpty else {
      throw failure("-b takes NAME=JSON, not '\(text)'")
    }
    do throws(JSONError) {
      return (name, try JSON(parsing: String(parts[1])))
    } catch {
      throw failure(
        "the value of '\(name)' is not JSON: \(error.message)",
        help: ["a string has quotation marks: -b '\(name)=\"text\"'"])
    }
  }

  /// `$name` is the variable `name`.
  private static func name(_ text: String) -> String {
    text.hasPrefix("$") ? String(text.dropFirst()) : text
  }

  private func failure(_ message: String, help: [String] = []) -> CommandFailure {
    .usage(message, help: help, command: EvalCommand.syntax.name)
  }
}
