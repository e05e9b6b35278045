import ASLModel
import JSONPath
import JSONTree

/// The shape of the data at every state of a machine, whatever its input.
///
/// Shapes are joined over all transitions, those of Catchers included, until nothing changes. Each
/// round visits the states in an order in which most come after those that lead to them. A state
/// whose input has changed often gets one that is known less, so that loops come to an end.
struct ShapeFlow: Sendable {
  let machine: StateMachine
  /// The raw input of each state, by ``StateID``; never for one that is not reached.
  private var entries: [Shape]
  /// What leaves each scope, by the state that it starts at.
  private var scopeOutputs: [StateID: Shape] = [:]
  /// What each workflow variable may be, wherever it is assigned.
  private(set) var variables: [String: Shape] = [:]
  private var shapes: [StateShapes?]
  private var visits: [Int]
  private var variableVisits: [String: Int] = [:]
  private var order: [Visit] = []
  private var waiting: [Bool]
  private let hasItem: [Bool]

  /// A part of a state's work.
  private enum Visit {
    case begin(StateID)
    /// The end of a Parallel or Map, after its branches.
    case end(StateID)
  }

  /// After how many changes of its input a state's input is known less.
  private static let visitsBeforeWidening = 4

  /// - Parameter graphs: those of all scopes, by the state that each starts at.
  init(_ machine: StateMachine, _ graphs: [StateID: StateGraph]) {
    self.machine = machine
    let count = machine.states.count
    entries = Array(repeating: .never, count: count)
    shapes = Array(repeating: nil, count: count)
    visits = Array(repeating: 0, count: count)
    waiting = Array(repeating: false, count: 2 * count)
    hasItem = machine.statesWithItem
    addOrder(of: machine.top, graphs)
    flow(.unknown, into: machine.top.startAt)
    var isDone = false
    while !isDone {
      isDone = true
      for visit in order where take(visit) {
        isDone = false
        switch visit {
        case .begin(let id): begin(id)
        case .end(let id): end(id)
        }
      }
    }
  }

  /// What is known at a state; nil where none comes to it.
  func shapes(at id: StateID) -> StateShapes? { shapes[id.index] }

  /// What paths in a field of a state see; nil where nothing is known of it.
  func scope(at id: StateID, _ place: FieldRead.Place) -> ShapeScope? {
    guard let shapes = shapes[id.index] else { return nil }
    let input: Shape =
      switch place {
      case .input: shapes.input
      case .selectedInput, .item: shapes.selectedInput
      case .result: shapes.result
      case .selectedResult: shapes.selectedResult
      case .caught(let index): machine[id].errorOutput(ofCatcher: index)
      case .output: shapes.placed
      case .other: .unknown
      }
    return scope(of: id, over: input, item: place == .item ? shapes.item : nil)
  }

  private func scope(of id: StateID, over input: Shape, item: Shape? = nil) -> ShapeScope {
    let hasItem = hasItem[id.index]
    return ShapeScope(
      input: input, context: .context(hasItem: hasItem, item: item),
      variables: variables)
  }
}

// The order of visits.
extension ShapeFlow {
  private mutating func addOrder(of scope: Scope, _ graphs: [StateID: StateGraph]) {
    guard let graph = graphs[scope.startAt] else { return }
    for id in graph.inReversePostorder {
      order.append(.begin(id))
      let inner = machine[id].innerScopes
      if inner.isEmpty { continue }
      for scope in inner { addOrder(of: scope, graphs) }
      order.append(.end(id))
    }
  }

  private mutating func take(_ visit: Visit) -> Bool {
    let place =
      switch visit {
      case .begin(let id): 2 * id.index
      case .end(let id): 2 * id.index + 1
      }
    defer { waiting[place] = false }
    return waiting[place]
  }

  private mutating func flow(_ shape: Shape, into id: StateID) {
    let before = entries[id.index]
    let after =
      visits[id.index] < Self.visitsBeforeWidening
      ? before.joined(with: shape) : before.widened(with: shape)
    guard after != before else { return }
    visits[id.index] += 1
    entries[id.index] = after
    waiting[2 * id.index] = true
  }

  /// The end of a state's scope is reached.
  private mutating func leaveScope(_ shape: Shape, from id: StateID) {
    guard let parent = machine[id].parent else { return }
    let start = machine[parent.state].innerScopes[parent.branch].startAt
    let before = scopeOutputs[start] ?? .never
    let after = before.joined(with: shape)
    guard after != before else { return }
    scopeOutputs[start] =
      visits[start.index] < Self.visitsBeforeWidening ? after : before.widened(with: shape)
    waiting[2 * parent.state.index + 1] = true
  }

