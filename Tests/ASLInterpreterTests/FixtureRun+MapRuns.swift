import ASLInterpreter
import ASLModel
import JSONTree

/// What a fixture's `map-runs.json` says of distributed Maps:
///
/// - `pages`: the items by page, each `{"items": […], "after": 1}` or `{"failed": …, "after": 1}`;
///   `key` and `source` of all items;
/// - `children`: `{"index": 0, "after": 1, "failed": …}`; a child that has no entry runs at once,
///   inside, and its tasks are answered by `tasks.json`; `waits` keeps it running;
/// - `writer`: `{"after": 1, "failed": …}`.
extension FixtureRun {
  mutating func carryOutForMapRun(_ request: ExecutionRequest) {
    switch request {
    case .openItems(let items):
      let limit = items.maxItems.map { ", at most \($0)" } ?? ""
      note(
        "open items \(items.id.number): \(items.resource.arn) \(items.arguments.text), "
          + "the first \(items.count)\(limit)")
      unread[items.id] = (mapRuns["pages"]?.arrayValue ?? [])[...]
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
    note(
      "start child \(child.id.number): \(child.stateName)[\(child.index)], attempt \(child.attempt), "
        + "\(child.settings.type.rawValue) \(child.settings.executionARN) \(child.input.text)")
    let script = mapRuns["children"]?.arrayValue?.first {
      $0["index"]?.numberValue?.integerValue == Int64(child.index)
        && $0["attempt"].map { $0 == .integer(child.attempt) } ?? true
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
    var inside = FixtureRun(child.execution, child.input, of: self)
    inside.finish()
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
