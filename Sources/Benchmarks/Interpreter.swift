import ASLInterpreter
import ASLModel
import Diagnostics
import JSONTree

/// Executions inside the process, their history recorded in memory.
let interpreterBenchmarks = [
  counterLoop(10_000),
  counterLoop(100_000),
  counterLoop(300_000),
  Benchmark("50 states over a 200 KB payload", runs: 20) {
    let machine = try machine(payloadChain(states: 50))
    let input = payload(bytes: 200_000)
    return .init(.operations(50, "states")) { try run(machine, input) }
  },
  Benchmark("Map of 10,000 items, a Pass and a Choice each", runs: 10) {
    let machine = try machine(mapOfItems)
    let input = JSON.array((0..<10_000).map { ["n": .integer($0)] })
    return .init(.operations(10_000, "iterations")) { try run(machine, input) }
  },
  Benchmark("Parallel of 40 branches, 25 states each", runs: 20) {
    let machine = try machine(parallelBranches(40, states: 25))
    return .init(.operations(1_000, "states")) { try run(machine, ["a": 1]) }
  },
]

/// A Pass that counts and a Choice that leads back, until the count is reached.
private func counterLoop(_ count: Int) -> Benchmark {
  Benchmark("Pass and Choice loop, \(count) times", runs: 5) {
    let machine = try machine(loop)
    return .init(.operations(2 * count, "transitions")) {
      try run(machine, ["n": 0, "end": .integer(count)])
    }
  }
}

private let loop: JSON = [
  "StartAt": "Count",
  "States": [
    "Count": [
      "Type": "Pass", "Parameters": ["n.$": "States.MathAdd($.n, 1)", "end.$": "$.end"],
      "Next": "Enough",
    ],
    "Enough": [
      "Type": "Choice",
      "Choices": [
        ["Variable": "$.n", "NumericLessThanPath": "$.end", "Next": "Count"]
      ],
      "Default": "Done",
    ],
    "Done": ["Type": "Succeed"],
  ],
]

let mapOfItems: JSON = [
  "StartAt": "Each",
  "States": [
    "Each": [
      "Type": "Map", "End": true,
      "ItemProcessor": [
        "StartAt": "Mark",
        "States": [
          "Mark": ["Type": "Pass", "Result": true, "ResultPath": "$.seen", "Next": "Odd"],
          "Odd": [
            "Type": "Choice",
            "Choices": [["Variable": "$.n", "NumericLessThan": 5_000, "Next": "Few"]],
            "Default": "Many",
          ],
          "Few": ["Type": "Succeed"],
          "Many": ["Type": "Succeed"],
        ],
      ],
    ]
  ],
]

/// States that each look into the payload, and write a little into it.
func payloadChain(states count: Int) -> JSON {
  let states = (0..<count).map { index -> (String, JSON) in
    var state: JSONObject = [
      "Type": "Pass", "InputPath": "$.meta", "Result": .integer(index),
      "ResultPath": "$.meta.step", "OutputPath": "$",
    ]
    if index == count - 1 { state["End"] = true } else { state["Next"] = .string("S\(index + 1)") }
    return ("S\(index)", .object(state))
  }
  return ["StartAt": "S0", "States": .object(JSONObject(states))]
}

func payload(bytes: Int) -> JSON {
  let record: JSON = ["id": 1_234_567, "name": "somebody of note", "tags": ["a", "b", "c"]]
  let count = bytes / (record.text.utf8.count + 1)
  return ["meta": ["step": 0], "records": .array(Array(repeating: record, count: count))]
}

func parallelBranches(_ branches: Int, states count: Int) -> JSON {
  let scopes = (0..<branches).map { branch -> JSON in
    let states = (0..<count).map { index -> (String, JSON) in
      let name = "B\(branch)S\(index)"
      let next: (String, JSON) =
        index == count - 1 ? ("End", true) : ("Next", .string("B\(branch)S\(index + 1)"))
      return (name, .object(JSONObject([("Type", "Pass"), next])))
    }
    return ["StartAt": .string("B\(branch)S0"), "States": .object(JSONObject(states))]
  }
  return [
    "StartAt": "All",
    "States": ["All": ["Type": "Parallel", "Branches": .array(scopes), "End": true]],
  ]
}

private func machine(_ definition: JSON) throws -> StateMachine {
  let (machine, diagnostics) = StateMachine.parse(SourceText(name: "bench", definition.text))
  guard let machine else {
    throw ProgramError(description: diagnostics.map(\.message.text).joined(separator: "; "))
  }
  return machine
}

/// Runs an execution to its end with its history kept, as a driver does.
private func run(_ machine: StateMachine, _ input: JSON) throws {
  var settings = ExecutionSettings()
  settings.quotas.historyEvents = nil
  var execution = Execution(machine, settings: settings)
  execution.handle(.started(input: input), at: settings.startTime)
  var history: [HistoryEvent] = []
  var requests: [ExecutionRequest] = []
  while execution.step(&requests) {
    for request in requests {
      if case .record(let event) = request { history.append(event) }
    }
    requests.removeAll(keepingCapacity: true)
  }
  guard case .succeeded = execution.outcome else {
    throw ProgramError(
      description: "the execution did not succeed: \(history.last?.json.text ?? "")")
  }
  keep(history)
}
