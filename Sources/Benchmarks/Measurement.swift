import Foundation

/// What came out of a benchmark: the times of its runs, how much each did, and the memory.
struct Measurement: Codable {
  let name: String
  let seconds: [Double]
  /// The rate at the median time, in words: `312 MB/s`.
  let rate: String
  /// The greatest resident size of the process that did the work.
  let peakBytes: Int

  static let header = """
    | benchmark | runs | min | median | max | rate | peak memory |
    |---|---:|---:|---:|---:|---:|---:|
    """

  /// Runs a benchmark in this process.
  init(of benchmark: Benchmark) throws {
    let work = try benchmark.prepare()
    try work.body()
    work.cleanUp()
    let clock = ContinuousClock()
    let times = try (0..<benchmark.runs).map { _ in
      defer { work.cleanUp() }
      return try clock.measure { try work.body() }
    }
    name = benchmark.name
    seconds = times.map { $0 / .seconds(1) }.sorted()
    rate = Self.rate(of: work.amount, seconds: seconds[seconds.count / 2])
    peakBytes = peakResidentBytes(ofChildren: work.isProgram)
  }

  var row: String {
    let times = [seconds.first, seconds[seconds.count / 2], seconds.last]
      .map { Self.text(seconds: $0 ?? 0) }
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
