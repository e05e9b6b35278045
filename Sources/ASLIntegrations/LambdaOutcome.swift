import ASLInterpreter
import ASLModel
import JSONTree

/// How Lambda's answers become results and errors of a task. Shared by the function's ARN as
/// Resource and by `lambda:invoke`.
enum LambdaOutcome {
  /// The parsed payload, or the function's error.
  ///
  /// - Parameter isCompact: `lambda:invoke` prints the error's JSON anew, without blanks; a
  ///   function's ARN passes on what the runtime wrote. Source: recorded executions.
  static func value(
    of result: FunctionResult, compactsCause isCompact: Bool
  ) throws(ErrorOutput) -> JSON {
    let payload: JSON
    do { payload = try JSON(parsing: result.payload) } catch {
      throw ErrorOutput(
        error: "Lambda.Unknown",
        cause:
          "The function returned a payload that is not JSON (\(error.message)): \(result.payload)")
    }
    guard result.isError else { return payload }
    guard let type = payload["errorType"]?.stringValue, !type.isEmpty else {
      throw ErrorOutput(
        error: "Lambda.Unknown",
        cause: """
          The cause could not be determined because Lambda did not return an error type. Returned \
          payload: \(result.payload)
          """)
    }
    throw ErrorOutput(
      error: ErrorName(type), cause: isCompact ? payload.text : result.payload)
  }

  /// What the API answers when the function is not invoked at all.
  static func output(
    of failure: FunctionFailure, _ function: FunctionReference, requestID: String
  ) -> ErrorOutput {
    func refused(_ code: String, _ status: Int, _ message: String) -> ErrorOutput {
      ServiceException(.lambda, code, status, message).output(requestID: requestID)
    }
    return switch failure {
    case .notFound:
      refused(
        "ResourceNotFoundException", 404,
        "Function not found: \(function.unqualifiedARN):\(function.qualifier ?? "$LATEST")")
    case .badRequest(let message): refused("InvalidRequestContentException", 400, message)
    case .invalid(let message): refused("AWSLambdaException", 400, message)
    case .throttled: refused("TooManyRequestsException", 429, "Rate Exceeded.")
    case .service(let message): refused("ServiceException", 500, message)
    case .unreachable(let message): ServiceName.lambda.unreachable(message)
    }
  }

  /// What a configuration lacks for a function.
  static func missing(
    _ function: FunctionReference, in configuration: ResourceConfiguration
  ) -> Missing? {
    guard function.value(in: configuration.functions) == nil else { return nil }
    let entry: JSON = [
      function.name: .object(["handler": "src/app.handler", "runtime": "python"])
    ]
    return Missing(
      what: "the Lambda function \"\(function.name)\"", section: "lambda", entry: entry)
  }
}
