import ASLInterpreter
import ASLModel
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:deleteObject`. S3 API reference, "DeleteObject".
enum S3DeleteObject: S3Service {
  static let action = S3Action(
    name: "deleteObject", fields: [("Bucket", .text), ("Key", .text)],
    required: ["Bucket", "Key"],
    ignored: [
      "BypassGovernanceRetention", "ExpectedBucketOwner", "IfMatch", "IfMatchLastModifiedTime",
      "IfMatchSize", "MFA", "RequestPayer", "VersionId",
    ])

  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    try call.objects { objects throws(ObjectFailure) in try objects.remove(call.object) }
    return [:]
  }
}
