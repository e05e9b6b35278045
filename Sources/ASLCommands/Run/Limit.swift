import ASLInterpreter
import Diagnostics

/// A limit of the service, by the name that `--limits` gives it.
enum Limit: String, CaseIterable {
  case payloadBytes = "payload-bytes"
  case historyEvents = "history-events"
  case mapConcurrency = "map-concurrency"
  case executionSeconds = "execution-seconds"
  case variableBytes = "variable-bytes"
  case allVariableBytes = "all-variable-bytes"
  case errorLength = "error-length"
  case causeLength = "cause-length"

  private var place: WritableKeyPath<Quotas, Int?> {
    switch self {
    case .payloadBytes: \.payloadBytes
    case .historyEvents: \.historyEvents
    case .mapConcurrency: \.inlineMapConcurrency
    case .executionSeconds: \.executionSeconds
    case .variableBytes: \.variableBytes
    case .allVariableBytes: \.allVariableBytes
    case .errorLength: \.errorLength
    case .causeLength: \.causeLength
    }
  }

  /// The quotas of a type of execution, changed as `--limits` says: `off`, or `NAME=N` and
  /// `NAME=off`, several with commas between them.
  static func quotas(
    _ type: ExecutionSettings.ExecutionType, changedBy values: [String]
  ) throws(CommandFailure) -> Quotas {
    var quotas = Quotas(type)
    for value in values.flatMap({ $0.split(separator: ",").map(String.init) }) {
      if value == "off" {
        quotas = .lifted
        continue
      }
      let parts = value.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, let limit = Limit(rawValue: name), parts.count == 2 else {
        throw unknown(parts.first ?? value)
      }
      guard parts[1] == "off" || (Int(parts[1]) ?? 0) > 0 else {
        throw .usage(
          "the limit \(name) is a number from 1, or off, not '\(parts[1])'", command: "run")
      }
      quotas[keyPath: limit.place] = Int(parts[1])
    }
    return quotas
  }

  private static func unknown(_ name: String) -> CommandFailure {
    let names = allCases.map(\.rawValue)
    let help =
      names.contains(name)
      ? ["write --limits \(name)=NUMBER, or \(name)=off"]
      : didYouMean(nearestName(to: name, among: names)) + ["the limits are \(listed(names, "and"))"]
    return .usage("--limits has no value '\(name)'", help: help, command: "run")
  }
}
