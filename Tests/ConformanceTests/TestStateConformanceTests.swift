import ASLInterpreter
import ASLModel
import ASLTestState
import Foundation
import JSONTree
import Testing

/// Answers of TestState recorded from the service.
@Suite(.enabled(if: ConformanceCorpus.isPresent, ConformanceCorpus.absent))
struct TestStateConformanceTests {
  private static let wanted = ProcessInfo.processInfo.environment["ASL_CASE"]

  @Test func statesAreTestedAsTheServiceTestsThem() throws {
    let known = try KnownDifferences("api")
    var passed = 0
    var total = 0
    for file in try ConformanceCorpus.files(in: "api") where file.hasPrefix("test_state.") {
      for json in try #require(ConformanceCorpus.load("api/\(file)").arrayValue) {
        let id = try #require(json["id"]?.stringValue)
        if let wanted = Self.wanted, !id.contains(wanted) { continue }
        total += 1
        if check(id, differences(json), known) { passed += 1 }
      }
    }
    ConformanceCorpus.printSummary("api TestState", passed: passed, of: total)
  }

  private func check(_ id: String, _ differences: [String], _ known: KnownDifferences) -> Bool {
    if differences.isEmpty {
      #expect(known[id] == nil, "\(id) passes: take it off the list of known differences")
      return true
    }
    #expect(known[id] != nil, "\(id)\n\(differences.joined(separator: "\n"))")
    return false
  }

  private func differences(_ recording: JSON) -> [String] {
    var values = RecordedValues(words: [])
    return (recording["steps"]?.arrayValue ?? []).flatMap { differences(in: $0, &values) }
  }

  private func differences(in step: JSON, _ values: inout RecordedValues) -> [String] {
    let request = RecordedRequest.sent(step["request"] ?? .null)
    let answer = answer(request, recorded: step["response"])
    switch (step["response"], step["error"], answer) {
    case (let response?, _, .success(let json)): return compare(response, json, &values)
    case (nil, let error?, .failure(let found)):
      let wanted = RecordedRequest.error(error)
      let words =
        step["clientSide"]?.boolValue == true ? found.sdkError : (found.code, found.message)
      return words == wanted ? [] : ["expected \(wanted)\nproduced \(words)"]
    case (let response, let error, .success(let json)):
      return ["expected \((response ?? error ?? .null).text)\nproduced \(json.text)"]
    case (let response, let error, .failure(let found)):
      return [
        "expected \((response ?? error ?? .null).text)\nproduced \(found.code): \(found.message)"
      ]
    }
  }

  private func answer(_ json: JSON, recorded: JSON?) -> Result<JSON, TestStateError> {
    do throws(TestStateError) {
      let request = try TestStateRequest(json)
      var trial = try StateTrial(request, settings: settings(request))
      while true {
        switch trial.run() {
        case .ended(let answer): return .success(answer.json)
        case .needsTask(let task): trial.answer(task.id, .result(recordedResult(recorded)))
        }
      }
    } catch {
      return .failure(error)
    }
  }

  /// What the service of a Task without a mock answered: its output, as no such case changes it.
  private func recordedResult(_ recorded: JSON?) -> JSON {
    let output = recorded?["output"] ?? .null
    guard let text = output.stringValue else { return output }
    return (try? JSON(parsing: text)) ?? output
  }

  private func settings(_ request: TestStateRequest) -> ExecutionSettings {
    ExecutionSettings(
      name: "test", stateMachineName: "machine", region: "us-east-1", accountID: "111111111111",
      type: .express)
  }

  private func compare(
    _ response: JSON, _ produced: JSON, _ values: inout RecordedValues
  ) -> [String] {
    var recorded = response.objectValue ?? JSONObject()
    recorded["ResponseMetadata"] = nil
    let found = produced.objectValue ?? JSONObject()
    var differences: [String] = []
    for key in Set(recorded.keys).union(found.keys).sorted() {
      switch (recorded[key], found[key]) {
      case (let left?, let right?) where key == "inspectionData":
        differences += compare(left, right, &values).map { "inspectionData: \($0)" }
      case (let left?, let right?) where values.match(left, right): continue
      case (let left, let right):
        differences.append(
          "\(key): expected \(left?.text ?? "nothing")\n\(key): produced \(right?.text ?? "nothing")"
        )
      }
    }
    return differences
  }
}

extension TestStateError {
  /// As the AWS SDK for Python refuses the parameter before it sends the request.
  fileprivate var sdkError: (code: String, message: String) {
    guard case .parameter(let fault) = self else { return (code, message) }
    let text =
      switch fault.constraint {
      case .tooShort(let minimum):
        "Invalid length for parameter \(fault.name), value: \(fault.value.utf16.count), "
          + "valid min length: \(minimum)"
      case .tooSmall(let minimum):
        "Invalid value for parameter \(fault.name), value: \(fault.value), "
          + "valid min value: \(minimum)"
      case .tooLong, .missing, .notOneOf: fault.message
      }
    return ("ParamValidationError", "Parameter validation failed:\n\(text)")
  }
}
