import ASLInterpreter
import ASLModel
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:headObject`. S3 API reference, "HeadObject".
enum S3HeadObject: S3Service {
  static let action = S3Action(
    name: "headObject", fields: [("Bucket", .text), ("Key", .text)],
    required: ["Bucket", "Key"],
    ignored: [
      "ChecksumMode", "ExpectedBucketOwner", "IfMatch", "IfModifiedSince", "IfNoneMatch",
      "IfUnmodifiedSince", "PartNumber", "Range", "RequestPayer", "SSECustomerAlgorithm",
      "SSECustomerKey", "SSECustomerKeyMD5", "VersionId",
    ])

  /// The answer to HEAD has no body, so that no message says what is missing.
  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    let object = call.object
    let entry: ObjectEntry
    let tag: String
    do throws(ObjectFailure) {
      entry = try call.surroundings.objects.describe(object)
      tag = try call.surroundings.objects.entityTag(object)
    } catch .noSuchBucket, .noSuchKey {
      throw .s3("NoSuchKeyException", 404, "null")
    } catch {
      throw SDKException(error)
    }
    return [
      "AcceptRanges": "bytes", "ContentLength": .integer(entry.size),
      "ContentType": defaultContentType, "ETag": .string(tag),
      "LastModified": entry.lastModified.s3Text, "Metadata": [:],
      "ServerSideEncryption": "AES256",
    ]
  }
}
