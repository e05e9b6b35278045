import ASLInterpreter
import ASLModel
import Digests
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:putObject`. S3 API reference, "PutObject".
enum S3PutObject: S3Service {
  static let action = S3Action(
    name: "putObject", fields: [("Bucket", .text), ("Key", .text), ("Body", .any)],
    required: ["Bucket", "Key"],
    ignored: [
      "ACL", "BucketKeyEnabled", "CacheControl", "ChecksumAlgorithm", "ChecksumCRC32",
      "ChecksumCRC32C", "ChecksumCRC64NVME", "ChecksumSHA1", "ChecksumSHA256",
      "ContentDisposition", "ContentEncoding", "ContentLanguage", "ContentLength", "ContentMD5",
      "ContentType", "ExpectedBucketOwner", "Expires", "GrantFullControl", "GrantRead",
      "GrantReadACP", "GrantWriteACP", "IfMatch", "IfNoneMatch", "Metadata",
      "ObjectLockLegalHoldStatus", "ObjectLockMode", "ObjectLockRetainUntilDate", "RequestPayer",
      "SSECustomerAlgorithm", "SSECustomerKey", "SSECustomerKeyMD5", "SSEKMSEncryptionContext",
      "SSEKMSKeyId", "ServerSideEncryption", "StorageClass", "Tagging", "WebsiteRedirectLocation",
      "WriteOffsetBytes",
    ])

  /// The object is the JSON text of `Body`, so that a text has quotation marks around it. Source:
  /// recorded executions, whose entity tags are those of `0` and of `"text data"`.
  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    let bytes = Array((call.parameters["Body"]?.text ?? "").utf8)
    try checkKey(call.object.key)
    try call.objects { objects throws(ObjectFailure) in
      let writer = try objects.create(call.object)
      try writer.write(bytes)
      try writer.finish()
    }
    return [
      "ChecksumCRC32": .string(checksum(bytes)), "ChecksumType": "FULL_OBJECT",
      "ETag": .string("\"\(hexadecimal(Digest.md5.hash(bytes)))\""),
      "ServerSideEncryption": "AES256",
    ]
  }

  /// The CRC-32 in Base64, its first byte the most significant one.
  private static func checksum(_ bytes: [UInt8]) -> String {
    let check = crc32(bytes)
    return base64([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: check >> UInt32($0)) })
  }

  static func checkKey(_ key: String) throws(SDKException) {
    if key.utf8.count > ObjectPath.keyBytes { throw .s3(400, "Your key is too long") }
  }
}
