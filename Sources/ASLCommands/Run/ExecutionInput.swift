import Diagnostics
import JSONTree

/// The input of an execution: of a file, of standard input, or of the command line itself.
enum ExecutionInput {
  /// - Parameter limit: how many bytes it may have; nil for as many as there are.
  static func read(
    _ value: String?, limit: Int?, _ console: Console
  ) throws(CommandFailure) -> JSON {
    guard let value else { return .object([:]) }
    let argument = JSONArgument(
      value, of: RunOptions.input, role: "the input", command: "asl run …")
    let source = try argument.text(console)
    if let limit, source.bytes.count > limit {
      let finding = Diagnostic(
        "input-too-large", .error, .tooLarge(source.bytes.count, limit),
        at: SourceRange(start: limit, end: limit + 1), label: "the limit is here",
        help: ["--limits payload-bytes=off lifts the limit of the service"])
      throw CommandFailure(.invalidInput, .diagnostics([FindingsInFile(source, [finding])]))
    }
    return try JSON(reading: source)
  }
}

extension Diagnostic.Message {
  fileprivate static func tooLarge(_ count: Int, _ limit: Int) -> Self {
    "the input has \(grouped(count)) bytes, more than the \(grouped(limit)) that are allowed"
  }
}
