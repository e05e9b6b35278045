public import ASLModel
public import Diagnostics
import JSONTree

/// A Task state that nothing on this machine answers, or a Map whose items or results have no place
/// on it.
public struct UnconfiguredTask: Sendable, Equatable {
  public let state: StateID
  public let stateName: String
  /// The name of the state machine; nil for the one that is run.
  public var machineName: String?
  /// Where the state's name stands in the definition.
  public let range: SourceRange
  public let resource: TaskResource
  /// What is missing, in words: `the Lambda function "charge"`.
  public let missing: String
  /// What to add to resources.json, as a JSON object.
  let addition: JSON

  init(_ state: State, _ resource: TaskResource, _ missing: Missing) {
    self.state = state.id
    stateName = state.name
    range = state.nameRange
    self.resource = resource
    self.missing = missing.what
    addition = .object([missing.section: missing.entry])
  }
}

extension ResourceConfiguration {
  /// The states of a machine for which nothing is configured, in the order of the definition.
  ///
  /// A name that only the execution knows is looked up when it is known; what it then does not find
  /// is the error that the real service gives.
  ///
  /// - Parameter isAnswered: whether something else answers a state: a mock.
  public func unconfigured(
    in machine: StateMachine, except isAnswered: (State) -> Bool = { _ in false }
  ) -> [UnconfiguredTask] {
    machine.states.filter { !isAnswered($0) }.flatMap { state -> [UnconfiguredTask] in
      switch state.kind {
      case .task(let task): unconfigured(state, task).map { [$0] } ?? []
      case .map(let map): unconfigured(state, map)
      case .pass, .choice, .wait, .succeed, .fail, .parallel: []
      }
    }
  }

  private func unconfigured(_ state: State, _ task: TaskState) -> UnconfiguredTask? {
    guard command(for: task.resource) == nil else { return nil }
    let use = TaskUse(task, state.data.arguments)
    let service = IntegrationTaskHandler.service(for: task.resource)
    let missing = service.map { $0.missing(use, in: self) } ?? Missing.command(for: task.resource)
    return missing.map { UnconfiguredTask(state, task.resource, $0) }
  }

  /// The buckets that a distributed Map reads and writes.
  private func unconfigured(_ state: State, _ map: MapState) -> [UnconfiguredTask] {
    let uses = [
      map.itemReader.map { TaskUse($0.resource, $0.arguments) },
      map.resultWriter.flatMap { writer in writer.resource.map { TaskUse($0, writer.arguments) } },
    ]
    return uses.compactMap { use in
      guard let use, let missing = S3Action.missing(use, in: self) else { return nil }
      return UnconfiguredTask(state, use.resource, missing)
    }
  }
}

extension Missing {
  /// What a service lacks that asl does not run itself: a program in its place.
  fileprivate static func command(for resource: TaskResource) -> Missing? {
    guard let service = resource.service else { return nil }
    let what = "a command, as asl does not run this service itself"
    return Missing(
      what: service.isKnown ? what : "\(what); \(doubt(about: service))", section: "tasks",
      entry: .object([
        "\(service.resourceType):\(service.action)": ["command": ["./\(service.action)"]]
      ]))
  }

  private static func doubt(about service: TaskResource.Service) -> String {
    let name = "\(service.resourceType):\(service.resource)"
    let known = OptimizedIntegration.all.flatMap { integration in
      integration.actions.map { "\(integration.service):\($0.name)" }
    }
    let near = nearestName(to: "\(service.resourceType):\(service.action)", among: known)
    let hint = near.map { $0 == "\(service.name):\(service.action)" ? "" : ": did you mean \($0)?" }
    return "and Step Functions has no integration \(name)\(hint ?? "")"
  }
}

extension [UnconfiguredTask] {
  /// One message for all of them: each state with its resource, and the lines to add.
  public var message: String {
    let states = Set(map { "\($0.machineName ?? "") \($0.stateName)" }).count
    var lines = [
      states == 1
        ? "a state has no resource on this machine:"
        : "\(states) states have no resource on this machine:"
    ]
    for task in self {
      let machine = task.machineName.map { " of \($0)" } ?? ""
      lines.append("  \"\(task.stateName)\"\(machine), \(task.resource.arn)")
      lines.append("    needs \(task.missing)")
    }
    let additions = map(\.addition).reduce(JSON.object(JSONObject())) { merge($0, $1) }
    lines += ["add to the file of --resources:", additions.indentedText()]
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
