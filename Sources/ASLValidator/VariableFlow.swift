import ASLModel
import Diagnostics
import JSONTree

/// Which workflow variables may have a value when a state is entered.
///
/// A variable may have one where some path from StartAt assigns it; one without is undefined for
/// certain. Branches and inline iterations read the variables around them; the child executions of
/// a distributed Map do not.
///
/// - Note: Step Functions guide, "Passing data between states with variables", Scope.
struct VariableFlow: Sendable {
  /// By ``StateID``; nil for a state that is never reached.
  private(set) var atEntry: [StateID: Set<String>] = [:]
  private let definition: Definition
  private let graphs: [StateID: StateGraph]

  /// - Parameter graphs: those of all scopes, by the state that each starts at.
  init(_ definition: Definition, _ graphs: [StateID: StateGraph]) {
    self.definition = definition
    self.graphs = graphs
    guard let machine = definition.machine else { return }
    flow(machine.top, [], machine)
  }

  private mutating func flow(_ scope: Scope, _ outer: Set<String>, _ machine: StateMachine) {
    guard let graph = graphs[scope.startAt] else { return }
    atEntry[scope.startAt] = outer
    var waiting = [scope.startAt]
    while let id = waiting.popLast() {
      let entry = atEntry[id] ?? []
      for edge in graph.transitions(from: id) {
        let known = entry.union(assigned(on: edge).map(\.name))
        guard let before = atEntry[edge.target] else {
          atEntry[edge.target] = known
          waiting.append(edge.target)
          continue
        }
        if !known.isSubset(of: before) {
          atEntry[edge.target] = before.union(known)
          waiting.append(edge.target)
        }
      }
    }
    for id in scope.states {
      guard let entry = atEntry[id] else { continue }
      let isDistributed = machine[id].isDistributedMap
      for inner in machine[id].innerScopes { flow(inner, isDistributed ? [] : entry, machine) }
    }
  }

  /// What a transition assigns.
  private func assigned(on edge: StateGraph.Edge) -> [AssignedVariable] {
    let state = definition.states[edge.source.index].syntax.value
    let holder =
      switch edge.kind {
      case .next, .default: state
      case .choice(let index): state["Choices"]?.elements?[index]
      case .catcher(let index): state["Catch"]?.elements?[index]
      }
    return holder.map { AssignedVariable.all(of: $0) } ?? []
  }
}

/// A member of `Assign`.
struct AssignedVariable {
  let name: String
  let syntax: JSONSyntax.Member

  /// Whether a place is in its value.
  func holds(_ range: SourceRange) -> Bool {
    syntax.value.range.start <= range.start && range.end <= syntax.value.range.end
  }

  /// Those that the `Assign` of a state, Choice Rule or Catcher sets itself.
  static func all(of holder: JSONSyntax) -> [AssignedVariable] {
    (holder["Assign"]?.members ?? []).map { member in
      let isComputed = member.key.hasSuffix(".$")
      return AssignedVariable(
        name: isComputed ? String(member.key.dropLast(2)) : member.key, syntax: member)
    }
  }
}

extension Subject {
  /// The names of all workflow variables, whatever their scope.
  var assignedVariables: Set<String> {
    Set(
      states.flatMap { _, syntax in
        assigners(of: syntax.value).flatMap(AssignedVariable.all).map(\.name)
      })
  }

  /// The objects of a state that may have an `Assign`: itself, its Choice Rules and Catchers.
  func assigners(of state: JSONSyntax) -> [JSONSyntax] {
    [state] + ["Choices", "Catch"].flatMap { state[$0]?.elements ?? [] }
  }
}

extension State {
  /// The service that a Task calls through an integration.
  var service: TaskResource.Service? {
    if case .task(let task) = kind { task.resource.service } else { nil }
  }

  var isDistributedMap: Bool {
    guard case .map(let map) = kind, case .distributed = map.mode else { return false }
    return true
  }
}
