import ASLInterpreter
import ASLModel
import JSONTree

/// What a fixture's `map-runs.json` says of distributed Maps:
///
/// - `pages`: the items by page, each `{"items": […], "after": 1}` or `{"failed": …, "after": 1}`;
///   `key` and `source` of all items; `again`: the pages of later readings, one list each;
/// - `children`: `{"index": 0, "after": 1, "failed": …}`; a child that has no entry runs at once,
///   inside, and its tasks are answered by `tasks.json`; `waits` keeps it running; `start` is how
///   often the child was started before, by a redrive;
/// - `writer`: `{"after": 1, "failed": …}`.
extension FixtureRun {
  mutating func carryOutForMapRun(_ request: ExecutionRequest) {
    switch request {
    case .openItems(let items):
      let limit = items.maxItems.map { ", at most \($0)" } ?? ""
      note(
        "open items \(items.id.number): \(items.resource.arn) \(items.arguments.text), "
          + "the first \(items.count)\(limit)")
      let again = readings == 0 ? nil : mapRuns["again"]?.arrayValue?[readings - 1]
      unread[items.id] = ((again ?? mapRuns["pages"])?.arrayValue ?? [])[...]
      readings += 1
      read(items.id)
    case .readItems(let id, let count):
      note("read items \(id.number): \(count)")
      read(id)
    case .closeItems(let id):
      note("close items \(id.number)")
      unread[id] = nil
    case .startChild(let child): start(child)
    case .stopChild(let id):
      note("stop child \(id.number)")
      schedule.removeAll { $0.event.taskID == id }
    case .openResults(let results):
      note(
        "open results \(results.id.number): \(results.resource.arn) \(results.arguments.text), "
          + "\(results.config.transformation) as \(results.config.outputType)")
    case .writeResult(let id, let result): note("write result \(id.number): \(text(of: result))")
    case .closeResults(let id):
      note("close results \(id.number)")
      let failed = mapRuns["writer"]?["failed"].map {
        ExecutionEvent.resultsFailed(id, Self.error($0))
      }
      plan(
        failed ?? .resultsWritten(id, output: ["Bucket": "b", "Key": "k/manifest.json"]),
        at: now.advanced(by: .seconds(Self.seconds(mapRuns["writer"]?["after"]))))
    case .startTask, .cancelTask, .setTimer, .cancelTimer, .record, .finished: break
    }
  }

  private mutating func read(_ id: RequestID) {
    guard let page = unread[id]?.popFirst() else { return }
    let time = now.advanced(by: .seconds(Self.seconds(page["after"])))
    if let failed = page["failed"] { return plan(.itemsFailed(id, Self.error(failed)), at: time) }
    let items = (page["items"]?.arrayValue ?? []).map {
      ReadItem($0, key: page["key"]?.stringValue, source: page["source"]?.stringValue)
    }
    plan(.itemsRead(id, items: items, isLast: unread[id]?.isEmpty == true), at: time)
  }

  private mutating func start(_ child: ChildRequest) {
    let starts = childStarts[child.settings.executionARN, default: 0]
    childStarts[child.settings.executionARN] = starts + 1
    let verb = child.redriveCount > 0 ? "redrive \(child.redriveCount) of child" : "start child"
    note(
      "\(verb) \(child.id.number): \(child.stateName)[\(child.index)], attempt \(child.attempt), "
        + "\(child.settings.type.rawValue) \(child.settings.executionARN) \(child.input.text)")
    let script = mapRuns["children"]?.arrayValue?.first {
      $0["index"]?.numberValue?.integerValue == Int64(child.index)
        && $0["attempt"].map { $0 == .integer(child.attempt) } ?? true
        && $0["start"].map { $0 == .integer(starts) } ?? true
    }
    if script?["waits"] != nil { return }
    let time = now.advanced(by: .seconds(Self.seconds(script?["after"])))
    if let failed = script?["failed"] {
      return plan(.childFinished(child.id, .failed(Self.error(failed))), at: time)
    }
    if script?["timedOut"] != nil { return plan(.childFinished(child.id, .timedOut), at: time) }
    if let output = script?["succeeded"] {
      return plan(.childFinished(child.id, .succeeded(output: output)), at: time)
    }
    let ended = child.redriveCount > 0 ? endedChildren[child.settings.executionARN] : nil
    var inside =
      ended.map { FixtureRun(redriving: $0, of: self) }
      ?? FixtureRun(child.execution, child.input, of: self)
    inside.finish()
    attempts = inside.attempts
    endedChildren[child.settings.executionARN] = inside.execution
    for line in inside.lines { note("  \(line)") }
    if let outcome = inside.outcome { plan(.childFinished(child.id, outcome), at: time) }
  }

  private static func error(_ json: JSON) -> ErrorOutput {
    ErrorOutput(
      error: json["error"]?.stringValue.map { ErrorName($0) }, cause: json["cause"]?.stringValue)
  }

  private func text(of result: ChildResult) -> String {
    let outcome =
      switch result.outcome {
      case .succeeded(let output): "succeeded \(output.text)"
      case .failed(let error): "failed \(error.error?.text ?? "")"
      case .timedOut: "timed out"
      case .aborted: "aborted"
      case nil: "pending"
      }
    return "[\(result.index)] \(result.input.text) \(outcome)"
  }
}
