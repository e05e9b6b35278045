import ASLInterpreter
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// A bucket `b` that is a folder of its own.
struct TestBucket {
  let folder: TestFolder

  init(_ objects: [String: String] = [:]) throws {
    folder = try TestFolder()
    for (key, text) in objects { try folder.write(key, text) }
  }

  var objects: DirectoryObjects {
    let count = Box(0)
    return DirectoryObjects(
      buckets: GlobTable([(Glob("b"), .directory(folder.path))]),
      uuid: {
        count.change { $0 += 1 }
        return String(count.value)
      })
  }

  func attempted(_ action: String, _ parameters: JSON) async throws -> Attempted {
    var world = FakeWorld()
    world.objects = objects
    return await world.handler.attempted(
      try request("arn:aws:states:::aws-sdk:s3:\(action)", parameters))
  }
}

@Suite struct S3ServiceTests {
  @Test func anObjectIsGivenAsRecorded() async throws {
    let bucket = try TestBucket(["f/key": "binary data"])
    let output = try #require(
      try await bucket.attempted("getObject", ["Bucket": "b", "Key": "f/key"]).output)
    #expect(output["ETag"] == "\"e1a49b59e0c42e4fd3735ad644f25d57\"")
    #expect(output["ContentLength"] == 11)
    #expect(output["Body"] == "binary data")
    #expect(
      output.objectValue.map { Array($0.keys) } == [
        "AcceptRanges", "ContentLength", "ContentType", "ETag", "LastModified", "Metadata",
        "ServerSideEncryption", "Body",
      ])
    let head = try await bucket.attempted("headObject", ["Bucket": "b", "Key": "f/key"]).output
    #expect(head?["ETag"] == output["ETag"])
    #expect(head?["Body"] == nil)
  }

  /// The answers of recorded executions.
  static let bodies: [(body: JSON, text: String, tag: String, checksum: String)] = [
    (0, "0", "cfcd208495d565ef66e7dff9f98764da", "9NvfIQ=="),
    ("text data", #""text data""#, "2b5df3712557f503a9977a8ea893b2c9", "KUmHvQ=="),
  ]

  @Test(arguments: bodies)
  func anObjectIsPutAsRecorded(body: JSON, text: String, tag: String, checksum: String) async throws
  {
    let bucket = try TestBucket()
    let outcome = try await bucket.attempted(
      "putObject", ["Bucket": "b", "Key": "new/file", "Body": body])
    #expect(
      outcome.output == [
        "ChecksumCRC32": .string(checksum), "ChecksumType": "FULL_OBJECT",
        "ETag": .string("\"\(tag)\""), "ServerSideEncryption": "AES256",
      ])
    #expect(try bucket.folder.read("new/file") == text)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: join(bucket.folder.path, "new")) == [
        "file"
      ])
  }

  @Test func anObjectIsCopiedAndDeleted() async throws {
    let bucket = try TestBucket(["a b/ä.txt": "x"])
    let copied = try await bucket.attempted(
      "copyObject", ["Bucket": "b", "Key": "copy", "CopySource": "/b/a%20b/%C3%A4.txt"])
    #expect(copied.output?["CopyObjectResult"]?["ETag"] == "\"9dd4e461268c8034f5c8564e155c67a6\"")
    #expect(try bucket.folder.read("copy") == "x")
    for _ in 0..<2 {
      let deleted = try await bucket.attempted("deleteObject", ["Bucket": "b", "Key": "copy"])
      #expect(deleted.output == [:])
    }
    #expect(!exists(join(bucket.folder.path, "copy")))
  }

  static let failures: [(action: String, parameters: JSON, error: String, cause: String)] = [
    (
      "getObject", ["Bucket": "b", "Key": "none"], "S3.NoSuchKeyException",
      "The specified key does not exist. (Service: S3, Status Code: 404, Request ID: 00000000-"
    ),
    (
      "getObject", ["Bucket": "other", "Key": "none"], "S3.NoSuchBucketException",
      "The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: 00000000-"
    ),
    ("headObject", ["Bucket": "b", "Key": "none"], "S3.NoSuchKeyException", "null (Service: S3"),
    ("listObjectsV2", ["Bucket": "other"], "S3.NoSuchBucketException", "The specified bucket"),
    ("deleteObject", ["Bucket": "other", "Key": "k"], "S3.NoSuchBucketException", "The specified"),
    (
      "copyObject", ["Bucket": "b", "Key": "k", "CopySource": "b"], "S3.S3Exception",
      "Copy Source must mention"
    ),
    (
      "copyObject", ["Bucket": "b", "Key": "k", "CopySource": "b/none"], "S3.NoSuchKeyException",
      "The specified key"
    ),
    (
      "putObject", ["Bucket": "b", "Key": "a//b", "Body": ""], "S3.S3Exception",
      "the key \"a//b\" cannot be the path of a file"
    ),
    (
      "putObject", ["Bucket": "b", "Key": "file/below", "Body": ""], "S3.S3Exception",
      "\"file\" is no folder, so nothing can be written below it"
    ),
    (
      "putObject", ["Bucket": "b", "Key": "folder", "Body": ""], "S3.S3Exception",
      "\"folder\" is a folder, so that it cannot be an object as well"
    ),
    (
      "putObject", ["Bucket": "b", "Key": .string(String(repeating: "k", count: 1_025))],
      "S3.S3Exception", "Your key is too long"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "file", "Range": "bytes=4-"], "S3.S3Exception",
      "The requested range is not satisfiable"
    ),
    (
      "listObjectsV2", ["Bucket": "b", "ContinuationToken": "%"], "S3.S3Exception",
      "The continuation token"
    ),
    ("getObject", ["Bucket": "b", "Kei": "k"], "States.Runtime", "The Parameters '"),
    (
      "getObject", ["Bucket": "b", "Key": "large"], "States.DataLimitExceeded",
      "The state/task 'aws-sdk:s3' returned a result with a size exceeding the maximum number"
    ),
  ]

  @Test(arguments: failures)
  func whatS3RefusesFails(action: String, parameters: JSON, error: String, cause: String)
    async throws
  {
    let large = String(repeating: "x", count: 262_145)
    let bucket = try TestBucket(["file": "data", "folder/inner": "", "large": large])
    let outcome = try await bucket.attempted(action, parameters)
    #expect(outcome.error == error, "\(outcome)")
    #expect(outcome.cause?.hasPrefix(cause) == true, "\(outcome.cause ?? "")")
  }

  static let ranges: [(range: String, body: String, content: String?)] = [
    ("bytes=1-2", "bc", "bytes 1-2/4"), ("bytes=2-", "cd", "bytes 2-3/4"),
    ("bytes=-3", "bcd", "bytes 1-3/4"), ("bytes=0-99", "abcd", "bytes 0-3/4"),
    ("bytes=3-1", "abcd", nil), ("lines=1-2", "abcd", nil),
  ]

  @Test(arguments: ranges)
  func aRangeIsPartOfAnObject(range: String, body: String, content: String?) async throws {
    let bucket = try TestBucket(["k": "abcd"])
    let output = try await bucket.attempted(
      "getObject", ["Bucket": "b", "Key": "k", "Range": .string(range)]
    ).output
    #expect(output?["Body"] == .string(body))
    #expect(output?["ContentRange"] == content.map { .string($0) })
  }

  @Test func aLongListIsGivenInPages() async throws {
    let keys = (0..<25).map { "p/\($0)" }
    let bucket = try TestBucket(Dictionary(uniqueKeysWithValues: keys.map { ($0, "x") }))
    var parameters: JSONObject = ["Bucket": "b", "MaxKeys": 10, "Prefix": "p/"]
    var found: [String] = []
    for page in 0..<3 {
      let output = try #require(
        try await bucket.attempted("listObjectsV2", .object(parameters)).output)
      found += output["Contents"]?.arrayValue?.compactMap { $0["Key"]?.stringValue } ?? []
      #expect(output["IsTruncated"] == .bool(page < 2))
      parameters["ContinuationToken"] = output["NextContinuationToken"]
    }
    #expect(found == keys.sorted())
  }

  @Test func aDelimiterGathersFolders() async throws {
    let bucket = try TestBucket(["a/1": "", "a/2": "", "b/1": "", "b.txt": "", "c": ""])
    let parameters: JSONObject = ["Bucket": "b", "Delimiter": "/", "MaxKeys": 2]
    let first = try #require(
      try await bucket.attempted("listObjectsV2", .object(parameters)).output)
    #expect(first["CommonPrefixes"] == [["Prefix": "a/"]])
    #expect(first["Contents"]?[0]?["Key"] == "b.txt")
    #expect(first["KeyCount"] == 2)
    var rest = parameters
    rest["ContinuationToken"] = first["NextContinuationToken"]
    let second = try #require(try await bucket.attempted("listObjectsV2", .object(rest)).output)
    #expect(second["CommonPrefixes"] == [["Prefix": "b/"]])
    #expect(second["Contents"]?[0]?["Key"] == "c")
    #expect(second["IsTruncated"] == false)
  }
}

