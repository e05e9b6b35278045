import Foundation
import JSONTree

/// Distributed Maps over files, from the start of `asl` to its end.
let mapRunBenchmarks = [
  mapRun("asl run, distributed Map over 100,000 CSV rows", rows: 100_000, runs: 5),
  mapRun("asl run, distributed Map over 1,000,000 CSV rows", rows: 1_000_000, runs: 1),
]

/// Each row is the input of a child of one Pass state, and its output a line of the results.
private func mapRun(_ name: String, rows: Int, runs: Int) -> Benchmark {
  Benchmark(name, runs: runs) {
    let program = try builtProgram()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-bench-\(ProcessInfo.processInfo.processIdentifier)")
    for bucket in ["rows", "results"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(bucket), withIntermediateDirectories: true)
    }
    let files: [(String, String)] = [
      ("machine.asl.json", machine.text), ("resources.json", resources.text),
      ("rows/orders.csv", orders(rows)),
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let arguments = [
      "run", "--quiet", folder.appendingPathComponent("machine.asl.json").path, "--resources",
      folder.appendingPathComponent("resources.json").path,
    ]
    return .init(.operations(rows, "rows"), isProgram: true) { try run(program, arguments) }
  }
}

private let machine: JSON = [
  "StartAt": "Rows",
  "States": [
    "Rows": [
      "Type": "Map",
      "ItemReader": [
        "Resource": "arn:aws:states:::s3:getObject",
        "ReaderConfig": ["InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"],
        "Parameters": ["Bucket": "rows", "Key": "orders.csv"],
      ],
      "ItemProcessor": [
        "ProcessorConfig": ["Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"],
        "StartAt": "Row", "States": ["Row": ["Type": "Pass", "End": true]],
      ],
      "ResultWriter": [
        "Resource": "arn:aws:states:::s3:putObject", "Parameters": ["Bucket": "results"],
        "WriterConfig": ["Transformation": "COMPACT", "OutputType": "JSONL"],
      ],
      "End": true,
    ]
  ],
]

private let resources: JSON = [
  "s3": ["rows": ["directory": "rows"], "results": ["directory": "results"]]
]

private func orders(_ count: Int) -> String {
  var text = "id,customer,note,amount\n"
  for index in 0..<count {
    text += "\(index),customer-\(index % 977),\"first \(index), then\",\(index % 1_000).50\n"
  }
  return text
}
