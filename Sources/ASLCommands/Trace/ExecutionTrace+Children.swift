import ASLInterpreter
import ASLModel
import ASLRuntime

/// Children of distributed Maps.
extension ExecutionTrace {
  /// A child has ended: it is counted, and shown where its own states are not.
  ///
  /// - Parameter path: of the child.
  mutating func childEnded(
    _ child: HostedExecution.MapChild, _ outcome: Outcome, path: [Int]
  ) -> [TraceEntry] {
    let place = Place(state: child.state, path: Array(path.dropLast()))
    guard let map = branchOfPlace[place], var visit = branches[map]?.visit else { return [] }
    visit.finished += 1
    defer { branches[map]?.visit = visit }
    guard let error = outcome.problem else { return [] }
    visit.failedIterations += 1
    guard visit.isLarge, !isVerbose else { return [] }
    visit.problems += 1
    guard visit.problems <= Self.mostProblemsOfMap else { return [] }
    if case .aborted = outcome {
      return [
        TraceEntry(
          mark: .stopped, time: elapsed, path: path, name: child.stateName,
          details: [.plain("aborted")], margin: margin)
      ]
    }
    return [
      TraceEntry(
        mark: .failed, time: elapsed, path: path, name: child.stateName, details: [error.detail],
        notes: error.cause.map { [causeNote($0)] } ?? [], margin: margin)
    ]
  }
}

extension Outcome {
  /// What an execution ended with that did not succeed.
  var problem: ErrorOutput? {
    switch self {
    case .succeeded: nil
    case .failed(let error), .aborted(let error): error
    case .timedOut: ErrorOutput(error: .timeout, cause: nil)
    }
  }
}

extension MapState {
  var isDistributed: Bool { if case .distributed = mode { true } else { false } }
}
