import ASLInterpreter
import Foundation
import JSONTree
import Testing

@testable import ASLIntegrations

/// Compares what services give with what AWS gave in recorded executions: the same members in each
/// object, with values of the same type. Values differ.
@Suite struct RecordedShapeTests {
  private static let folder: URL? = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let set = ProcessInfo.processInfo.environment["ASL_CONFORMANCE"].map {
      [URL(fileURLWithPath: $0)]
    }
    let places = ["../shared/conformance", "../../shared/conformance"].map {
      package.appendingPathComponent($0).standardizedFileURL
    }
    return (set ?? places).first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  @Test(.enabled(if: folder != nil, "no conformance corpus beside the package"))
  func everyRecordedOutputHasTheSameShape() async throws {
    let folder = try #require(Self.folder).appending(path: "histories")
    var (count, equal) = (0, 0)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasSuffix(".json") && file != "index.json" {
      let data = try Data(contentsOf: folder.appending(path: file))
      for recorded in try JSON(parsing: Array(data)).arrayValue ?? [] {
        for task in recorded["tasks"]?.arrayValue ?? [] {
          guard let verdict = try await compare(task) else { continue }
          count += 1
          if verdict.isEmpty { equal += 1 }
          #expect(verdict.isEmpty, "\(recorded["id"]?.text ?? ""): \(verdict)")
        }
      }
    }
    print("integrations: \(equal) of \(count)")
    #expect(count > 0)
  }

  /// What differs; nil for tasks of other services.
  private func compare(_ task: JSON) async throws -> [String]? {
    guard let service = task["resourceType"]?.stringValue,
      let action = task["resource"]?.stringValue,
      ["ecs", "lambda", "sns", "aws-sdk:s3"].contains(service),
      !action.contains("waitForTaskToken"),
      let output = task["outcome"]?["output"], var members = task["parameters"]?.objectValue
    else { return nil }
    // Recordings keep names short where the ARN did not matter.
    if members["TopicArn"] != nil { members["TopicArn"] = "arn:aws:sns:us-east-1:1:t" }
    let parameters = JSON.object(members)
    var world = FakeWorld()
    let payload = output["Payload"] ?? .null
    world.functions = FakeFunctions(
      answer: .success(FunctionResult(payload: payload.text, isError: false)))
    if let name = parameters["TaskDefinition"]?.stringValue {
      let container = output["Tasks"]?[0]?["Containers"]?[0]?["Name"]?.stringValue ?? ""
      world.containers = FakeContainers(
        definition: .plain(name, [container], networkMode: "awsvpc"), result: { .ended($0, [0]) })
    }
    let bucket = try TestBucket(
      parameters["Key"]?.stringValue.map { [$0: output["Body"]?.stringValue ?? ""] } ?? [:])
    if let name = parameters["Bucket"]?.stringValue {
      world.objects = DirectoryObjects(
        buckets: GlobTable([(Glob(name), .directory(bucket.folder.path))]))
    }
    let outcome = await world.handler.attempted(
      try request("arn:aws:states:::\(service):\(action)", parameters))
    guard let given = outcome.output else { return ["failed: \(outcome)"] }
    var differences: [String] = []
    difference(given, output, "$", &differences)
    return differences
  }

  /// Placeholders of the recordings may stand for a value of any type.
  private func difference(_ given: JSON, _ recorded: JSON, _ path: String, _ found: inout [String])
  {
    switch (given, recorded) {
    case (_, .string(let text)) where given.stringValue == nil && isPlaceholder(text): break
    case (.object(let ours), .object(let theirs)):
      if !path.hasSuffix("HttpHeaders"), Array(ours.keys) != Array(theirs.keys) {
        found.append("\(path): \(Array(ours.keys)), recorded \(Array(theirs.keys))")
      } else if Set(ours.keys) != Set(theirs.keys) {
        found.append("\(path): \(Set(ours.keys).symmetricDifference(theirs.keys))")
      }
      for member in theirs {
        guard let value = ours[member.key] else { continue }
        difference(value, member.value, "\(path).\(member.key)", &found)
      }
    case (.array(let ours), .array(let theirs)):
      if ours.count != theirs.count { found.append("\(path): \(ours.count) elements") }
      for (index, pair) in zip(ours, theirs).enumerated() {
        difference(pair.0, pair.1, "\(path)[\(index)]", &found)
      }
    default:
      if given.typeName != recorded.typeName {
        found.append("\(path): \(given.typeName), recorded \(recorded.typeName)")
      }
    }
  }

  private func isPlaceholder(_ text: String) -> Bool {
    text.hasPrefix("<") || text.allSatisfy { $0.isLetter || $0 == "-" }
  }
}
