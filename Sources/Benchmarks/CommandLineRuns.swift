import Foundation
import JSONTree

/// The program as a user starts it: `asl`, built beside the benchmarks.
let commandLineBenchmarks = [
  Benchmark("asl --version", runs: 30) {
    let program = try builtProgram()
    return .init(.once, isProgram: true) { try run(program, ["--version"]) }
  },
  programRun(
    "asl run, one state", ["StartAt": "A", "States": ["A": ["Type": "Succeed"]]], runs: 30),
  programRun(
    "asl run, Map of 10,000 items", mapOfItems,
    input: .array((0..<10_000).map { ["n": .integer($0)] })),
  programRun("asl run, Parallel of 40 branches, 25 states each", parallelBranches(40, states: 25)),
  programRun(
    "asl run, 50 states over a 200 KB payload", payloadChain(states: 50),
    input: payload(bytes: 200_000)),
]

/// A whole run, from the files of a definition and its input to the output, without a trace.
private func programRun(
  _ name: String, _ definition: JSON, input: JSON = .object([:]), runs: Int = 10
) -> Benchmark {
  Benchmark(name, runs: runs) {
    let program = try builtProgram()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("asl-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [("machine.asl.json", definition), ("input.json", input)].map { name, value in
      (folder.appendingPathComponent(name), value.text)
    }
    for (file, text) in files { try Data(text.utf8).write(to: file) }
    let arguments = [
      "run", "--quiet", "--limits", "off", files[0].0.path, "--input", files[1].0.path,
    ]
    return .init(.once, isProgram: true) { try run(program, arguments) }
  }
}

func builtProgram() throws -> String {
  guard let bench = Bundle.main.executableURL else {
    throw ProgramError(description: "the benchmarks do not know where they are")
  }
  let program = bench.deletingLastPathComponent().appendingPathComponent("asl").path
  guard FileManager.default.isExecutableFile(atPath: program) else {
    throw ProgramError(description: "there is no \(program): make bench builds it")
  }
  return program
}
