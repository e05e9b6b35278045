public import ASLModel
public import Diagnostics
import JSONTree

/// A Task state that nothing on this machine answers.
public struct UnconfiguredTask: Sendable, Equatable {
  public let state: StateID
  public let stateName: String
  /// Where the state's name stands in the definition.
  public let range: SourceRange
  public let resource: TaskResource
  /// What is missing, in words: `the Lambda function "charge"`.
  public let missing: String
  /// What to add to resources.json, as a JSON object; nil for a service that only mocks can answer.
  let addition: JSON?
}

extension ResourceConfiguration {
  /// The Task states of a machine for which nothing is configured, in the order of the definition.
  ///
  /// A name that only the execution knows is looked up when it is known; what it then does not find
  /// is the error that the real service gives.
  ///
  /// - Parameter isAnswered: whether something else answers a state: a mock.
  public func unconfigured(
    in machine: StateMachine, except isAnswered: (State) -> Bool = { _ in false }
  ) -> [UnconfiguredTask] {
    machine.states.compactMap { state in
      guard case .task(let task) = state.kind, !isAnswered(state) else { return nil }
      let use = TaskUse(task, state.data.arguments)
      guard let service = IntegrationTaskHandler.service(for: task.resource) else {
        return unconfigured(
          state, task, "asl does not run this service, so only a mock can answer it", nil)
      }
      guard let missing = service.missing(use, in: self) else { return nil }
      return unconfigured(
        state, task, missing.what, .object([missing.section: missing.entry]))
    }
  }

  private func unconfigured(
    _ state: State, _ task: TaskState, _ missing: String, _ addition: JSON?
  ) -> UnconfiguredTask {
    UnconfiguredTask(
      state: state.id, stateName: state.name, range: state.nameRange, resource: task.resource,
      missing: missing, addition: addition)
  }
}

extension [UnconfiguredTask] {
  /// One message for all of them: each state with its resource, and the lines to add.
  public var message: String {
    var lines = [
      count == 1
        ? "a Task has no resource on this machine:"
        : "\(count) Tasks have no resource on this machine:"
    ]
    for task in self {
      lines.append("  \"\(task.stateName)\", \(task.resource.arn)")
      lines.append("    needs \(task.missing)")
    }
    let additions = compactMap(\.addition)
    if !additions.isEmpty {
      let merged = additions.reduce(JSON.object(JSONObject())) { merge($0, $1) }
      lines += ["add to the file of --resources:", merged.indentedText()]
    }
    lines.append("or answer them by --mocks and --test-case")
    return lines.joined(separator: "\n")
  }

  /// Objects member by member, arrays one after the other; of other values the first stays.
  private func merge(_ left: JSON, _ right: JSON) -> JSON {
    switch (left, right) {
    case (.object(let first), .object(let second)):
      var merged = first
      for member in second {
        merged[member.key] = first[member.key].map { merge($0, member.value) } ?? member.value
      }
      return .object(merged)
    case (.array(let first), .array(let second)):
      return .array(first + second.filter { !first.contains($0) })
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): return left
    }
  }
}
