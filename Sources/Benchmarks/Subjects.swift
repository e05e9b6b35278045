/// All benchmarks, in the order of the table: a file and a line for each subject.
let subjects: [[Benchmark]] = [
  jsonBenchmarks,
  digestBenchmarks,
  interpreterBenchmarks,
  commandLineBenchmarks,
  mapRunBenchmarks,
  historyBenchmarks,
  jsonataBenchmarks,
  validationBenchmarks,
]
