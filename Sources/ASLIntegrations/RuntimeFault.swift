import ASLRuntime
import JSONTree

/// The errors that Lambda itself reports of a function's environment. Their JSON has the type first
/// and no stack trace. Source: public reports of answers recorded from AWS.
enum RuntimeFault {
  /// The function's own timeout.
  static func timedOut(requestID: String, seconds: Int) -> String {
    text(
      "Sandbox.Timedout",
      "RequestId: \(requestID) Error: Task timed out after \(seconds).00 seconds")
  }

  /// The process ended before it answered.
  static func exited(requestID: String, _ exit: ChildExit) -> String {
    let how =
      switch exit {
      case .code(0): "Runtime exited without providing a reason"
      case .code(let code): "Runtime exited with error: exit status \(code)"
      case .signal(let signal): "Runtime exited with error: signal: \(name(ofSignal: signal))"
      }
    return text("Runtime.ExitError", "RequestId: \(requestID) Error: \(how)")
  }

  static func notJSON(_ why: String) -> String {
    text("Runtime.MarshalError", "Unable to marshal response: \(why)")
  }

  /// Lambda Developer Guide, "Lambda quotas": 6 MB.
  static func tooLarge() -> String {
    text(
      "Function.ResponseSizeTooLarge",
      """
      Response payload size exceeded maximum allowed payload size \
      (\(LambdaLimit.responseBytes) bytes).
      """)
  }

  private static func text(_ type: String, _ message: String) -> String {
    let fault: JSON = ["errorType": .string(type), "errorMessage": .string(message)]
    return fault.text
  }

  /// As the program that supervises Lambda's runtimes prints signals.
  private static func name(ofSignal signal: Int) -> String {
    switch signal {
    case 1: "hangup"
    case 2: "interrupt"
    case 3: "quit"
    case 4: "illegal instruction"
    case 6: "aborted"
    case 8: "floating point exception"
    case 9: "killed"
    case 11: "segmentation fault"
    case 13: "broken pipe"
    case 14: "alarm clock"
    case 15: "terminated"
    default: "signal \(signal)"
    }
  }
}
