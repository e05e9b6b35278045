import ASLInterpreter
import ASLModel
import Digests
import JSONTree

/// `arn:aws:states:::aws-sdk:s3:listObjectsV2`. S3 API reference, "ListObjectsV2".
enum S3ListObjectsV2: S3Service {
  static let action = S3Action(
    name: "listObjectsV2",
    fields: [
      ("Bucket", .text), ("ContinuationToken", .text), ("Delimiter", .text), ("MaxKeys", .number),
      ("Prefix", .text), ("StartAfter", .text),
    ], required: ["Bucket"],
    ignored: [
      "EncodingType", "ExpectedBucketOwner", "FetchOwner", "OptionalObjectAttributes",
      "RequestPayer",
    ])

  /// The most keys of one answer.
  private static let mostKeys = 1_000

  /// What an answer has collected.
  private struct Page {
    var contents: [JSON] = []
    var prefixes: [String] = []
    /// The key or the common prefix that came last.
    var last = ""
    var isTruncated = false

    var count: Int { contents.count + prefixes.count }
  }

  static func answer(_ call: ServiceCall) throws(SDKException) -> JSON {
    let bucket = call.text("Bucket") ?? ""
    let prefix = call.text("Prefix") ?? ""
    let asked = call.parameters["MaxKeys"]?.numberValue?.integerValue.map { Int(clamping: $0) }
    if let asked, asked < 0 {
      throw .s3(400, "Argument maxKeys must be an integer between 0 and 2147483647")
    }
    let after = try call.text("ContinuationToken").map(Self.key(of:)) ?? call.text("StartAfter")
    let page = try page(
      call, bucket, prefix, after ?? "", limit: min(asked ?? mostKeys, mostKeys))
    return JSON(present: [
      "CommonPrefixes": when(
        !page.prefixes.isEmpty, .array(page.prefixes.map { ["Prefix": .string($0)] })),
      "Contents": when(!page.contents.isEmpty, .array(page.contents)),
      "ContinuationToken": call.parameters["ContinuationToken"],
      "Delimiter": call.parameters["Delimiter"], "IsTruncated": .bool(page.isTruncated),
      "KeyCount": .integer(page.count), "MaxKeys": .integer(asked ?? mostKeys),
      "Name": .string(bucket),
      "NextContinuationToken": when(page.isTruncated, .string(base64(Array(page.last.utf8)))),
      "Prefix": .string(prefix), "StartAfter": call.parameters["StartAfter"],
    ])
  }

  private static func page(
    _ call: ServiceCall, _ bucket: String, _ prefix: String, _ after: String, limit: Int
  ) throws(SDKException) -> Page {
    let delimiter = call.text("Delimiter").flatMap { $0.isEmpty ? nil : $0 }
    return try call.objects { objects throws(ObjectFailure) in
      var page = Page()
      let listing = try objects.list(bucket: bucket, prefix: prefix, after: after)
      while let entry = try listing.next() {
        let common = commonPrefix(of: entry.key, after: prefix, delimiter)
        // What was listed as a common prefix is passed over in this answer and the next ones.
        if let common, common == page.prefixes.last || after.hasPrefix(common) { continue }
        page.isTruncated = page.count == limit
        if page.isTruncated { break }
        if let common {
          page.prefixes.append(common)
        } else {
          let object = ObjectReference(bucket: bucket, key: entry.key)
          page.contents.append([
            "ETag": .string(try objects.entityTag(object)), "Key": .string(entry.key),
            "LastModified": entry.lastModified.s3Text, "Size": .integer(entry.size),
            "StorageClass": "STANDARD",
          ])
        }
        page.last = common ?? entry.key
      }
      if limit == 0 { page.isTruncated = false }
      return page
    }
  }

  /// The key up to the first delimiter after the prefix; nil where there is none.
  private static func commonPrefix(
    of key: String, after prefix: String, _ delimiter: String?
  ) -> String? {
    guard let delimiter else { return nil }
    let rest = key.utf8.dropFirst(prefix.utf8.count)
    guard let found = rest.firstRange(of: delimiter.utf8) else { return nil }
    return String(key[..<found.upperBound])
  }

  private static func key(of token: String) throws(SDKException) -> String {
    let bytes = try? decodedBase64(token)
    if let bytes, let key = String(validating: bytes, as: UTF8.self) { return key }
    throw .s3(400, "The continuation token provided is incorrect")
  }
}
