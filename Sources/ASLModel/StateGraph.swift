/// The states of one scope and the transitions between them.
public struct StateGraph: Sendable, Equatable {
  public let entry: StateID
  /// In the order of the definition.
  public let states: [StateID]
  /// In the order of the definition: state by state, and in a state field by field.
  public let transitions: [Edge]
  private let outgoing: [StateID: Range<Int>]

  public struct Edge: Sendable, Hashable {
    public let source: StateID
    public let target: StateID
    public let kind: Kind

    public init(source: StateID, target: StateID, kind: Kind) {
      self.source = source
      self.target = target
      self.kind = kind
    }

    public enum Kind: Sendable, Hashable {
      case next
      /// A Choice Rule, by its index.
      case choice(Int)
      case `default`
      /// A Catcher, by its index.
      case catcher(Int)
    }
  }

  public init(_ machine: StateMachine, _ scope: Scope) {
    entry = scope.startAt
    states = scope.states
    var edges: [Edge] = []
    var outgoing: [StateID: Range<Int>] = [:]
    outgoing.reserveCapacity(scope.states.count)
    for id in scope.states {
      let first = edges.count
      machine.states[id.index].appendEdges(to: &edges)
      outgoing[id] = first..<edges.count
    }
    transitions = edges
    self.outgoing = outgoing
    terminals = scope.states.filter { machine.states[$0.index].isTerminal }
  }

  /// The states that end the scope: `End`, Succeed, Fail.
  public let terminals: [StateID]

  /// The transitions out of a state.
  public func transitions(from id: StateID) -> ArraySlice<Edge> {
    transitions[outgoing[id] ?? 0..<0]
  }

  /// The states that the entry leads to, itself included, in the order of the definition.
  public var reachable: [StateID] {
    states.filter(reached(from: [entry]).contains)
  }

  /// The states that some lead to, themselves included.
  public func reached(from sources: [StateID]) -> Set<StateID> {
    reached(from: sources) { id in transitions(from: id).map(\.target) }
  }

  /// The states from which some terminal state can be reached, in the order of the definition.
  public var leadingToEnd: [StateID] {
    var sources: [StateID: [StateID]] = [:]
    for edge in transitions { sources[edge.target, default: []].append(edge.source) }
    let found = reached(from: terminals) { sources[$0] ?? [] }
    return states.filter(found.contains)
  }

  private func reached(
    from start: [StateID], _ neighbours: (StateID) -> [StateID]
  ) -> Set<StateID> {
    var found = Set(start)
    var waiting = start
    while let id = waiting.popLast() {
      for neighbour in neighbours(id) where found.insert(neighbour).inserted {
        waiting.append(neighbour)
      }
    }
    return found
  }
}

extension StateGraph {
  /// The loops: sets of states each of which leads to all the others of its set, or to itself.
  ///
  /// These are the strongly connected components that have a transition inside, each in the order
  /// of the definition, and so among one another. Tarjan's algorithm without recursion; linear.
  public var cycles: [[StateID]] { cycles { _ in true } }

  /// The loops that there are among some of the states alone.
  public func cycles(among isIncluded: (StateID) -> Bool) -> [[StateID]] {
    let included = states.filter(isIncluded)
    var search = ComponentSearch(self, Set(included))
    for id in included { search.visit(id) }
    let components = search.components.filter { component in
      component.count > 1
        || transitions(from: component[0]).contains { $0.target == component[0] }
    }
    return components.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private struct ComponentSearch {
    let graph: StateGraph
    let included: Set<StateID>
    var components: [[StateID]] = []
    private var numbers: [StateID: Int] = [:]
    private var lowest: [StateID: Int] = [:]
    private var stack: [StateID] = []
    private var isOnStack: Set<StateID> = []

    init(_ graph: StateGraph, _ included: Set<StateID>) {
      self.graph = graph
      self.included = included
    }

    mutating func visit(_ root: StateID) {
      guard numbers[root] == nil else { return }
      var path: [(state: StateID, rest: ArraySlice<Edge>)] = [enter(root)]
      while let (state, rest) = path.last {
        guard let edge = rest.first else {
          path.removeLast()
          leave(state, parent: path.last?.state)
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        guard included.contains(edge.target) else { continue }
        if numbers[edge.target] == nil {
          path.append(enter(edge.target))
        } else if isOnStack.contains(edge.target) {
          lower(state, to: numbers[edge.target])
        }
      }
    }

    private mutating func enter(_ id: StateID) -> (state: StateID, rest: ArraySlice<Edge>) {
      let number = numbers.count
      numbers[id] = number
      lowest[id] = number
      stack.append(id)
      isOnStack.insert(id)
      return (id, graph.transitions(from: id))
    }

    private mutating func lower(_ id: StateID, to number: Int?) {
      guard let number, let current = lowest[id], number < current else { return }
      lowest[id] = number
    }

    private mutating func leave(_ id: StateID, parent: StateID?) {
      if let parent { lower(parent, to: lowest[id]) }
      guard lowest[id] == numbers[id] else { return }
      var component: [StateID] = []
      while let member = stack.popLast() {
        isOnStack.remove(member)
        component.append(member)
        if member == id { break }
      }
      components.append(component)
    }
  }
}

extension State {
  /// Whether the state can end its scope with nothing after it.
  public var isTerminal: Bool {
    switch kind {
    case .succeed, .fail: true
    case .choice: false
    case .task, .pass, .wait, .parallel, .map: transition == .end
    }
  }

  fileprivate func appendEdges(to edges: inout [StateGraph.Edge]) {
    func add(_ target: StateID, _ kind: StateGraph.Edge.Kind) {
      edges.append(StateGraph.Edge(source: id, target: target, kind: kind))
    }
    if case .next(let target)? = transition { add(target, .next) }
    if case .choice(let choice) = kind {
      for (index, rule) in choice.rules.enumerated() { add(rule.next, .choice(index)) }
      if let target = choice.defaultState { add(target, .default) }
    }
    for (index, catcher) in catchers.enumerated() { add(catcher.next, .catcher(index)) }
  }
}
