import ASLInterpreter
import ASLModel
import JSONTree

/// Compares an execution with its recording.
struct HistoryComparison {
  let recording: HistoryCase
  let produced: [JSON]
  let outcome: Outcome?
  private var values: RecordedValues

  init(_ recording: HistoryCase, _ events: [HistoryEvent], _ outcome: Outcome?) {
    self.recording = recording
    self.outcome = outcome
    produced = events.map { Self.withPlaceholders($0.json, recording) }
    values = RecordedValues(
      words: recording.words, newKeys: recording.isBeforeRedrive ? ["RedriveCount"] : [])
  }

  /// What differs; empty where nothing does.
  mutating func differences() -> [String] {
    let status = recording.expected["status"]?.stringValue
    var differences = status == "RUNNING" ? [] : outcomeDifferences(status)
    guard let events = recording.events else { return differences }
    switch recording.ordering {
    case "concurrent": differences += concurrentDifferences(events)
    case "parallel-normalised": differences += normalisedDifferences(events)
    default: differences += strictDifferences(events, isPrefix: status == "RUNNING")
    }
    return differences
  }

  private mutating func outcomeDifferences(_ status: String?) -> [String] {
    var found: JSONObject = ["status": .string(outcome?.status ?? "RUNNING")]
    switch outcome {
    case .succeeded(let output): found["output"] = output
    case .failed(let error), .aborted(let error):
      found["error"] = error.error.map { .string($0.text) }
      found["cause"] = error.cause.map { .string($0) }
    case .timedOut, nil: break
    }
    return ["status", "output", "error", "cause"].compactMap { key in
      switch (recording.expected[key], Self.withPlaceholders(found[key], recording)) {
      case (nil, nil): nil
      case (let recorded?, let produced?) where values.match(recorded, produced): nil
      case (let recorded, let produced):
        "\(key): expected \(recorded?.text ?? "none"), got \(produced?.text ?? "none")"
      }
    }
  }

  private mutating func strictDifferences(_ events: [JSON], isPrefix: Bool) -> [String] {
    var differences: [String] = []
    if !isPrefix, events.count != produced.count {
      differences.append("expected \(events.count) events, got \(produced.count)")
    }
    for (recorded, event) in zip(events, produced) {
      if let difference = difference(recorded, event) { differences.append(difference) }
    }
    return differences
  }

  private mutating func difference(_ recorded: JSON, _ event: JSON) -> String? {
    if values.match(Self.comparable(recorded), Self.comparable(event)) { return nil }
    return "expected \(recorded.text)\n  got      \(event.text)"
  }

  /// An event without what is not compared.
  private static func comparable(_ event: JSON, ids: Bool = true) -> JSON {
    guard case .object(var object) = event else { return event }
    object["timestamp"] = nil
    if !ids {
      object["id"] = nil
      object["previousEventId"] = nil
    }
    if var details = object["executionStartedEventDetails"]?.objectValue {
      details["roleArn"] = nil
      object["executionStartedEventDetails"] = .object(details)
    }
    return .object(object)
  }

  /// The recorder sorted the events inside a Parallel, took their ids away and lost some that end a
  /// Parallel: those with ids are compared as they are, the others as a set.
  private mutating func normalisedDifferences(_ events: [JSON]) -> [String] {
    var differences: [String] = []
    var rest = produced
    for recorded in events where recorded["id"]?.numberValue != nil {
      guard let index = rest.firstIndex(where: { $0["id"] == recorded["id"] }) else {
        differences.append("expected \(recorded.text), got none")
        continue
      }
      if let difference = difference(recorded, rest[index]) { differences.append(difference) }
      rest.remove(at: index)
    }
    let unordered = events.filter { $0["id"]?.numberValue == nil }
    differences += setDifferences(unordered, &rest)
    differences += rest.filter { $0["type"]?.stringValue?.hasPrefix("ParallelState") != true }
      .map { "got \($0.text), which was not recorded" }
    return differences
  }

  private mutating func setDifferences(_ recorded: [JSON], _ produced: inout [JSON]) -> [String] {
    var differences: [String] = []
    for event in recorded {
      let wanted = Self.comparable(event, ids: false)
      if let index = produced.firstIndex(where: {
        values.match(wanted, Self.comparable($0, ids: false))
      }) {
        produced.remove(at: index)
      } else {
        differences.append("expected \(event.text), got none")
      }
    }
    return differences
  }

  /// Branches and iterations interleave freely: the events of each are compared in order, those
  /// that end or abort them as a set.
  private mutating func concurrentDifferences(_ events: [JSON]) -> [String] {
    var recorded = Tracks(events)
    var found = Tracks(produced)
    guard recorded.inside.map(\.count) == found.inside.map(\.count) else {
      return ["expected \(recorded.inside.count) tracks, got \(found.inside.count)"]
    }
    var differences: [String] = []
    for (recorded, event) in zip(recorded.inside.joined(), found.inside.joined()) {
      let isMatch = values.match(
        Self.comparable(recorded, ids: false), Self.comparable(event, ids: false))
      if !isMatch { differences.append("expected \(recorded.text)\n  got      \(event.text)") }
    }
    differences += setDifferences(recorded.ends, &found.ends)
    differences += found.ends.map { "got \($0.text), which was not recorded" }
    recorded.ends.removeAll()
    return differences
  }

  /// A history cut into what happens in each iteration, by way of `previousEventId`.
  private struct Tracks {
    /// The top level and then each iteration, in the order of their first events.
    var inside: [[JSON]] = []
    var ends: [JSON] = []

    init(_ events: [JSON]) {
      var tracks: [Int64: Int] = [:]
      for event in events {
        let type = event["type"]?.stringValue ?? ""
        if type.hasSuffix("Aborted") || type == "MapIterationFailed" || type == "MapStateFailed" {
          ends.append(event)
          continue
        }
        let id = event["id"]?.numberValue?.integerValue ?? 0
        let previous = event["previousEventId"]?.numberValue?.integerValue ?? 0
        let track = type == "MapIterationStarted" ? inside.count : tracks[previous] ?? 0
        tracks[id] = track
        while inside.count <= track { inside.append([]) }
        inside[track].append(event)
      }
    }
  }

  /// Puts a recording's placeholders for ARNs back.
  private static func withPlaceholders(_ value: JSON?, _ recording: HistoryCase) -> JSON? {
    value.map { withPlaceholders($0, recording) }
  }

  private static func withPlaceholders(_ value: JSON, _ recording: HistoryCase) -> JSON {
    guard !recording.stand.isEmpty else { return value }
    switch value {
    case .string(let text):
      return .string(
        recording.stand.reduce(text) { $0.replacing($1.value, with: $1.key) })
    case .array(let elements):
      return .array(elements.map { withPlaceholders($0, recording) })
    case .object(let object):
      return .object(
        JSONObject(object.members.map { ($0.key, withPlaceholders($0.value, recording)) }))
    case .null, .bool, .number: return value
    }
  }
}