  private mutating func assign(
    _ assignments: Assignments?, _ scope: ShapeScope, _ id: StateID, field: String = "Assign"
  ) {
    for member in assignments?.members ?? [] {
      let origin = ShapeOrigin(state: id.index, field: field)
      let shape = scope.shape(of: member.value, origin)
      let before = variables[member.key] ?? .never
      let count = variableVisits[member.key, default: 0]
      let after =
        count < Self.visitsBeforeWidening
        ? before.joined(with: shape) : before.widened(with: shape)
      guard after != before else { continue }
      variables[member.key] = after
      variableVisits[member.key] = count + 1
      // Any state may read it.
      for index in entries.indices where !entries[index].isNever { waiting[2 * index] = true }
    }
  }
}

// The work of a state.
extension ShapeFlow {
  private mutating func begin(_ id: StateID) {
    let state = machine[id]
    let input = entries[id.index]
    guard !input.isNever else { return }
    let selected = select(input, state.data.inputPath, state, "InputPath")
    var shapes = StateShapes(input: input, selectedInput: selected)
    var scope = scope(of: id, over: selected)
    if let template = state.data.arguments {
      let field = state.queryLanguage == .jsonata ? "Arguments" : "Parameters"
      shapes.effectiveInput = scope.shape(of: template, origin(state, field))
    }
    for (index, catcher) in state.catchers.enumerated() {
      catchError(by: catcher, at: index, state, shapes)
    }
    self.shapes[id.index] = shapes
    switch state.kind {
    case .pass(let pass):
      leave(state, pass.result.map { Shape(of: $0, origin: origin(state, "Result")) })
    case .task(let task):
      let result = task.resultShape(
        shapes.effectiveInput, givesToken: state.data.arguments?.root.mayHoldToken ?? false,
        origin(state, "Resource"))
      leave(state, result)
    case .wait, .succeed: leave(state, selected)
    case .choice(let choice): choose(choice, state, selected)
    case .fail: break
    case .parallel(let parallel):
      for branch in parallel.branches { flow(shapes.effectiveInput, into: branch.startAt) }
      waiting[2 * id.index + 1] = true
    case .map(let map):
      let items = items(of: map, state, scope)
      self.shapes[id.index]?.item = items
      scope = self.scope(of: id, over: selected, item: items)
      let hasMore = map.itemReader != nil || map.itemBatcher != nil
      let selector = map.itemSelector.map { scope.shape(of: $0, origin(state, "ItemSelector")) }
      flow(hasMore ? .unknown : selector ?? items, into: map.processor.startAt)
      waiting[2 * id.index + 1] = true
    }
  }

  private mutating func end(_ id: StateID) {
    let state = machine[id]
    guard shapes[id.index] != nil else { return }
    switch state.kind {
    case .parallel(let parallel):
      let outputs = parallel.branches.map { scopeOutputs[$0.startAt] ?? .never }
      if outputs.contains(where: \.isNever) { return }
      leave(state, .array(ArrayShape(items: outputs)))
    case .map(let map): leave(state, result(of: map))
    case .task, .pass, .choice, .wait, .succeed, .fail: break
    }
  }

  private func items(of map: MapState, _ state: State, _ scope: ShapeScope) -> Shape {
    if state.readsItems { return .unknown }
    var items = scope.input
    if let path = map.itemsPath { items = scope.shape(at: path) }
    if let template = map.items { items = scope.shape(of: template, nil) }
    // An object may have been given, of which each member is an item.
    guard let array = items.array, items.types == .array else { return .unknown }
    return array.element
  }

  private func result(of map: MapState) -> Shape {
    if map.resultWriter != nil { return .unknown }
    guard map.mode == .inline, map.toleratedFailureCount == nil,
      map.toleratedFailurePercentage == nil
    else { return .array(of: .unknown) }
    return .array(of: scopeOutputs[map.processor.startAt] ?? .never)
  }

  private func origin(_ state: State, _ field: String) -> ShapeOrigin {
    ShapeOrigin(state: state.id.index, field: field)
  }

  private func select(
    _ data: Shape, _ path: DataPath, _ state: State, _ field: String
  ) -> Shape {
    switch path {
    case .whole: data
    case .discard: .object(ObjectShape([], origins: [origin(state, field)]))
    case .path(let path): scope(of: state.id, over: data).shape(at: path)
    }
  }
}

