import ASLModel
import JSONTree

/// What Step Functions adds to the answer of an AWS API: `SdkHttpMetadata` and
/// `SdkResponseMetadata`. The headers and their order are those of recorded executions.
struct ServiceResponse {
  let requestID: String
  let moment: Timestamp
  let contentType: String
  let contentLength: Int
  /// Headers of this service, before and after the ones that all services send.
  var firstHeaders: [(String, String)] = []
  var lastHeaders: [(String, String)] = []
  var statusCode = 200

  var httpMetadata: JSON {
    let all =
      firstHeaders + [("x-amzn-RequestId", requestID)] + lastHeaders
      + [
        ("Content-Length", String(contentLength)), ("Date", moment.httpDate),
        ("Content-Type", contentType),
      ]
    let sorted = all.sorted { $0.0.lowercased() < $1.0.lowercased() }
    return [
      "AllHttpHeaders": .object(JSONObject(all.map { ($0.0, .array([.string($0.1)])) })),
      "HttpHeaders": .object(JSONObject(sorted.map { ($0.0, .string($0.1)) })),
      "HttpStatusCode": .integer(statusCode),
    ]
  }

  var responseMetadata: JSON { ["RequestId": .string(requestID)] }
}

extension JSON {
  /// An object of those members that have a value.
  init(present members: KeyValuePairs<String, JSON?>) {
    self = .object(JSONObject(members.lazy.compactMap { key, value in value.map { (key, $0) } }))
  }
}

/// The value if the condition holds. Beside a `JSON`, a bare `nil` would be JSON's null.
func when(_ condition: Bool, _ value: @autoclosure () -> JSON) -> JSON? {
  condition ? .some(value()) : .none
}
