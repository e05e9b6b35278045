import ASLModel
import ASLValidator
import Diagnostics
import Foundation
import JSONTree

/// Checking definitions, in the library and by the program.
let validationBenchmarks = [
  Benchmark("Validate 1,000 definitions") {
    let texts = try publishedDefinitions(count: 1_000)
    return .init(.operations(texts.count, "definitions")) {
      for text in texts { keep(findings(in: text)) }
    }
  },
  Benchmark("Validate a definition of 300 states", runs: 30) {
    let text = Array(variedMachine(states: 300).indentedText().utf8)
    return .init(.bytes(text.count)) { keep(findings(in: text)) }
  },
  Benchmark("Validate a definition of 1 MiB") {
    let text = largestMachine()
    return .init(.bytes(text.count)) { keep(findings(in: text)) }
  },
  Benchmark("asl validate, 1,000 definitions") {
    let program = try builtProgram()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let texts = try publishedDefinitions(count: 1_000)
    for (number, text) in texts.enumerated() {
      try Data(text).write(to: folder.appendingPathComponent("\(number).asl.json"))
    }
    return .init(.operations(texts.count, "definitions"), isProgram: true) {
      try run(program, ["validate", folder.path])
    }
  },
]

private func findings(in text: [UInt8]) -> [Diagnostic] {
  let source = SourceText(name: "definition", bytes: text)
  return Validator(workflow: .standard).findings(in: Definition(reading: source))
}

/// Definitions that AWS accepts, over and over: those of the conformance corpus, or those of the
/// samples where that is absent.
private func publishedDefinitions(count: Int) throws -> [[UInt8]] {
  let texts = try corpusDefinitions() ?? sampleDefinitions()
  guard !texts.isEmpty else { throw ProgramError(description: "there are no definitions") }
  return (0..<count).map { texts[$0 % texts.count] }
}

private func corpusDefinitions() throws -> [[UInt8]]? {
  let root =
    ProcessInfo.processInfo.environment["ASL_CONFORMANCE"].map { URL(fileURLWithPath: $0) }
    ?? packageFolder.appendingPathComponent("../shared/conformance")
  let folder = root.appendingPathComponent("validation/valid")
  guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name in
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return (try JSON(parsing: Array(data)).arrayValue ?? []).compactMap { test in
      let text = test["definitionText"]?.stringValue ?? test["definition"]?.indentedText()
      return text.map { Array($0.utf8) }
    }
  }
}

private func sampleDefinitions() throws -> [[UInt8]] {
  let folder = packageFolder.appendingPathComponent("definitions")
  let names = FileManager.default.subpaths(atPath: folder.path) ?? []
  return try names.sorted().filter { $0.hasSuffix(".asl.json") }.map {
    Array(try Data(contentsOf: folder.appendingPathComponent($0)))
  }
}

private let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A chain of such states as people write: tasks of several services with Retry and Catch, Choices,
/// Waits, Maps, templates in both languages.
private func variedMachine(states count: Int) -> JSON {
  var states = JSONObject()
  for number in 0..<count {
    let next = number + 1 < count ? "State \(number + 1)" : "Failed"
    states["State \(number)"] = .object(variedState(number, next: next))
  }
  states["Failed"] = ["Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "$.error.Cause"]
  return ["StartAt": "State 0", "States": .object(states)]
}

private func variedState(_ number: Int, next: String) -> JSONObject {
  let catcher: JSON = [
    ["ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed"]
  ]
  switch number % 5 {
  case 0:
    return [
      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": .string(next),
      "Parameters": [
        "FunctionName": "${WorkFunctionArn}",
        "Payload": ["id.$": "$$.Execution.Id", "order.$": "$.order", "n": .integer(number)],
      ],
      "Retry": [
        [
          "ErrorEquals": ["Lambda.ServiceException", "Lambda.SdkClientException"],
          "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2,
        ]
      ],
      "ResultPath": "$.order", "Catch": catcher,
    ]
  case 1:
    return [
      "Type": "Choice", "Default": .string(next),
      "Choices": [
        [
          "And": [
            ["Variable": "$.order.total", "NumericGreaterThan": .integer(number)],
            ["Variable": "$.order.status", "StringMatches": "CANCEL*"],
          ],
          "Next": "Failed",
        ]
      ],
    ]
  case 2:
    return [
      "Type": "Pass", "QueryLanguage": "JSONata", "Next": .string(next),
      "Assign": ["total": "{% $sum($states.input.order.items.(price * quantity)) %}"],
      "Output": "{% $merge([$states.input, {'count': $count($states.input.order.items)}]) %}",
    ]
  case 3:
    return [
      "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Next": .string(next),
      "Parameters": [
        "TopicArn": "${TopicArn}",
        "Message.$": "States.Format('Order {} has {}', $.order.id, $total)",
      ],
      "ResultPath": nil, "Catch": catcher,
    ]
  default: return ["Type": "Wait", "SecondsPath": "$.order.pause", "Next": .string(next)]
  }
}

/// The largest that AWS takes.
private func largestMachine() -> [UInt8] {
  let size = variedMachine(states: 1_000).indentedText().utf8.count
  let count = 1_000 * (1 << 20) / size - 20
  return Array(variedMachine(states: count).indentedText().utf8)
}