// The way out of a state.
extension ShapeFlow {
  /// - Parameter result: what the state's work gives; nil for its effective input.
  private mutating func leave(_ state: State, _ result: Shape?) {
    guard let result = result ?? shapes[state.id.index]?.effectiveInput else { return }
    let output = output(
      of: state, result, assigning: state.data.assign, jsonata: state.data.output)
    switch state.transition {
    case .next(let next): flow(output, into: next)
    case .end, nil: leaveScope(output, from: state.id)
    }
  }

  /// What a state puts out.
  ///
  /// - Parameters:
  ///   - assignments: the state's own, or those of the Choice Rule that leads on.
  ///   - template: the same for JSONata's Output.
  private mutating func output(
    of state: State, _ result: Shape, assigning assignments: Assignments?,
    jsonata template: PayloadTemplate?
  ) -> Shape {
    guard var shapes = shapes[state.id.index], !result.isNever else { return .never }
    shapes.result = result
    shapes.selectedResult = result
    if state.queryLanguage == .jsonata {
      var scope = scope(of: state.id, over: shapes.input)
      scope.result = result
      assign(assignments, scope, state.id)
      shapes.placed = template.map { scope.shape(of: $0, origin(state, "Output")) } ?? result
      shapes.output = shapes.placed
      self.shapes[state.id.index] = shapes
      return shapes.output
    }
    if let selector = state.data.resultSelector {
      shapes.selectedResult = scope(of: state.id, over: result)
        .shape(of: selector, origin(state, "ResultSelector"))
    }
    assign(assignments, scope(of: state.id, over: shapes.selectedResult), state.id)
    shapes.placed = place(shapes.selectedResult, state.data.resultPath, in: shapes.input)
    shapes.output = select(shapes.placed, state.data.outputPath, state, "OutputPath")
    self.shapes[state.id.index] = shapes
    return shapes.output
  }

  private func place(_ value: Shape, _ path: ResultPath, in input: Shape) -> Shape {
    switch path {
    case .replace: value
    case .discard: input
    case .at(let path): input.writing(value, at: path.steps)
    }
  }

  private mutating func choose(_ choice: ChoiceState, _ state: State, _ input: Shape) {
    var rest = input
    for rule in choice.rules {
      let taken = rest.refined(by: rule.condition, true)
      rest = rest.refined(by: rule.condition, false)
      let output = output(of: state, taken, assigning: rule.assign, jsonata: rule.output)
      if !output.isNever { flow(output, into: rule.next) }
    }
    if let next = choice.defaultState {
      let output = output(
        of: state, rest, assigning: state.data.assign, jsonata: state.data.output)
      if !output.isNever { flow(output, into: next) }
    }
    // What is kept of the state itself is for all ways out.
    _ = output(of: state, input, assigning: nil, jsonata: nil)
  }

  private mutating func catchError(
    by catcher: Catcher, at index: Int, _ state: State, _ shapes: StateShapes
  ) {
    let error = state.errorOutput(ofCatcher: index)
    var output: Shape
    if state.queryLanguage == .jsonata {
      var scope = scope(of: state.id, over: shapes.input)
      scope.errorOutput = error
      assign(catcher.assign, scope, state.id, field: "Catch")
      let made = ShapeOrigin(state: state.id.index, field: "Catch", index: index)
      output = catcher.output.map { scope.shape(of: $0, made) } ?? error
    } else {
      assign(catcher.assign, scope(of: state.id, over: error), state.id, field: "Catch")
      output = place(error, catcher.resultPath, in: shapes.input)
    }
    flow(output, into: catcher.next)
  }
}

extension StateMachine {
  /// Whether each state is a Map, or in one, so that the Context Object may have an item.
  fileprivate var statesWithItem: [Bool] {
    var found = Array(repeating: false, count: states.count)
    // A state comes after the one that holds it.
    for state in states {
      if case .map = state.kind { found[state.id.index] = true }
      if let parent = state.parent, found[parent.state.index] { found[state.id.index] = true }
    }
    return found
  }
}

extension StateGraph {
  /// The states that the entry leads to, most of them after those that lead to them.
  fileprivate var inReversePostorder: [StateID] {
    var found: Set<StateID> = [entry]
    var finished: [StateID] = []
    var path: [(state: StateID, rest: ArraySlice<Edge>)] = [(entry, transitions(from: entry))]
    while let last = path.last {
      guard let edge = last.rest.first else {
        finished.append(last.state)
        path.removeLast()
        continue
      }
      path[path.count - 1].rest = last.rest.dropFirst()
      if found.insert(edge.target).inserted {
        path.append((edge.target, transitions(from: edge.target)))
      }
    }
    return finished.reversed()
  }
}
