import ASLInterpreter
import ASLModel
import Digests
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:getObject`. S3 API reference, "GetObject".
enum S3GetObject: S3Service {
  static let action = S3Action(
    name: "getObject", fields: [("Bucket", .text), ("Key", .text), ("Range", .text)],
    required: ["Bucket", "Key"],
    ignored: [
      "ChecksumMode", "ExpectedBucketOwner", "IfMatch", "IfModifiedSince", "IfNoneMatch",
      "IfUnmodifiedSince", "PartNumber", "RequestPayer", "ResponseCacheControl",
      "ResponseContentDisposition", "ResponseContentEncoding", "ResponseContentLanguage",
      "ResponseContentType", "ResponseExpires", "SSECustomerAlgorithm", "SSECustomerKey",
      "SSECustomerKeyMD5", "VersionId",
    ])

  /// A body that cannot be a result is not read: the result fails as too large at once.
  static func run(_ call: ServiceCall) async throws(TaskFailure) -> JSON {
    let response = try await action.run(call, answer)
    guard response["Body"] != nil || call.pattern == .waitForTaskToken else {
      let cause = """
        The state/task 'aws-sdk:s3' returned a result with a size exceeding the maximum number of \
        bytes service limit.
        """
      throw TaskFailure(ErrorOutput(error: .dataLimitExceeded, cause: cause))
    }
    return response
  }

  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    let object = call.object
    let entry = try call.objects { objects throws(ObjectFailure) in try objects.describe(object) }
    let range = try ByteRange.read(call.text("Range"), size: entry.size)
    let bytes = range ?? 0..<entry.size
    var body: JSON?
    if bytes.count <= Quotas.payloadBytes {
      body = .string(
        String(decoding: try read(object, bytes, call), as: UTF8.self))
    }
    let tag = try call.objects { objects throws(ObjectFailure) in try objects.entityTag(object) }
    return JSON(present: [
      "AcceptRanges": "bytes", "ContentLength": .integer(bytes.count),
      "ContentRange": range.map {
        .string("bytes \($0.lowerBound)-\($0.upperBound - 1)/\(entry.size)")
      },
      "ContentType": defaultContentType, "ETag": .string(tag),
      "LastModified": entry.lastModified.s3Text, "Metadata": [:],
      "ServerSideEncryption": "AES256", "Body": body,
    ])
  }

  private static func read(
    _ object: ObjectReference, _ bytes: Range<Int>, _ call: ServiceCall
  ) throws(SDKException) -> [UInt8] {
    try call.objects { objects throws(ObjectFailure) in
      let reader = try objects.open(object)
      try reader.seek(to: bytes.lowerBound)
      return try reader.piece(upTo: bytes.count)
    }
  }
}

/// A part of an object. RFC 9110, "Range Requests": one range, `bytes=0-99`, `bytes=100-` or
/// `bytes=-100`; what cannot be understood means the whole object.
enum ByteRange {
  static func read(_ text: String?, size: Int) throws(SDKException) -> Range<Int>? {
    guard let text, text.hasPrefix("bytes=") else { return nil }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (Int(ends[0]), Int(ends[1])) {
    case (let first?, let last) where last != nil || ends[1].isEmpty:
      guard first < size else { throw unsatisfiable }
      guard let last else { return first..<size }
      return first <= last ? first..<min(last, size - 1) + 1 : nil
    case (nil, let count?) where ends[0].isEmpty:
      guard count > 0, size > 0 else { throw unsatisfiable }
      return max(0, size - count)..<size
    default: return nil
    }
  }

  private static var unsatisfiable: SDKException {
    .s3(416, "The requested range is not satisfiable")
  }
}
