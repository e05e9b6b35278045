import ASLInterpreter
import ASLModel
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

@Suite struct ResultFilesTests {
  private static let mapRun = "arn:aws:states:us-east-1:123456789012:mapRun:M/Map:ad9b5f27"

  private static func request(
    _ arguments: JSON, _ config: WriterConfig, action: String = "putObject",
    goesOn: Bool = false
  ) throws -> ResultsRequest {
    ResultsRequest(
      id: RequestID(1), state: StateID(index: 0), stateName: "Map",
      resource: try TaskResource(parsing: "arn:aws:states:::s3:\(action)"), arguments: arguments,
      config: config, mapRunARN: mapRun, goesOn: goesOn)
  }

  private static func result(_ index: Int, _ outcome: Outcome?) -> ChildResult {
    ChildResult(
      index: index, name: "child-\(index)",
      executionARN: "arn:aws:states:us-east-1:123456789012:execution:M/Map:child-\(index)",
      stateMachineARN: "arn:aws:states:us-east-1:123456789012:stateMachine:M/Map",
      input: ["n": .integer(index)], outcome: outcome,
      startDate: Timestamp(milliseconds: 1_700_000_000_099),
      stopDate: Timestamp(milliseconds: 1_700_000_001_000))
  }

  private static let results = [
    result(0, .succeeded(output: [1, 2])), result(1, .succeeded(output: "x")),
    result(2, .failed(ErrorOutput(error: "E", cause: "c"))), result(3, .timedOut),
    result(4, nil), result(5, .succeeded(output: [])),
  ]

  private static func written(
    _ bucket: TestBucket, _ arguments: JSON, _ config: WriterConfig, fileBytes: Int? = nil
  ) async throws -> JSON {
    let files = ResultFiles(
      try request(arguments, config), bucket.objects,
      fileBytes: fileBytes ?? ResultFiles.fileBytes)
    try await files.open()
    for result in results { try await files.write([result]) }
    return try await files.finish()
  }

