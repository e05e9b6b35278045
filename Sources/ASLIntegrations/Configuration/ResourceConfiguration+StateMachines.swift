public import ASLModel
import Diagnostics
import JSONTree

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A state machine that tasks can start executions of.
public struct LocalStateMachine: Sendable {
  public let machine: StateMachine
  public let type: MapState.ExecutionType
}

extension ResourceFileReader {
  mutating func stateMachines(
    _ value: ConfigurationReader.Value?
  ) -> GlobTable<LocalStateMachine> {
    var table = GlobTable<LocalStateMachine>()
    guard let value, let members = values.members(of: value, in: "\"stateMachines\"") else {
      return table
    }
    for member in members {
      guard let machine = stateMachine(member) else { continue }
      table.append(Glob(member.key), machine)
    }
    return table
  }

  private mutating func stateMachine(_ member: ConfigurationReader.Member) -> LocalStateMachine? {
    let what = "the state machine \"\(member.key)\""
    let keys = ["definition", "type", "substitutions"]
    guard let members = values.members(of: member.value, keys: keys, in: what) else { return nil }
    let type = values.word(members["type"], "type", MapState.ExecutionType.self)
    let substitutions = values.environment(members["substitutions"], "\"substitutions\"")
    guard let place = members["definition"] else {
      values.report("\(what) needs \"definition\", the path of a file", at: member.value)
      return nil
    }
    guard let name = values.string(place, "\"definition\""),
      let machine = definition(name, Substitutions(substitutions), at: place)
    else { return nil }
    return LocalStateMachine(machine: machine, type: type ?? .standard)
  }

  private mutating func definition(
    _ name: String, _ substitutions: Substitutions, at place: ConfigurationReader.Value
  ) -> StateMachine? {
    guard let data = FileManager.default.contents(atPath: path(name)) else {
      values.report(
        "missing-file", "the definition \"\(name)\" cannot be read", place.syntax.range,
        place.pointer, help: ["looked for \(path(name))"])
      return nil
    }
    let source = SourceText(name: path(name), bytes: Array(data))
    let (machine, diagnostics) = StateMachine.parse(source, substitutions: substitutions)
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { problems.append(FileDiagnostics(source: source, diagnostics: errors)) }
    return errors.isEmpty ? machine : nil
  }
}

extension ResourceConfiguration {
  /// The state machine that an ARN names, with or without a version or alias.
  func stateMachine(_ arn: StateMachineARN) -> LocalStateMachine? {
    stateMachines.value(names: [arn.name], arns: [arn.text, arn.unqualified])
  }

  /// The state machines that a machine can start executions of, and those that these can start,
  /// each once. Where a name is computed, all.
  ///
  /// - Parameter isAnswered: whether something else answers a state of the first one.
  public func stateMachines(
    startedBy machine: StateMachine, except isAnswered: (State) -> Bool = { _ in false }
  ) -> [(name: String, machine: StateMachine)] {
    var found: [(name: String, machine: StateMachine)] = []
    var waiting = started(by: machine, except: isAnswered)
    while let next = waiting.popLast() {
      guard !found.contains(where: { $0.name == next.name }) else { continue }
      found.append(next)
      waiting += started(by: next.machine) { _ in false }
    }
    return found.sorted { $0.name < $1.name }
  }

  private func started(
    by machine: StateMachine, except isAnswered: (State) -> Bool
  ) -> [(name: String, machine: StateMachine)] {
    machine.states.flatMap { state -> [(name: String, machine: StateMachine)] in
      guard case .task(let task) = state.kind, !isAnswered(state),
        command(for: task.resource) == nil,
        let service = IntegrationTaskHandler.service(for: task.resource),
        service is any ExecutionStarting.Type
      else { return [] }
      let use = TaskUse(task, state.data.arguments)
      guard let text = use.text("StateMachineArn") else {
        return stateMachines.entries.map {
          (StateMachineARN.name(in: $0.pattern.text), $0.value.machine)
        }
      }
      guard let arn = StateMachineARN(text), let local = stateMachine(arn) else { return [] }
      return [(arn.name, local.machine)]
    }
  }

  /// As ``unconfigured(in:except:)``, of the machine and of those that it starts executions of.
  ///
  /// - Parameter isAnswered: whether something else answers a state, of the machine itself where no
  ///   name of another is given.
  public func unconfigured(
    inAllFrom machine: StateMachine, except isAnswered: (State, _ machine: String?) -> Bool
  ) -> [UnconfiguredTask] {
    let own = unconfigured(in: machine) { isAnswered($0, nil) }
    let others = stateMachines(startedBy: machine) { isAnswered($0, nil) }
    return others.reduce(into: own) { all, other in
      for var task in unconfigured(in: other.machine, except: { isAnswered($0, other.name) }) {
        task.machineName = other.name
        all.append(task)
      }
    }
  }
}
