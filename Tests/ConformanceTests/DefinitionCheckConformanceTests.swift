import ASLModel
import ASLValidator
import Diagnostics
import JSONTree
import Testing

/// What the service says of faulty definitions, in its own words.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct DefinitionCheckConformanceTests {
  /// Answers of ValidateStateMachineDefinition, and InvalidDefinition exceptions of the actions
  /// that take a definition.
  @Test func definitionsAreRefusedInTheWordsOfTheService() throws {
    let known = try KnownDifferences("api")
    var passed = 0
    var total = 0
    for file in try ConformanceCorpus.files(in: "api") where file.hasSuffix(".json") {
      for json in try #require(ConformanceCorpus.load("api/\(file)").arrayValue) {
        guard let id = json["id"]?.stringValue, json["kind"] != "TestState" else { continue }
        let steps = (json["steps"]?.arrayValue ?? []).filter(isCheck)
        guard !steps.isEmpty else { continue }
        total += 1
        let differences = steps.flatMap(differences)
        let text = differences.joined(separator: "\n")
        if differences.isEmpty { passed += 1 }
        #expect(differences.isEmpty == (known[id] == nil), "\(id)\n\(text)")
      }
    }
    ConformanceCorpus.printSummary("api definitions", passed: passed, of: total)
  }

  private func isCheck(_ step: JSON) -> Bool {
    guard step["key"] != nil else { return false }
    if step["operation"] == "ValidateStateMachineDefinition" { return true }
    return step["error"].map { RecordedRequest.error($0).code == "InvalidDefinition" } ?? false
  }

  private func differences(_ step: JSON) -> [String] {
    let request = RecordedRequest.sent(step["request"] ?? .null)
    let text = request["definition"]?.stringValue ?? ""
    let diagnostics = diagnostics(of: text, request["type"])
    if let error = step["error"] {
      let wanted = RecordedRequest.error(error).message
      let found = AWSFinding.exceptionMessage(for: diagnostics)
      return wanted == found ? [] : ["expected \(wanted)\nproduced \(found)"]
    }
    let wanted = step["response"]?["diagnostics"]?.arrayValue ?? []
    let found = AWSFinding.all(of: diagnostics).map(\.json)
    return wanted == found ? [] : ["expected \(wanted.map(\.text))\nproduced \(found.map(\.text))"]
  }

  /// What is on record of the service's answers to the definitions of the validation corpus.
  @Test func faultsAreNamedInTheWordsOfTheService() throws {
    var passed = 0
    var total = 0
    for file in try ConformanceCorpus.files(in: "validation/invalid") {
      for json in try #require(ConformanceCorpus.load("validation/invalid/\(file)").arrayValue) {
        guard let wanted = json["awsDiagnostics"]?.arrayValue, let id = json["id"]?.stringValue
        else { continue }
        total += 1
        let text = json["definitionText"]?.stringValue ?? json["definition"]?.text ?? ""
        let found = AWSFinding.all(of: diagnostics(of: text, json["stateMachineType"])).map(\.json)
        let missing = wanted.filter { record in !found.contains { matches(record, $0) } }
        if missing.isEmpty { passed += 1 }
        #expect(
          missing.isEmpty == !Self.notWordForWord.contains(id),
          "\(id)\nexpected \(missing.map(\.text))\nproduced \(found.map(\.text))")
      }
    }
    ConformanceCorpus.printSummary("validation wording", passed: passed, of: total)
  }

  /// The corpus has shortened the record.
  private static let notWordForWord: Set<String> = ["aws/duplicate-state-name-nested"]

  /// - Parameter type: the member of the request; Standard where there is none.
  private func diagnostics(of text: String, _ type: JSON?) -> [Diagnostic] {
    let definition = Definition(reading: SourceText(name: "definition", text))
    let workflow = type?.stringValue.flatMap(WorkflowType.init) ?? .standard
    return Validator(workflow: workflow).findings(in: definition)
  }

  private func matches(_ record: JSON, _ found: JSON) -> Bool {
    record["code"] == found["code"] && record["message"] == found["message"]
      && (record["location"] == nil || record["location"] == found["location"])
  }
}

extension AWSFinding {
  fileprivate var json: JSON {
    var object: JSONObject = [
      "code": .string(code.rawValue), "message": .string(message), "severity": "ERROR",
    ]
    object["location"] = location.map { .string($0) }
    return .object(object)
  }
}
