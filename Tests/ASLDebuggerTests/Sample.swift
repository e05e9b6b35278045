import ASLDebugger
import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// A definition with an input and scripted answers to debug.
struct Sample {
  let definition: JSON
  var input: JSON = ["total": 120, "id": 7]
  var answers: [String: [ScriptedAnswer.Kind]] = [:]

  /// What the sample order ends with.
  var output: JSON? {
    guard let object = input.objectValue else { return nil }
    var output = object
    output["order"] = ["total": object["total"] ?? .null, "kind": "order"]
    output["charge"] = ["ok": true]
    return .object(output)
  }

  struct Invalid: Error {
    let messages: [String]
  }

  func configuration(
    onNote: @escaping @Sendable (Note) -> Void = { _ in }
  ) throws -> SessionConfiguration {
    let source = SourceText(name: "order.asl.json", definition.indentedText())
    let read = Definition(reading: source)
    guard let machine = read.machine else {
      throw Invalid(messages: read.findings.map(\.message.text))
    }
    let answers = answers
    var configuration = SessionConfiguration(
      read, machine,
      settings: ExecutionSettings(startTime: Timestamp(seconds: 1_780_272_000), seed: 3),
      input: input
    ) { ScriptedHandler(answers: answers) }
    configuration.onNote = onNote
    return configuration
  }

  static let order = Sample(
    definition: [
      "StartAt": "Prepare",
      "States": [
        "Prepare": [
          "Type": "Pass", "Parameters": ["total.$": "$.total", "kind": "order"],
          "ResultPath": "$.order", "Next": "Route",
        ],
        "Route": [
          "Type": "Choice",
          "Choices": [
            ["Variable": "$.order.total", "NumericLessThan": 100, "Next": "Done"],
            ["Variable": "$.order.total", "NumericGreaterThan": 100, "Next": "Charge"],
          ],
          "Default": "Done",
        ],
        "Charge": [
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Parameters": ["FunctionName": "charge", "Payload.$": "$.order"],
          "ResultSelector": ["ok.$": "$.Payload.ok"], "ResultPath": "$.charge",
          "Retry": [["ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2]],
          "Next": "Done",
        ],
        "Done": ["Type": "Succeed"],
      ],
    ],
    answers: [
      "Charge": [
        .failed(TaskFailure(ErrorOutput(error: "States.TaskFailed", cause: "card declined"))),
        .succeeded(["Payload": ["ok": true]]),
      ]
    ])
}

/// Answers each state's attempts from a list, by the number of the attempt.
struct ScriptedHandler: TaskHandler {
  let answers: [String: [ScriptedAnswer.Kind]]

  func attempt(_ task: TaskRequest, in execution: HostedExecution) -> TaskAttempt {
    guard let list = answers[task.stateName], let last = list.last else {
      return .scripted([ScriptedAnswer(after: .seconds(1), .succeeded(["state": "ok"]))])
    }
    let kind = list.indices.contains(task.attempt) ? list[task.attempt] : last
    return .scripted([ScriptedAnswer(after: .seconds(1), kind)])
  }
}

extension DebugSession {
  /// `Charge@result`.
  func place(of stop: Stop) -> String {
    let phase = stop.moment.phase?.rawValue ?? "event"
    guard let state = stop.moment.state else { return "end@\(phase)" }
    return "\(name(of: state, in: stop.thread.execution))@\(phase)"
  }
}
