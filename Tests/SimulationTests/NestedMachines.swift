import ASLInterpreter
import ASLModel
import ASLRuntime
import Diagnostics
import JSONTree

/// The machines that tasks of made-up machines start.
enum NestedMachines {
  private static let definitions: [JSON] = [
    [
      "StartAt": "W",
      "States": [
        "W": ["Type": "Wait", "Seconds": 2, "Next": "T"],
        "T": [
          "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
          "TimeoutSeconds": 9, "End": true,
        ],
      ],
    ],
    [
      "StartAt": "M",
      "States": [
        "M": [
          "Type": "Map", "ItemsPath": "$.list", "MaxConcurrency": 2, "End": true,
          "ItemProcessor": [
            "ProcessorConfig": ["Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"],
            "StartAt": "I",
            "States": [
              "I": [
                "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work",
                "TimeoutSeconds": 7, "End": true,
              ]
            ],
          ],
        ]
      ],
    ],
  ]

  private static let machines = definitions.map {
    StateMachine.parse(SourceText(name: "nested", $0.text)).0
  }

  /// Whether a task starts one.
  static func areStarted(by task: TaskRequest) -> Bool {
    task.resource.service?.action == "startExecution"
  }

  /// - Returns: nil where a machine could not be made.
  static func attempt(_ task: TaskRequest, _ random: inout RandomSource) -> TaskAttempt? {
    guard let machine = machines[Int.random(in: 0..<machines.count, using: &random)] else {
      return nil
    }
    let settings = ExecutionSettings(
      name: "nested-\(task.id.number)", startTime: Timestamp(seconds: 0), seed: random.next())
    return .nested(
      NestedExecution(
        machine: machine, settings: settings, input: ["list": [1, 2, 3]], hasUniqueName: false,
        taskEnd: task.resource.service?.pattern == .requestResponse
          ? .whenBegun : .withExecution(nil),
        answers: Answers()))
  }

  private struct Answers: NestedExecutionAnswers {
    func begun(at start: Timestamp) -> JSON { ["begun": .string(start.text)] }

    func refused(_ refusal: NestedExecutionRefusal) -> TaskFailure {
      TaskFailure(ErrorOutput(error: "Refused", cause: "\(refusal)"))
    }

    func ended(
      _ outcome: Outcome, from start: Timestamp, to stop: Timestamp
    ) throws(TaskFailure) -> JSON {
      if case .succeeded(let output) = outcome { return output }
      throw TaskFailure(ErrorOutput(error: .taskFailed, cause: outcome.status))
    }
  }
}
