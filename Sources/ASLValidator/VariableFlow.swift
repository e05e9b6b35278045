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
  /// The names of the variables that are assigned somewhere, in the order of the text.
  private var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// By ``StateID``; nil for a state that is never reached.
  private var atEntry: [NameSet?]
  private let definition: Definition
  private let graphs: [StateID: StateGraph]

  /// - Parameter graphs: those of all scopes, by the state that each starts at.
  init(_ definition: Definition, _ graphs: [StateID: StateGraph]) {
    self.definition = definition
    self.graphs = graphs
    atEntry = Array(repeating: nil, count: definition.states.count)
    guard let machine = definition.machine else { return }
    flow(machine.top, NameSet(), machine)
  }

  /// The variables that states which are reached assign, whatever their scope.
  var allNames: Set<String> { Set(names) }

  /// Whether a variable may have a value when a state is entered; nil for a state that is never
  /// reached.
  func mayHaveValue(_ name: String, at id: StateID) -> Bool? {
    atEntry[id.index].map { entry in numbers[name].map(entry.contains) ?? false }
  }

  /// The variables that may have a value when a state is entered.
  func names(at id: StateID) -> [String] {
    guard let entry = atEntry[id.index] else { return [] }
    return names.indices.filter(entry.contains).map { names[$0] }
  }

  private mutating func flow(_ scope: Scope, _ outer: NameSet, _ machine: StateMachine) {
    guard let graph = graphs[scope.startAt] else { return }
    atEntry[scope.startAt.index] = outer
    var waiting = [scope.startAt]
    while let id = waiting.popLast() {
      let entry = atEntry[id.index] ?? NameSet()
      for edge in graph.transitions(from: id) {
        var known = entry
        for name in assigned(on: edge) { known.insert(number(of: name)) }
        if let before = atEntry[edge.target.index] {
          known.formUnion(before)
          guard known != before else { continue }
        }
        atEntry[edge.target.index] = known
        waiting.append(edge.target)
      }
    }
    for id in scope.states {
      guard let entry = atEntry[id.index] else { continue }
      let isDistributed = machine[id].isDistributedMap
      for inner in machine[id].innerScopes {
        flow(inner, isDistributed ? NameSet() : entry, machine)
      }
    }
  }

  private mutating func number(of name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// The variables that a transition assigns.
  private func assigned(on edge: StateGraph.Edge) -> [String] {
    let state = definition.states[edge.source.index].syntax.value
    let holder =
      switch edge.kind {
      case .next, .default: state
      case .choice(let index): state["Choices"]?.elements?[index]
      case .catcher(let index): state["Catch"]?.elements?[index]
      }
    return holder.map { AssignedVariable.all(of: $0).map(\.name) } ?? []
  }
}

/// A set of numbers of names, as bits: thousands of states may each know thousands.
private struct NameSet: Equatable {
  private var words: [UInt64] = []

  func contains(_ number: Int) -> Bool {
    number / 64 < words.count && words[number / 64] & (1 << UInt64(number % 64)) != 0
  }

  mutating func insert(_ number: Int) {
    while words.count <= number / 64 { words.append(0) }
    words[number / 64] |= 1 << UInt64(number % 64)
  }

  mutating func formUnion(_ other: NameSet) {
    while words.count < other.words.count { words.append(0) }
    for place in other.words.indices { words[place] |= other.words[place] }
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
