import ASLInterpreter
import ASLModel
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:deleteObject`. S3 API reference, "DeleteObject".
enum S3DeleteObject: Service {
  private static let action = S3Action(
    name: "deleteObject", fields: [("Bucket", .text), ("Key", .text)],
    required: ["Bucket", "Key"],
    ignored: [
      "BypassGovernanceRetention", "ExpectedBucketOwner", "IfMatch", "IfMatchLastModifiedTime",
      "IfMatchSize", "MFA", "RequestPayer", "VersionId",
    ])

  static func serves(_ resource: TaskResource) -> Bool { action.serves(resource) }

  static func missing(_ use: TaskUse, in configuration: ResourceConfiguration) -> Missing? {
    S3Action.missing(use, in: configuration)
  }

  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    try await action.run(call, answer)
  }

  private static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    try call.objects { objects throws(ObjectFailure) in try objects.remove(call.object) }
    return [:]
  }
}
