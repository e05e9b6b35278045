import ASLInterpreter
import ASLModel
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:copyObject`. S3 API reference, "CopyObject".
enum S3CopyObject: S3Service {
  static let action = S3Action(
    name: "copyObject", fields: [("Bucket", .text), ("CopySource", .text), ("Key", .text)],
    required: ["Bucket", "CopySource", "Key"],
    ignored: [
      "ACL", "BucketKeyEnabled", "CacheControl", "ChecksumAlgorithm", "ContentDisposition",
      "ContentEncoding", "ContentLanguage", "ContentType", "CopySourceIfMatch",
      "CopySourceIfModifiedSince", "CopySourceIfNoneMatch", "CopySourceIfUnmodifiedSince",
      "CopySourceSSECustomerAlgorithm", "CopySourceSSECustomerKey",
      "CopySourceSSECustomerKeyMD5", "ExpectedBucketOwner", "ExpectedSourceBucketOwner",
      "Expires", "GrantFullControl", "GrantRead", "GrantReadACP", "GrantWriteACP", "IfMatch",
      "IfNoneMatch", "Metadata", "MetadataDirective", "ObjectLockLegalHoldStatus",
      "ObjectLockMode", "ObjectLockRetainUntilDate", "RequestPayer", "SSECustomerAlgorithm",
      "SSECustomerKey", "SSECustomerKeyMD5", "SSEKMSEncryptionContext", "SSEKMSKeyId",
      "ServerSideEncryption", "StorageClass", "Tagging", "TaggingDirective",
      "WebsiteRedirectLocation",
    ])

  private static let pieceBytes = 1_024 * 1_024

  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    let source = try source(call.text("CopySource") ?? "")
    try S3PutObject.checkKey(call.object.key)
    return try call.objects { objects throws(ObjectFailure) in
      let reader = try objects.open(source)
      let writer = try objects.create(call.object)
      while case let piece = try reader.read(upTo: pieceBytes), !piece.isEmpty {
        try writer.write(piece)
      }
      try writer.finish()
      let copied = try objects.describe(call.object)
      return [
        "CopyObjectResult": [
          "ETag": .string(try objects.entityTag(call.object)),
          "LastModified": copied.lastModified.s3Text,
        ],
        "ServerSideEncryption": "AES256",
      ]
    }
  }

  /// `bucket/key`, URL-encoded, a slash before it allowed.
  private static func source(_ text: String) throws(SDKException) -> ObjectReference {
    let path = percentDecoded(text.split(separator: "?versionId=").first.map(String.init) ?? "")
    let parts = path.drop { $0 == "/" }.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else {
      throw .s3(400, "Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
    }
    return ObjectReference(bucket: String(parts[0]), key: String(parts[1]))
  }

  /// A `%` without two hexadecimal digits stands for itself.
  static func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}
