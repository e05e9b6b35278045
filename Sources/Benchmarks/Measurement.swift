import Foundation

/// What came out of a benchmark: the times of its runs, how much each did, and the memory.
struct Measurement: Codable {
  let name: String
  let seconds: [Double]
  /// The time on a processor, at the median; less than the whole where others run.
  let processorSeconds: Double
  /// The rate at the median time, in words: `312 MB/s`.
  let rate: String
  /// The greatest resident size of the process that did the work.
  let peakBytes: Int

  static let header = """
    | benchmark | runs | min | median | max | processor | rate | peak memory |
    |---|---:|---:|---:|---:|---:|---:|---:|
    """

  /// Runs a benchmark in this process.
  init(of benchmark: Benchmark) throws {
    let work = try benchmark.prepare()
    try work.body()
    work.cleanUp()
    let clock = ContinuousClock()
    var times: [Duration] = []
    var processorTimes: [Double] = []
    for _ in 0..<benchmark.runs {
      let before = ResourceUse(ofChildren: work.isProgram).seconds
      times.append(try clock.measure { try work.body() })
      processorTimes.append(ResourceUse(ofChildren: work.isProgram).seconds - before)
      work.cleanUp()
    }
    name = benchmark.name
    seconds = times.map { $0 / .seconds(1) }.sorted()
    rate = Self.rate(of: work.amount, seconds: seconds[seconds.count / 2])
    processorSeconds = processorTimes.sorted()[benchmark.runs / 2]
    peakBytes = ResourceUse(ofChildren: work.isProgram).peakBytes
  }

  var row: String {
    let times = [
      seconds[0], seconds[seconds.count / 2], seconds[seconds.count - 1], processorSeconds,
    ]
    .map { Self.text(seconds: $0) }
    .joined(separator: " | ")
    return "| \(name) | \(seconds.count) | \(times) | \(rate) | \(peakBytes >> 20) MiB |"
  }

  private static func rate(of amount: Benchmark.Amount, seconds: Double) -> String {
    switch amount {
    case .once: return ""
    case .bytes(let count): return String(format: "%.0f MB/s", Double(count) / seconds / 1e6)
    case .operations(let count, let name):
      let rate = Int((Double(count) / seconds).rounded())
      return "\(grouped(rate)) \(name)/s"
    }
  }

  private static func text(seconds: Double) -> String {
    switch seconds {
    case ..<0.001: String(format: "%.1f µs", seconds * 1e6)
    case ..<1: String(format: "%.2f ms", seconds * 1e3)
    default: String(format: "%.3f s", seconds)
    }
  }

  /// Digits in groups of three.
  private static func grouped(_ value: Int) -> String {
    var text = String(value)
    var place = text.endIndex
    while let next = text.index(place, offsetBy: -3, limitedBy: text.startIndex),
      next > text.startIndex
    {
      text.insert(",", at: next)
      place = next
    }
    return text
  }
}
