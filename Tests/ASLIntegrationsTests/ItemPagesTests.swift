import ASLInterpreter
import ASLModel
import ASLRuntime
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

extension TestBucket {
  /// All items in pages of a size, or the failure's cause.
  func items(
    _ action: String, _ arguments: JSON, _ config: ReaderConfig = ReaderConfig(),
    maxItems: Int? = nil, pages count: Int = 3
  ) async throws -> (items: [ReadItem], failure: ErrorOutput?) {
    let pages = ItemPages(
      ItemsRequest(
        id: RequestID(1), state: StateID(index: 0), stateName: "Map",
        resource: try TaskResource(parsing: "arn:aws:states:::s3:\(action)"),
        arguments: arguments, config: config, maxItems: maxItems, count: count), objects)
    var items: [ReadItem] = []
    do throws(ErrorOutput) {
      try await pages.open()
      while true {
        let page = try await pages.next(count)
        items += page.items
        if page.isLast { break }
        #expect(page.items.count <= count)
      }
      await pages.close()
    } catch {
      return (items, error)
    }
    return (items, nil)
  }
}

@Suite struct ItemPagesTests {
  static let objects = [
    "rows.csv": "a,b\n1,2\n3,4\n5,6\n7,8\n", "list.json": "[1, 2, 3, 4]",
    "lines.jsonl": "1\n2\n3\n", "object.json": #"{"k": 1, "l": 2}"#, "in/1.json": "[1, 2]",
    "in/2.json": "[]", "in/3.json": "[3]", "in/sub/4.json": "[4]", "bad/1.json": "[1]",
    "bad/2.json": "[2", "empty.json": "",
    "open.csv": "a\n\"1",
    "athena.csv": "s3://b/lines.jsonl\n\"s3://b/lines.jsonl\"\n",
    "broken.csv": "s3://b/lines.jsonl\ns3://b/none.jsonl\n", "paths.csv": "lines.jsonl\n",
    "manifest.json": """
    {"sourceBucket": "src", "fileFormat": "CSV", "fileSchema": "Bucket, Key, Size, LastModifiedDate",
     "files": [{"key": "data/1.csv", "size": 1}, {"key": "data/2.csv", "size": 1}]}
    """,
    "data/1.csv": "\"src\",\"titles.csv\",\"3399671\",\"2022-11-16T00:29:32.000Z\"\n",
    "data/2.csv": "\"src\",\"x%20y\",\"0\",\"2022-11-16T00:29:33.000Z\"\n",
    "orc.json": #"{"fileFormat": "ORC", "fileSchema": "Bucket", "files": []}"#,
    "missing.json":
      #"{"fileFormat": "CSV", "fileSchema": "Bucket", "files": [{"key": "data/3.csv"}]}"#,
    "keyless.json": #"{"fileFormat": "CSV", "fileSchema": "Bucket", "files": [{}]}"#,
  ]

