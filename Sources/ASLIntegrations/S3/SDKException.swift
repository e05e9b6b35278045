import ASLInterpreter
import ASLModel

/// An error that an AWS SDK integration reports.
///
/// The error is `S3.NoSuchKeyException`; the cause is the text of version 2 of Java's AWS SDK:
/// `message (Service: S3, Status Code: 404, Request ID: …, Extended Request ID: …) (SDK Attempt
/// Count: 1)`; only S3 has extended ids. Source: recorded executions.
struct SDKException: Error, Sendable, Hashable {
  let service: String
  /// `NoSuchKeyException`.
  let name: String
  let statusCode: Int
  let message: String

  func output(requestID: String, extendedRequestID: String? = nil) -> ErrorOutput {
    let extended = extendedRequestID.map { ", Extended Request ID: \($0)" } ?? ""
    return ErrorOutput(
      error: ErrorName("\(service).\(name)"),
      cause: """
        \(message) (Service: \(service), Status Code: \(statusCode), Request ID: \(requestID)\
        \(extended)) (SDK Attempt Count: 1)
        """)
  }
}

extension SDKException {
  /// An error of S3; those that the SDK has no class for are all `S3.S3Exception`.
  static func s3(_ name: String, _ statusCode: Int, _ message: String) -> Self {
    SDKException(service: "S3", name: name, statusCode: statusCode, message: message)
  }

  static func s3(_ statusCode: Int, _ message: String) -> Self {
    s3("S3Exception", statusCode, message)
  }

  init(_ failure: ObjectFailure) {
    switch failure {
    case .noSuchBucket:
      self = .s3("NoSuchBucketException", 404, "The specified bucket does not exist")
    case .noSuchKey: self = .s3("NoSuchKeyException", 404, "The specified key does not exist.")
    case .refused(let why): self = .s3(500, why)
    }
  }
}