  @Test func recordsAndManifestAreThoseOfTheGuide() async throws {
    let bucket = try TestBucket()
    let output = try await Self.written(
      bucket, ["Bucket": "b", "Prefix": "jobs"],
      WriterConfig(transformation: .none, outputType: .json))
    #expect(output == ["Bucket": "b", "Key": "jobs/ad9b5f27/manifest.json"])
    let manifest = try JSON(parsing: try bucket.folder.read("jobs/ad9b5f27/manifest.json"))
    #expect(manifest["DestinationBucket"] == "b")
    #expect(manifest["MapRunArn"] == .string(Self.mapRun))
    for (status, count) in [("SUCCEEDED", 3), ("FAILED", 2), ("PENDING", 1)] {
      let text = try bucket.folder.read("jobs/ad9b5f27/\(status)_0.json")
      #expect(
        manifest["ResultFiles"]?[status] == [
          [
            "Key": .string("jobs/ad9b5f27/\(status)_0.json"), "Size": .integer(text.utf8.count),
          ]
        ])
      #expect(try JSON(parsing: text).arrayValue?.count == count)
    }
    let succeeded = try JSON(parsing: try bucket.folder.read("jobs/ad9b5f27/SUCCEEDED_0.json"))
    #expect(
      succeeded[0]?.text
        == #"{"ExecutionArn":"arn:aws:states:us-east-1:123456789012:execution:M/Map:child-0","Input":"{\"n\":0}","InputDetails":{"Included":true},"Name":"child-0","Output":"[1,2]","OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE","RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","StartDate":"2023-11-14T22:13:20.099Z","StateMachineArn":"arn:aws:states:us-east-1:123456789012:stateMachine:M/Map","Status":"SUCCEEDED","StopDate":"2023-11-14T22:13:21.000Z"}"#
    )
    let failed = try JSON(parsing: try bucket.folder.read("jobs/ad9b5f27/FAILED_0.json"))
    #expect(failed[0]?["Error"] == "E")
    #expect(failed[0]?["Cause"] == "c")
    #expect(failed[1]?["Status"] == "TIMED_OUT")
    let pending = try JSON(parsing: try bucket.folder.read("jobs/ad9b5f27/PENDING_0.json"))
    #expect(pending[0]?["Status"] == "PENDING")
    #expect(pending[0]?["StopDate"] == nil)
  }

  @Test(arguments: [
    (WriterConfig.Transformation.compact, WriterConfig.OutputType.json, #"[[1,2],"x",[]]"#),
    (.flatten, .json, #"[1,2,"x"]"#), (.compact, .jsonLines, "[1,2]\n\"x\"\n[]\n"),
    (.flatten, .jsonLines, "1\n2\n\"x\"\n"),
  ])
  func outputsAreTransformed(
    transformation: WriterConfig.Transformation, type: WriterConfig.OutputType, text: String
  ) async throws {
    let bucket = try TestBucket()
    _ = try await Self.written(
      bucket, ["Bucket": "b"], WriterConfig(transformation: transformation, outputType: type))
    let ending = type == .json ? "json" : "jsonl"
    #expect(try bucket.folder.read("ad9b5f27/SUCCEEDED_0.\(ending)") == text)
    let failed = try bucket.folder.read("ad9b5f27/FAILED_0.\(ending)")
    #expect(failed.contains(#""Status":"TIMED_OUT""#))
  }

  @Test func whatIsTooMuchForOneFileGoesToTheNext() async throws {
    let bucket = try TestBucket()
    _ = try await Self.written(
      bucket, ["Bucket": "b", "Prefix": "p/"],
      WriterConfig(transformation: .compact, outputType: .json), fileBytes: 7)
    let manifest = try JSON(parsing: try bucket.folder.read("p/ad9b5f27/manifest.json"))
    #expect(manifest["ResultFiles"]?["SUCCEEDED"]?.arrayValue?.count == 3)
    #expect(try bucket.folder.read("p/ad9b5f27/SUCCEEDED_2.json") == "[[]]")
  }

  @Test func aRedriveKeepsTheResultsOfWhatHadSucceeded() async throws {
    let bucket = try TestBucket()
    let config = WriterConfig(transformation: .compact, outputType: .json)
    _ = try await Self.written(bucket, ["Bucket": "b"], config)
    let files = ResultFiles(
      try Self.request(["Bucket": "b"], config, goesOn: true), bucket.objects)
    try await files.open()
    try await files.write([Self.result(2, .succeeded(output: "late")), Self.result(3, .timedOut)])
    _ = try await files.finish()
    let manifest = try JSON(parsing: try bucket.folder.read("ad9b5f27/manifest.json"))
    let counts = ["SUCCEEDED", "FAILED", "PENDING"].map {
      manifest["ResultFiles"]?[$0]?.arrayValue?.count
    }
    #expect(counts == [2, 1, 0])
    #expect(try bucket.folder.read("ad9b5f27/SUCCEEDED_0.json") == #"[[1,2],"x",[]]"#)
    #expect(try bucket.folder.read("ad9b5f27/SUCCEEDED_1.json") == #"["late"]"#)
    let failed = try JSON(parsing: try bucket.folder.read("ad9b5f27/FAILED_0.json"))
    #expect(failed.arrayValue?.count == 1)
    #expect(throws: (any Error).self) { try bucket.folder.read("ad9b5f27/PENDING_0.json") }
  }

  @Test(arguments: [
    (
      nil, "s3://b/ad9b5f27/manifest.json, where the results before the redrive are, cannot be read"
    ),
    (
      "{", "s3://b/ad9b5f27/manifest.json, where the results before the redrive are, is no manifest"
    ),
  ])
  func aRedriveWithoutTheManifestIsRefused(text: String?, cause: String) async throws {
    let bucket = try TestBucket()
    if let text { try bucket.folder.write("ad9b5f27/manifest.json", text) }
    let config = WriterConfig(transformation: .compact, outputType: .json)
    let files = ResultFiles(
      try Self.request(["Bucket": "b"], config, goesOn: true), bucket.objects)
    let error = await #expect(throws: ErrorOutput.self) { try await files.open() }
    #expect(error == ErrorOutput(error: .resultWriterFailed, cause: cause))
  }

  @Test func nothingIsSeenBeforeItIsWhole() async throws {
    let bucket = try TestBucket()
    let files = ResultFiles(
      try Self.request(["Bucket": "b"], WriterConfig(transformation: .none, outputType: .json)),
      bucket.objects)
    try await files.open()
    try await files.write(Self.results)
    let listing = try bucket.objects.list(bucket: "b", prefix: "", after: "")
    #expect(try listing.next() == nil)
  }

  static let failures: [(arguments: JSON, action: String, cause: String)] = [
    ([:], "putObject", "the ResultWriter of 'Map' needs Bucket, a text"),
    (
      ["Bucket": "c"], "putObject",
      "The specified bucket does not exist: 'Map' writes to s3://c, for which"
    ),
    (["Bucket": "b"], "getObject", "a ResultWriter cannot write by"),
    (["Bucket": "b", "Prefix": "a//b"], "putObject", "s3://b cannot be written: the key \"a//b/"),
    (["Bucket": "b", "Prefix": "file"], "putObject", "s3://b cannot be written: \"file\" is no"),
  ]

  @Test(arguments: failures)
  func whatCannotBeWrittenFails(
    failing: (arguments: JSON, action: String, cause: String)
  ) async throws {
    let bucket = try TestBucket(["file": ""])
    let files = ResultFiles(
      try Self.request(
        failing.arguments, WriterConfig(transformation: .none, outputType: .json),
        action: failing.action), bucket.objects)
    var failure: ErrorOutput?
    do throws(ErrorOutput) {
      try await files.open()
      try await files.write(Self.results)
      _ = try await files.finish()
    } catch {
      failure = error
    }
    #expect(failure?.error == .resultWriterFailed)
    #expect(failure?.cause?.hasPrefix(failing.cause) == true, "\(failure?.cause ?? "none")")
  }
}