  static let reads: [(key: String, config: ReaderConfig, maxItems: Int?, values: String)] = [
    ("list.json", ReaderConfig(inputType: .json), nil, "[1,2,3,4]"),
    ("list.json", ReaderConfig(), 0, "[1,2,3,4]"), ("list.json", ReaderConfig(), 3, "[1,2,3]"),
    ("list.json", ReaderConfig(), 4, "[1,2,3,4]"),
    ("list.json", ReaderConfig(), 100_000_000, "[1,2,3,4]"),
    ("rows.csv", ReaderConfig(inputType: .csv), 1, #"[{"a":"1","b":"2"}]"#),
    ("lines.jsonl", ReaderConfig(inputType: .jsonLines), nil, "[1,2,3]"),
    ("bad/2.json", ReaderConfig(), 1, "[2]"),
    (
      "athena.csv", ReaderConfig(inputType: .jsonLines, manifestType: .athenaData), nil,
      "[1,2,3,1,2,3]"
    ),
    (
      "manifest.json", ReaderConfig(inputType: .manifest), nil,
      #"[{"LastModifiedDate":"2022-11-16T00:29:32.000Z","Bucket":"src","Size":"3399671","Key":"titles.csv"},{"LastModifiedDate":"2022-11-16T00:29:33.000Z","Bucket":"src","Size":"0","Key":"x%20y"}]"#
    ),
    (
      "manifest.json", ReaderConfig(manifestType: .s3Inventory), 1,
      #"[{"LastModifiedDate":"2022-11-16T00:29:32.000Z","Bucket":"src","Size":"3399671","Key":"titles.csv"}]"#
    ),
  ]

  @Test(arguments: reads)
  func anObjectIsReadInPages(
    read: (key: String, config: ReaderConfig, maxItems: Int?, values: String)
  ) async throws {
    let bucket = try TestBucket(Self.objects)
    let arguments: JSON = ["Bucket": "b", "Key": .string(read.key)]
    for count in [1, 2, 3, 100] {
      let (items, failure) = try await bucket.items(
        "getObject", arguments, read.config, maxItems: read.maxItems, pages: count)
      #expect(failure == nil)
      #expect(JSON.array(items.map(\.value)).text == read.values)
    }
  }

  @Test func membersOfAnObjectHaveTheirKeys() async throws {
    let bucket = try TestBucket(Self.objects)
    let (items, _) = try await bucket.items("getObject", ["Bucket": "b", "Key": "object.json"])
    #expect(
      items == [
        ReadItem(1, key: "k", source: "s3://b/object.json"),
        ReadItem(2, key: "l", source: "s3://b/object.json"),
      ])
  }

