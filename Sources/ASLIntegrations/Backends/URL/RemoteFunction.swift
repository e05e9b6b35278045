import Digests
import JSONTree

/// A function behind a URL that speaks Lambda's Invoke API: a Runtime Interface Emulator, or
/// `sam local start-lambda`.
struct RemoteFunction: Sendable {
  let address: String

  /// The longest that a function may run. Lambda Developer Guide, "Lambda quotas".
  private static let patience = Duration.seconds(LambdaLimit.timeoutSeconds)

  func invoke(
    _ invocation: FunctionInvocation, log: @escaping @Sendable (String) -> Void
  ) async throws(FunctionFailure) -> FunctionResult {
    let context = invocation.clientContext.map { base64(Array($0.utf8)) } ?? ""
    let answer: HTTPClient.Answer
    do throws(HTTPClient.Failure) {
      answer = try await HTTPClient.post(
        url(for: invocation.function), Array(invocation.payload.utf8),
        fields: [
          "Content-Type": "application/json", "X-Amz-Invocation-Type": "RequestResponse",
          "X-Amz-Log-Type": "Tail", "X-Amz-Client-Context": context,
        ], patience: Self.patience)
    } catch {
      throw .unreachable(error.message)
    }
    switch answer.status {
    case 200..<300: return result(answer)
    case 404: throw .notFound
    case 429: throw .throttled
    case 400..<500: throw .badRequest(message(answer))
    default: throw .service(message(answer))
    }
  }

  /// An address without a path is a server of many functions.
  private func url(for function: FunctionReference) -> String {
    var base = address[...]
    if base.hasSuffix("/") { base = base.dropLast() }
    let server = base.firstRange(of: "://").map { base[$0.upperBound...] } ?? base
    guard !server.contains("/") else { return address }
    return "\(base)/2015-03-31/functions/\(function.name)/invocations"
  }

  /// Lambda marks an error by `X-Amz-Function-Error`; the emulator does not, so there an object
  /// with type and message is one.
  private func result(_ answer: HTTPClient.Answer) -> FunctionResult {
    let isMarked = answer.fields["x-amz-function-error"] != nil
    let text = answer.text.isEmpty ? "null" : answer.text
    var looksLikeError = false
    if !isMarked, let payload = try? JSON(parsing: text) {
      looksLikeError =
        payload["errorType"]?.stringValue != nil && payload["errorMessage"]?.stringValue != nil
    }
    var tail = ""
    if let encoded = answer.fields["x-amz-log-result"],
      let bytes = try? decodedBase64(encoded)
    {
      tail = String(decoding: bytes, as: UTF8.self)
    }
    return FunctionResult(payload: text, isError: isMarked || looksLikeError, logTail: tail)
  }

  private func message(_ answer: HTTPClient.Answer) -> String {
    let body = try? JSON(parsing: answer.body)
    return body?["Message"]?.stringValue ?? body?["message"]?.stringValue ?? answer.text
  }
}
