import Diagnostics

/// Where a command writes, and how what people read there is to look.
struct Console: Sendable {
  /// Results, so that they can be piped.
  let output: ByteSink
  /// Everything that is for people.
  let errors: ByteSink
  let environment: Environment
  /// What `--color` says.
  var coloring: Coloring = .auto

  enum Coloring: Sendable {
    case auto, always, never
  }

  /// Columns where nobody says how many there are.
  static let defaultWidth = 80

  /// How many columns what people read may take.
  var width: Int {
    max(errors.width ?? environment["COLUMNS"].flatMap { Int($0) } ?? Self.defaultWidth, 40)
  }

  var isColored: Bool { isColored(errors) }

  /// Whether a stream is coloured: each is judged on its own.
  ///
  /// - Note: no-color.org; bixense.com/clicolors.
  func isColored(_ sink: ByteSink) -> Bool {
    switch coloring {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment.hasText("NO_COLOR") || environment.hasText("ASL_NO_COLOR") { return false }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
    return sink.isTerminal && environment["TERM"] != "dumb"
  }

  /// Whether lines that are drawn over one another make sense.
  var isAnimated: Bool { errors.isTerminal && environment["TERM"] != "dumb" }

  /// Takes over what the common options say.
  func configured(by arguments: Arguments) -> Console {
    var console = self
    if arguments.has(.noColor) { console.coloring = .never }
    switch arguments[.color] {
    case "always": console.coloring = .always
    case "never": console.coloring = .never
    case "auto": console.coloring = .auto
    default: break
    }
    return console
  }
}

extension Console {
  /// Writes a result and a line end to standard output.
  func print(_ text: String) throws(CommandFailure) {
    do throws(SystemError) {
      try output.write(text + "\n")
    } catch {
      throw failure(error, "standard output")
    }
  }

  /// Writes lines for people to standard error.
  func say(_ text: String) throws(CommandFailure) {
    do throws(SystemError) {
      try errors.write(text + "\n")
    } catch {
      throw failure(error, "standard error")
    }
  }

  /// Takes away the ^C that a terminal shows.
  func clearEcho() throws(CommandFailure) {
    guard isAnimated else { return }
    do throws(SystemError) {
      try errors.write("\r\u{1B}[K")
    } catch {
      throw failure(error, "standard error")
    }
  }

  /// Begins at the top of an empty screen.
  func clearScreen() throws(CommandFailure) {
    do throws(SystemError) {
      try output.write("\u{1B}[2J\u{1B}[3J\u{1B}[H")
    } catch {
      throw failure(error, "standard output")
    }
  }

  func failure(_ error: SystemError, _ name: String) -> CommandFailure {
    error.isBrokenPipe
      ? .brokenPipe : CommandFailure(.environment, "cannot write to \(name): \(error.text)")
  }
}
