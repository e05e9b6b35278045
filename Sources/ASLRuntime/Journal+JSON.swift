public import ASLInterpreter
import ASLModel
public import JSONTree

/// A journal as JSON, and back.
extension Journal {
  public var json: JSON { .array(entries.map(\.json)) }

  public init(json: JSON) throws(SnapshotError) {
    self.init()
    guard let list = json.arrayValue else { throw SnapshotError("", "an array is expected") }
    for (index, entry) in list.enumerated() {
      do throws(SnapshotError) {
        append(try Entry(json: entry))
      } catch {
        let place = error.place.isEmpty ? "" : ".\(error.place)"
        throw SnapshotError("[\(index)]\(place)", error.message)
      }
    }
  }
}

extension Journal.Entry {
  fileprivate var json: JSON {
    ["steps": .integer(steps), "time": .string(time.journalText), "event": event.json]
  }

  fileprivate init(json: JSON) throws(SnapshotError) {
    guard let steps = json["steps"]?.numberValue?.integerValue, steps >= 0, steps < 1 << 53 else {
      throw SnapshotError("steps", "a whole number from 0 is expected")
    }
    guard let time = json["time"]?.stringValue.flatMap(Timestamp.init(journalText:)) else {
      throw SnapshotError("time", "seconds and nanoseconds are expected")
    }
    guard let event = json["event"] else { throw SnapshotError("", "'event' is missing") }
    self.init(afterSteps: Int(steps), try ExecutionEvent(json: event), at: time)
  }
}

extension Timestamp {
  /// Seconds since 1970, and nanoseconds: `1767225600.000000000`.
  fileprivate var journalText: String {
    let fraction = String(nanoseconds)
    return "\(seconds)." + String(repeating: "0", count: 9 - fraction.count) + fraction
  }

  fileprivate init?(journalText text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 9, let seconds = Int64(parts[0]),
      let nanoseconds = Int32(parts[1]), nanoseconds >= 0
    else { return nil }
    self.init(seconds: seconds, nanoseconds: nanoseconds)
  }
}