  @Test func listedObjectsAreItems() async throws {
    let bucket = try TestBucket(Self.objects)
    let (items, _) = try await bucket.items("listObjectsV2", ["Bucket": "b", "Prefix": "in/"])
    #expect(
      items.map { $0.value["Key"] } == ["in/1.json", "in/2.json", "in/3.json", "in/sub/4.json"])
    #expect(items.allSatisfy { $0.source == "s3://b" })
    #expect(
      items.first?.value.objectValue.map { Array($0.keys) } == [
        "Etag", "Key", "LastModified", "Size", "StorageClass",
      ])
    #expect(items.first?.value["Size"] == 6)
    #expect(items.first?.value["LastModified"]?.numberValue?.integerValue != nil)
  }

  @Test func listedObjectsAreLoadedAndTheirItemsJoined() async throws {
    let bucket = try TestBucket(Self.objects)
    let config = ReaderConfig(inputType: .json, transformation: .loadAndFlatten)
    let (items, failure) = try await bucket.items(
      "listObjectsV2", ["Bucket": "b", "Prefix": "in/"], config)
    #expect(failure == nil)
    #expect(items.map(\.value) == [1, 2, 3, 4])
    #expect(items.map(\.source).first == "s3://b/in/1.json")
    #expect(items.map(\.source).last == "s3://b/in/sub/4.json")
  }

  static let failures: [(action: String, arguments: JSON, config: ReaderConfig, cause: String)] = [
    ("getObject", ["Key": "k"], ReaderConfig(), "the ItemReader of 'Map' needs Bucket, a text"),
    ("getObject", ["Bucket": "b"], ReaderConfig(), "the ItemReader of 'Map' needs Key, a text"),
    (
      "getObject", ["Bucket": "c", "Key": "k"], ReaderConfig(),
      "The specified bucket does not exist: 'Map' reads s3://c, for which the resources have no \"s3\": {\"c\": {\"directory\": …}}"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "open.csv"], ReaderConfig(inputType: .csv),
      "s3://b/open.csv: the file ends within the quotation marks that are opened in line 2"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "none"], ReaderConfig(),
      "The specified key does not exist: s3://b/none"
    ),
    ("putObject", ["Bucket": "b", "Key": "k"], ReaderConfig(), "an ItemReader cannot read by"),
    (
      "getObject", ["Bucket": "b", "Key": "list.json"], ReaderConfig(inputType: .parquet),
      "asl cannot read Parquet files; list.json has to become CSV, JSON or JSON Lines first"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "empty.json"], ReaderConfig(),
      "s3://b/empty.json, line 1, column 1: not JSON: the text is empty"
    ),
    (
      "listObjectsV2", ["Bucket": "b"], ReaderConfig(transformation: .loadAndFlatten),
      "LOAD_AND_FLATTEN needs an InputType"
    ),
    (
      "listObjectsV2", ["Bucket": "b", "Prefix": "bad/"],
      ReaderConfig(inputType: .json, transformation: .loadAndFlatten),
      "s3://b/bad/2.json, line 1, column 3: not JSON: found the end of the text where ',' or ']'"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "athena.csv"], ReaderConfig(manifestType: .athenaData),
      "ManifestType ATHENA_DATA needs an InputType: CSV, JSONL or PARQUET"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "broken.csv"],
      ReaderConfig(inputType: .jsonLines, manifestType: .athenaData),
      "The specified key does not exist: s3://b/none.jsonl"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "paths.csv"],
      ReaderConfig(inputType: .jsonLines, manifestType: .athenaData),
      "the manifest names 'lines.jsonl', which is no s3://BUCKET/KEY"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "missing.json"], ReaderConfig(inputType: .manifest),
      "The specified key does not exist: s3://b/data/3.csv"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "orc.json"], ReaderConfig(inputType: .manifest),
      "asl cannot read S3 inventories in the format ORC; they have to be made in the format CSV"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "keyless.json"], ReaderConfig(inputType: .manifest),
      "the manifest has a file without a key"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "object.json"], ReaderConfig(inputType: .manifest),
      "the manifest of an S3 inventory has the keys fileFormat, fileSchema and files"
    ),
    (
      "getObject", ["Bucket": "b", "Key": "bad/2.json"], ReaderConfig(inputType: .manifest),
      "s3://b/bad/2.json, line 1, column 3: not JSON"
    ),
  ]

  @Test(arguments: failures)
  func whatCannotBeReadFails(
    failing: (action: String, arguments: JSON, config: ReaderConfig, cause: String)
  ) async throws {
    let bucket = try TestBucket(Self.objects)
    let (_, failure) = try await bucket.items(failing.action, failing.arguments, failing.config)
    #expect(failure?.error == .itemReaderFailed)
    #expect(failure?.cause?.hasPrefix(failing.cause) == true, "\(failure?.cause ?? "none")")
  }

  @Test(arguments: [1, 2, 10])
  func whatIsBeforeAFaultIsGiven(pages count: Int) async throws {
    let bucket = try TestBucket(["k": "1\n2\n3\n{\n"])
    let (items, failure) = try await bucket.items(
      "getObject", ["Bucket": "b", "Key": "k"], ReaderConfig(inputType: .jsonLines), pages: count)
    #expect(items.map(\.value) == [1, 2, 3])
    #expect(failure?.cause?.hasPrefix("s3://b/k, line 4, column 2: not JSON") == true)
  }

  @Test func aNegativeLimitIsRefusedAsRecorded() async throws {
    let (_, failure) = try await TestBucket(Self.objects).items(
      "getObject", ["Bucket": "b", "Key": "list.json"], maxItems: -1)
    #expect(
      failure == ErrorOutput(error: .itemReaderFailed, cause: "field MaxItems must be positive"))
  }

  @Test func aPageOfLargeItemsIsShort() async throws {
    let line = "\"" + String(repeating: "x", count: 600_000) + "\"\n"
    let bucket = try TestBucket(["k": String(repeating: line, count: 5)])
    let pages = ItemPages(
      ItemsRequest(
        id: RequestID(1), state: StateID(index: 0), stateName: "Map",
        resource: try TaskResource(parsing: "arn:aws:states:::s3:getObject"),
        arguments: ["Bucket": "b", "Key": "k"], config: ReaderConfig(inputType: .jsonLines),
        count: 100), bucket.objects)
    try await pages.open()
    #expect(try await pages.next(100).items.count == 2)
  }
}
