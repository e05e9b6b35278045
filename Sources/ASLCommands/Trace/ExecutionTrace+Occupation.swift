import ASLInterpreter
import ASLModel

/// What an execution is doing between two events.
struct Occupation: Equatable {
  let names: [String]
  let detail: String
  /// Of a large Map.
  let progress: Progress?

  struct Progress: Equatable {
    let finished: Int
    let failed: Int
    let total: Int
  }
}

extension ExecutionTrace {
  /// - Parameter elapsed: since the last event.
  func occupation(after elapsed: Duration) -> Occupation? {
    if let map = branches.values.first(where: { $0.isLargeMap })?.visit {
      return Occupation(
        names: [machine[map.state].name], detail: "",
        progress: .init(
          finished: map.finished, failed: map.failedIterations, total: map.length ?? 0))
    }
    let running = branches.keys.sorted().filter { isRunning($0) }
    guard let first = running.first, let visit = branches[first]?.visit else { return nil }
    let names = running.compactMap { number in
      branches[number]?.visit.map { label(of: $0, in: number) }
    }
    // Whole seconds, so that the line does not flicker.
    let seconds = Duration.seconds(
      now().advanced(by: elapsed).duration(since: visit.attemptStarted).components.seconds)
    let detail = occupation(of: visit, at: visit.attemptStarted.advanced(by: seconds))
    return Occupation(names: names, detail: names.count == 1 ? detail : "", progress: nil)
  }

  func isRunning(_ branch: Int) -> Bool {
    guard let visit = branches[branch]?.visit else { return false }
    return machine[visit.state].innerScopes.isEmpty
  }

  private func label(of visit: Visit, in branch: Int) -> String {
    let path = branches[branch]?.path ?? []
    let tag = path.isEmpty ? "" : "[\(path.map(String.init).joined(separator: "."))] "
    return tag + machine[visit.state].name
  }

  /// What a state is doing at a moment.
  func occupation(of visit: Visit, at time: Timestamp) -> String {
    if case .retry(let number, let count, _, _) = visit.failure?.consequence {
      return "waiting for retry \(number) of \(count)"
    }
    switch machine[visit.state].kind {
    case .wait: return "waiting for \(time.duration(since: visit.attemptStarted).briefText)"
    case .task(let task):
      let resource = task.resource.briefText(parameters: visit.parameters)
      return "\(resource), running for \(time.duration(since: visit.attemptStarted).briefText)"
    case .pass, .choice, .succeed, .fail, .parallel, .map: return "running"
    }
  }
}

extension ExecutionTrace.Branch {
  fileprivate var isLargeMap: Bool {
    visit?.isLarge == true && visit?.hasFailed == false
  }
}
