import Diagnostics
import JSONTree

/// The input of an execution: of a file, of standard input, or of the command line itself.
enum ExecutionInput {
  /// - Parameter limit: how many bytes it may have; nil for as many as there are.
  static func read(
    _ value: String?, limit: Int?, _ console: Console
  ) throws(CommandFailure) -> JSON {
    guard let value else { return .object([:]) }
    let source = try text(value, console)
    if let limit, source.bytes.count > limit {
      let finding = Diagnostic(
        "input-too-large", .error, .tooLarge(source.bytes.count, limit),
        at: SourceRange(start: limit, end: limit + 1), label: "the limit is here",
        help: ["--limits payload-bytes=off lifts the limit of the service"])
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, [finding])]))
    }
    return try JSON(reading: source)
  }

  private static func text(
    _ value: String, _ console: Console
  ) throws(CommandFailure) -> SourceText {
    let first = value.unicodeScalars.first { !$0.properties.isWhitespace }
    if let first, "{[\"".unicodeScalars.contains(first) {
      return SourceText(name: "--input", value)
    }
    do throws(CommandFailure) {
      return try InputFile(path: value, role: "the input").read(console)
    } catch {
      guard case .message(let message, let help) = error.report, isJSON(value) else { throw error }
      throw CommandFailure(
        error.exitCode, message,
        help: help + ["for the value \(value) itself: printf '\(value)' | asl run … --input -"])
    }
  }

  private static func isJSON(_ text: String) -> Bool {
    do throws(JSONError) {
      _ = try JSON(parsing: text)
      return true
    } catch {
      return false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ count: Int, _ limit: Int) -> Self {
    "the input has \(grouped(count)) bytes, more than the \(grouped(limit)) that are allowed"
  }
}