@Suite struct DirectoryObjectsTests {
  @Test func keysAreListedInTheOrderOfTheirBytes() throws {
    let keys = [
      "A", "a", "a.txt", "a-b", "b/c/d", "b!c", "b0", "ä", "z", "Ω", "b/c!", "\u{1F600}",
      "\u{FF01}",
    ].filter { $0 != "a" }
    let bucket = try TestBucket(Dictionary(uniqueKeysWithValues: keys.map { ($0, $0) }))
    let listing = try bucket.objects.list(bucket: "b", prefix: "", after: "")
    var found: [String] = []
    while let entry = try listing.next() { found.append(entry.key) }
    #expect(found == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test(arguments: [
    ("b", "", ["b!c", "b/c", "b/d/e", "b0"]), ("b/", "", ["b/c", "b/d/e"]),
    ("b/d", "", ["b/d/e"]), ("", "b/c", ["b/d/e", "b0"]), ("b/", "b/d/e", []), ("x", "", []),
    ("", "b/d", ["b/d/e", "b0"]), ("b/d/e", "", ["b/d/e"]), ("b/d/e/", "", []),
  ])
  func aPrefixAndAStartNarrowTheList(prefix: String, after: String, expected: [String]) throws {
    let bucket = try TestBucket(["b!c": "", "b/c": "", "b/d/e": "", "b0": ""])
    let listing = try bucket.objects.list(bucket: "b", prefix: prefix, after: after)
    var found: [String] = []
    while let entry = try listing.next() { found.append(entry.key) }
    #expect(found == expected)
  }

  @Test(arguments: [
    "", "/", "/etc/passwd", "../outside/secret", "a/../../outside/secret", "./a", "a/./b", "a//b",
    "a/", "link/secret", "direct", "a\u{0}b", ".asl-part-1", "pipe", "folder",
    "ordinary/\(String(repeating: "n", count: 256))", String(repeating: "d/", count: 600) + "x",
  ])
  func noKeyLeadsOutOfTheFolder(key: String) throws {
    let world = try TestFolder()
    try world.write("outside/secret", "secret")
    try world.write("bucket/a/b", "object")
    try world.write("bucket/folder/b", "object")
    try world.write("bucket/.asl-part-1", "unfinished")
    let bucket = join(world.path, "bucket")
    try FileManager.default.createSymbolicLink(
      atPath: join(bucket, "link"), withDestinationPath: "../outside")
    try FileManager.default.createSymbolicLink(
      atPath: join(bucket, "direct"), withDestinationPath: "../outside/secret")
    #expect(mkfifo(join(bucket, "pipe"), 0o600) == 0)
    let objects = DirectoryObjects(buckets: GlobTable([(Glob("b"), .directory(bucket))]))
    let reference = ObjectReference(bucket: "b", key: key)
    #expect(throws: ObjectFailure.noSuchKey) { try objects.describe(reference) }
    #expect(throws: ObjectFailure.noSuchKey) { _ = try objects.open(reference) }
    try objects.remove(reference)
    #expect(try world.read("outside/secret") == "secret")
    let listing = try objects.list(bucket: "b", prefix: "", after: "")
    var found: [String] = []
    while let entry = try listing.next() { found.append(entry.key) }
    #expect(found == ["a/b", "folder/b"])
  }

  @Test func anObjectThatIsNotFinishedLeavesNothing() throws {
    let bucket = try TestBucket(["k": "old"])
    do {
      let writer = try bucket.objects.create(ObjectReference(bucket: "b", key: "k"))
      try writer.write(Array("new".utf8))
    }
    #expect(try bucket.folder.read("k") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: bucket.folder.path) == ["k"])
  }

  @Test func aBucketWhoseFolderHasGoneDoesNotExist() throws {
    let bucket = try TestBucket()
    let objects = bucket.objects
    try FileManager.default.removeItem(atPath: bucket.folder.path)
    #expect(throws: ObjectFailure.noSuchBucket) {
      _ = try objects.list(bucket: "b", prefix: "", after: "")
    }
  }

  /// What `md5sum` of the pieces' sums gives.
  @Test func aLargeObjectIsTaggedByItsPieces() throws {
    let bucket = try TestBucket()
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let reference = ObjectReference(bucket: "b", key: "large")
    let writer = try bucket.objects.create(reference)
    for _ in 0..<9 { try writer.write(zeros) }
    try writer.finish()
    #expect(try bucket.objects.entityTag(reference).hasSuffix("-2\""))
  }
}
