import Foundation

/// `asl-bench [WORD…]`: runs the benchmarks whose names hold one of the words, or all, and prints a
/// table in Markdown.
///
/// Each runs in a process of its own, so that none sees the memory or the caches of another;
/// `--only NAME` is what such a process is started with.
@main
struct Main {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let benchmarks = subjects.flatMap { $0 }
    do {
      if arguments.first == "--only" {
        guard let benchmark = benchmarks.first(where: { $0.name == arguments.last }) else {
          throw ProgramError(description: "there is no benchmark of that name")
        }
        let measurement = try Measurement(of: benchmark)
        FileHandle.standardOutput.write(try JSONEncoder().encode(measurement))
        return
      }
      let chosen = benchmarks.filter { benchmark in
        arguments.isEmpty || arguments.contains { benchmark.name.contains($0) }
      }
      sayHowBusyTheMachineIs()
      print(Measurement.header)
      let failures = try chosen.filter { benchmark in
        guard let measurement = try measured(benchmark) else { return true }
        print(measurement.row)
        return false
      }
      guard failures.isEmpty else {
        throw ProgramError(description: "\(failures.count) of \(chosen.count) benchmarks failed")
      }
    } catch {
      FileHandle.standardError.write(Data("asl-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Says on standard error what else may slow the benchmarks down.
  private static func sayHowBusyTheMachineIs() {
    var loads = [0.0]
    guard getloadavg(&loads, 1) == 1 else { return }
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let text = String(format: "%d processors, load average %.1f", processors, loads[0])
    let warning = loads[0] > Double(processors) / 2 ? ": others run here, trust the minimum" : ""
    FileHandle.standardError.write(Data("\(text)\(warning)\n".utf8))
  }

  /// Runs a benchmark in a new process; nil when that failed, which says why itself.
  private static func measured(_ benchmark: Benchmark) throws -> Measurement? {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["--only", benchmark.name]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return try JSONDecoder().decode(Measurement.self, from: data)
  }
}
