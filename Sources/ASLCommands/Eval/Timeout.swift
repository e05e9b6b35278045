/// How long an evaluation may take.
struct Timeout: Sendable {
  let duration: Duration

  static let standardSeconds = 10

  init(_ arguments: Arguments) throws(CommandFailure) {
    guard let text = arguments[EvalOptions.timeout] else {
      duration = .seconds(Self.standardSeconds)
      return
    }
    guard let seconds = Double(text), seconds > 0, seconds <= 1_000_000 else {
      throw .usage(
        "--timeout is a number of seconds, not '\(text)'", command: EvalCommand.syntax.name)
    }
    duration = .seconds(seconds)
  }
}
