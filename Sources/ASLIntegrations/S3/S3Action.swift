import ASLInterpreter
import ASLModel
import ASLRuntime
import Digests
import JSONTree

/// An action of S3's API as an AWS SDK integration calls it: `arn:aws:states:::aws-sdk:s3:…`.
struct S3Action: Sendable {
  /// `getObject`.
  let name: String
  /// What is read of the parameters.
  let fields: [(name: String, shape: ParameterShape)]
  let required: [String]
  /// What S3 takes and a folder has no use for.
  let ignored: [String]

  func serves(_ resource: TaskResource) -> Bool {
    guard let service = resource.service, service.isSDK, service.name == "s3",
      service.action == name
    else { return false }
    return service.pattern == .requestResponse || service.pattern == .waitForTaskToken
  }

  private var shape: ParameterShape {
    .fields(fields + ignored.map { ($0, .any) }, required: required)
  }

  /// Checks the parameters, carries the action out and turns its failure into the error that
  /// Step Functions shows.
  func run(
    _ call: ServiceCall, _ body: @Sendable (ServiceCall) throws(SDKException) -> JSON
  ) async throws(TaskFailure) -> JSON {
    try shape.check(call.parameters)
    for field in ignored where call.parameters[field] != nil {
      call.note("\(field) means nothing to a bucket that is a folder")
    }
    call.expectCallback()
    let response: JSON
    do throws(SDKException) {
      response = try body(call)
    } catch {
      call.refuseCallback()
      let ids = (call.surroundings.uuid(), base64(Array(call.surroundings.uuid().utf8)))
      throw TaskFailure(
        error.output(requestID: ids.0, extendedRequestID: ids.1), phase: call.requestPhase)
    }
    return call.pattern == .waitForTaskToken
      ? try await call.waitForCallback(after: response) : response
  }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    guard let bucket = use.text("Bucket") else {
      return configuration.buckets.isEmpty ? .bucket(nil) : nil
    }
    return configuration.buckets.value(names: [bucket]) == nil ? .bucket(bucket) : nil
  }
}

/// A service that is one action of S3's API.
protocol S3Service: Service {
  static var action: S3Action { get }

  /// What S3 answers to parameters that are in order.
  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON
}

extension S3Service {
  static func serves(_ resource: TaskResource) -> Bool { action.serves(resource) }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    S3Action.missing(use, in: configuration)
  }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    try await action.run(call, answer)
  }
}

extension Missing {
  /// A bucket that no entry names.
  static func bucket(_ name: String?) -> Missing {
    Missing(
      what: name.map { "the S3 bucket \"\($0)\"" } ?? "an S3 bucket", section: "s3",
      entry: .object([name ?? "*": ["directory": .string(name ?? "bucket")]]))
  }
}

extension ServiceCall {
  func text(_ name: String) -> String? { parameters[name]?.stringValue }

  /// The object that `Bucket` and `Key` name.
  var object: ObjectReference {
    ObjectReference(bucket: text("Bucket") ?? "", key: text("Key") ?? "")
  }

  /// Uses the buckets; what fails there fails as S3 would.
  func objects<Value>(
    _ body: (any ObjectCapability) throws(ObjectFailure) -> Value
  ) throws(SDKException) -> Value {
    do throws(ObjectFailure) { return try body(surroundings.objects) } catch {
      throw SDKException(error)
    }
  }
}

/// What S3 says of an object that came without a `ContentType`.
let defaultContentType: JSON = "binary/octet-stream"

extension Timestamp {
  /// S3's times have whole seconds: `2026-01-05T10:00:46Z`.
  var s3Text: JSON { .string(text.replacing(".000Z", with: "Z")) }
}
