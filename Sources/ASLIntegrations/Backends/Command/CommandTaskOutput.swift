import ASLInterpreter
import ASLModel
import ASLRuntime
import JSONTree
import Synchronization

/// What a program that answers a task prints, and what that makes of the task.
///
/// | exit code | printed | the task |
/// |---|---|---|
/// | 0 | JSON, or nothing | succeeds with it, or with `{}` |
/// | 0 | anything else | `States.TaskFailed` |
/// | other | an object with `Error` or `errorType` | fails with that error, and its `Cause` |
/// | other | other JSON | `States.TaskFailed`, the JSON as its cause |
/// | other | anything else | `States.TaskFailed`, the end of the log as its cause |
final class CommandTaskOutput: Sendable {
  private let state = Mutex(State())
  private let onSubmitted: @Sendable (JSON) -> Void

  private struct State {
    var text = ""
    var isEmpty = true
  }

  /// More than any task may give: a result has 256 KiB at most.
  static let limits = ChildOutput.LineLimits(lineBytes: 16_000_000, totalBytes: 16_000_000)

  init(onSubmitted: @escaping @Sendable (JSON) -> Void) { self.onSubmitted = onSubmitted }

  func take(_ line: String) {
    let isFirst = state.withLock { state in
      defer { state.isEmpty = false }
      return state.isEmpty
    }
    if isFirst, let response = Self.submission(line) { return onSubmitted(response) }
    state.withLock { $0.text += line + "\n" }
  }

  /// What a line `{"submitted": …}` says.
  private static func submission(_ line: String) -> JSON? {
    guard line.utf8.first == UInt8(ascii: "{"), let json = try? JSON(parsing: line),
      json.objectValue?.count == 1
    else { return nil }
    return json["submitted"]
  }

  /// - Parameters:
  ///   - log: the end of what the program wrote to standard error.
  ///   - isComplete: whether nothing of the output was dropped.
  func ending(_ exit: ChildExit, log: String, isComplete: Bool) -> Result<JSON, ErrorOutput> {
    let text = state.withLock { $0.text }
    let isBlank = text.utf8.allSatisfy { $0 <= UInt8(ascii: " ") }
    let printed = Result<JSON, JSONError> { () throws(JSONError) in
      isBlank ? [:] : try JSON(parsing: text)
    }
    guard isComplete else {
      return .failure(
        .failed("the command printed more than \(Self.limits.totalBytes ?? 0) bytes"))
    }
    switch (exit, printed) {
    case (.code(0), .success(let result)): return .success(result)
    case (.code(0), .failure(let error)):
      return .failure(.failed("the command printed no JSON: \(error.message)"))
    case (_, .success(let error)) where !isBlank: return .failure(Self.failure(error))
    case (.code(let code), _):
      return .failure(.failed("the command ended with exit code \(code)", log))
    case (.signal(let signal), _):
      return .failure(.failed("signal \(signal) ended the command", log))
    }
  }

  private static func failure(_ printed: JSON) -> ErrorOutput {
    guard let name = (printed["Error"] ?? printed["errorType"])?.stringValue, !name.isEmpty else {
      return .failed(printed.text)
    }
    let cause = printed["Cause"] ?? printed["errorMessage"]
    return ErrorOutput(
      error: ErrorName(name), cause: cause.map { $0.stringValue ?? $0.text })
  }
}

extension ErrorOutput {
  fileprivate static func failed(_ cause: String, _ log: String = "") -> ErrorOutput {
    let lines = log.split(separator: "\n").joined(separator: "\n")
    return ErrorOutput(
      error: .taskFailed, cause: lines.isEmpty ? cause : "\(cause):\n\(lines)")
  }
}

/// Whether a request was answered; only the first answer counts.
final class Submission: Sendable {
  private let submitted = Mutex(false)
  private let reporter: (any TaskReporter)?

  init(_ reporter: (any TaskReporter)?) { self.reporter = reporter }

  var isSubmitted: Bool { submitted.withLock { $0 } }

  /// - Returns: whether this was the first.
  @discardableResult
  func submit(_ response: JSON) -> Bool {
    let isFirst = submitted.withLock { submitted in
      defer { submitted = true }
      return !submitted
    }
    if isFirst { reporter?.submitted(response) }
    return isFirst
  }
}
