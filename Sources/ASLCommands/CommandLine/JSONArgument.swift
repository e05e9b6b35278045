import Diagnostics
import JSONTree

/// The value of an option that is a file, `-` for standard input, or JSON itself.
struct JSONArgument {
  let value: String
  let option: Option
  /// What it is to the user: `the input`.
  let role: String
  /// The command line around the option, for what to type instead: `asl run …`.
  let command: String

  init(_ value: String, of option: Option, role: String, command: String) {
    self.value = value
    self.option = option
    self.role = role
    self.command = command
  }

  func read(_ console: Console) throws(CommandFailure) -> JSON {
    try JSON(reading: try text(console))
  }

  /// Its text: what begins with `{`, `[` or a quotation mark is JSON, anything else names a file.
  func text(_ console: Console) throws(CommandFailure) -> SourceText {
    let first = value.unicodeScalars.first { !$0.properties.isWhitespace }
    if let first, "{[\"".unicodeScalars.contains(first) {
      return SourceText(name: option.spelling, value)
    }
    do throws(CommandFailure) {
      return try InputFile(path: value, role: role).read(console)
    } catch {
      guard case .message(let message, let help) = error.report, isJSON(value) else { throw error }
      let instead = "printf '\(value)' | \(command) \(option.spelling) -"
      throw CommandFailure(
        error.exitCode, message, help: help + ["for the value \(value) itself: \(instead)"])
    }
  }

  private func isJSON(_ text: String) -> Bool {
    do throws(JSONError) {
      _ = try JSON(parsing: text)
      return true
    } catch {
      return false
    }
  }
}
