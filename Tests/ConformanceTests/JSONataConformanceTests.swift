import Foundation
import JSONTree
import JSONata
import Testing

/// The test suite of the JSONata reference implementation, release 2.2.2.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct JSONataConformanceTests {
  @Test func theReferencesAnswersAreOurs() throws {
    var passed = 0
    var total = 0
    let wanted = ProcessInfo.processInfo.environment["ASL_CASE"]
    for file in try ConformanceCorpus.files(in: "jsonata/groups") {
      let group = try ConformanceCorpus.load("jsonata/groups/\(file)")
      for example in try #require(group["cases"]?.arrayValue) {
        let name = "\(group["group"]?.stringValue ?? file)/\(example["name"]?.stringValue ?? "")"
        if let wanted, !name.contains(wanted) { continue }
        total += 1
        let difference = try JSONataCase(example).difference()
        if difference == nil { passed += 1 }
        #expect(difference == nil, "\(name): \(example["expr"]?.stringValue ?? "")")
      }
    }
    ConformanceCorpus.printSummary("jsonata", passed: passed, of: total)
  }
}

/// One case of the suite.
private struct JSONataCase {
  private let example: JSON

  init(_ example: JSON) {
    self.example = example
  }

  /// How the answer differs from the reference's; nil if it does not.
  func difference() throws -> String? {
    let outcome = try outcome()
    if let code = example["error"]?["code"]?.stringValue {
      guard case .failure(let error) = outcome else { return "no error, but \(outcome)" }
      return errorDifference(error, code)
    }
    switch outcome {
    case .failure(let error): return "\(error.code) \(error.message)"
    case .success(.unsupported): return "a function"
    case .success(.undefined):
      return example["undefinedResult"] == nil ? "undefined" : nil
    case .success(.value(let value)):
      guard let expected = example["result"] else { return "not undefined, but \(value.text)" }
      return value == expected ? nil : "\(value.text) is not \(expected.text)"
    }
  }

  private func errorDifference(_ error: JSONataError, _ code: String) -> String? {
    // The reference's limiter reports U1001 for depth and time alike.
    if code == "U1001" {
      return ["D1011", "D1012"].contains(error.code) ? nil : "\(error.code) is not a limit"
    }
    guard error.code == code else { return "\(error.code) is not \(code)" }
    for (field, value) in [
      ("token", error.token), ("value", error.value), ("message", .string(error.message)),
    ] {
      if let expected = example["error"]?[field], expected != value {
        return "\(field) \(value?.text ?? "missing") is not \(expected.text)"
      }
    }
    return nil
  }

  private func outcome() throws -> Result<JSONataResult, JSONataError> {
    let source = try #require(example["expr"]?.stringValue)
    var input = example["data"]
    if let name = example["dataset"]?.stringValue {
      input = try ConformanceCorpus.load("jsonata/datasets/\(name).json")
    }
    var options = JSONataOptions()
    if let depth = example["depth"]?.numberValue?.integerValue { options.maximumDepth = Int(depth) }
    if let limit = example["timelimit"]?.numberValue?.integerValue {
      options.maximumSteps = Int(limit) * 5_000
    }
    var bindings: [String: JSON] = [:]
    for member in example["bindings"]?.objectValue ?? JSONObject() {
      bindings[member.key] = member.value
    }
    do throws(JSONataError) {
      let expression = try CompiledJSONata(parsing: source)
      return .success(try expression.evaluate(input, bindings: bindings, options: options))
    } catch {
      return .failure(error)
    }
  }
}
