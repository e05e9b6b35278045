import ASLModel
import Diagnostics
import JSONPath
import JSONTree

/// A path that never finds anything where it stands.
struct DeadEnd: Sendable {
  let use: PathUse
  /// The step that cannot be taken, and what it would be taken from.
  let end: FoundShape.End
  /// The state that replaced the data in which the path had something to find, where one did.
  let loser: ShapeOrigin?

  /// The path as far as it leads somewhere: `$.a`.
  var way: String { text(ofSteps: end.step) }

  /// The same with the step that cannot be taken.
  var wayThere: String { text(ofSteps: end.step + 1) }

  private func text(ofSteps count: Int) -> String {
    let root =
      switch use.path.root {
      case .input: "$"
      case .context: "$$"
      case .variable(let name): "$\(name)"
      }
    return use.path.leadingSteps.prefix(count).reduce(root) { text, step in
      switch step {
      case .member(let name): text + ".\(name)"
      case .element(let index): text + "[\(index)]"
      }
    }
  }

  /// What is there in place of what is looked for, for people.
  var label: String {
    guard case .member(let name) = use.path.leadingSteps[end.step], let object = end.holder.object
    else { return "'\(way)' is \(end.holder.typeWords)" }
    let near = nearestName(to: name, among: object.fields.map(\.name))
    return near.map { "did you mean '\($0)'?" } ?? "there is no '\(name)'"
  }
}

extension Subject {
  /// The dead ends among paths, in their order; of those of a state that end at the same step from
  /// the same place, the first.
  ///
  /// What is asked for by IsPresent may be missing, and whatever the same Choice asks of it after.
  /// The fields of the Context Object are for other rules.
  static func deadEnds(
    of uses: [PathUse], _ shapes: ShapeFlow, _ graphs: [StateID: StateGraph]
  ) -> [DeadEnd] {
    var asked: Set<Question> = []
    var causes: Set<Cause> = []
    var losses = LossSearch(uses, shapes, graphs)
    return uses.compactMap { use in
      if use.isTest {
        asked.insert(Question(state: use.state.id, path: use.path.source))
        return nil
      }
      let steps = use.path.leadingSteps
      guard let end = use.document.find(steps).end,
        use.path.root != .context || end.step > 2,
        !asked.contains(Question(state: use.state.id, path: use.path.source))
      else { return nil }
      let found = DeadEnd(use: use, end: end, loser: losses.loser(of: use, end))
      let cause = Cause(state: use.state.id, place: use.read.place, way: found.wayThere)
      return causes.insert(cause).inserted ? found : nil
    }
  }

  private struct Question: Hashable {
    let state: StateID
    let path: String
  }

  private struct Cause: Hashable {
    let state: StateID
    let place: FieldRead.Place
    let way: String
  }
}

/// Looks for the states that replaced what paths look for.
private struct LossSearch {
  private let shapes: ShapeFlow
  private let graphs: [StateID: StateGraph]
  /// The states in which a path takes a first step from the input that is there, by that step.
  private let finders: [ReferencePath.Step: [StateID]]
  /// Those and the states that come after them.
  private var followers: [ReferencePath.Step: Set<StateID>] = [:]

  init(_ uses: [PathUse], _ shapes: ShapeFlow, _ graphs: [StateID: StateGraph]) {
    self.shapes = shapes
    self.graphs = graphs
    var finders: [ReferencePath.Step: [StateID]] = [:]
    for use in uses where use.path.root == .input && use.read.place.isInput && !use.isTest {
      guard let step = use.path.leadingSteps.first, use.document.canTake(step) else { continue }
      finders[step, default: []].append(use.state.id)
    }
    self.finders = finders
  }

  /// A Catcher's state, or one before which the same was there.
  mutating func loser(of use: PathUse, _ end: FoundShape.End) -> ShapeOrigin? {
    guard use.path.root == .input, end.step == 0, use.read.place.isInput,
      let origin = end.holder.object?.origins.first(where: { $0.state != use.state.id.index }),
      let step = use.path.leadingSteps.first
    else { return nil }
    if origin.field == "Catch" { return origin }
    let maker = shapes.machine.states[origin.state]
    guard maker.parent == use.state.parent else { return nil }
    return followers(of: step).contains(maker.id) ? origin : nil
  }

  private mutating func followers(of step: ReferencePath.Step) -> Set<StateID> {
    if let known = followers[step] { return known }
    let sources = Set(finders[step] ?? [])
    let found = graphs.values.reduce(into: Set<StateID>()) { found, graph in
      found.formUnion(graph.reached(from: graph.states.filter(sources.contains)))
    }
    followers[step] = found
    return found
  }
}

extension FieldRead.Place {
  /// Whether `$` is the state's input.
  fileprivate var isInput: Bool {
    switch self {
    case .input, .selectedInput, .item: true
    case .result, .selectedResult, .caught, .output, .other: false
    }
  }
}

extension Subject {
  /// A note at the place where an object was made; nil where that is not known.
  func note(_ origin: ShapeOrigin?, _ object: ObjectShape) -> Diagnostic.Note? {
    guard let origin else { return nil }
    let state = definition.states[origin.state].syntax
    let names = object.nameList
    switch origin.field {
    case "Catch":
      guard let catcher = state.value["Catch"]?.elements?[safely: origin.index] else { return nil }
      return Diagnostic.Note(
        "what this Catcher takes becomes \(names)", at: (catcher["ErrorEquals"] ?? catcher).range)
    case "Resource":
      guard let resource = state.value["Resource"] else { return nil }
      return Diagnostic.Note("'\(state.key)' gives \(names)", at: resource.range)
    default:
      let member = state.value.members?.last { $0.key == origin.field }
      return Diagnostic.Note(
        "'\(state.key)' makes \(names)", at: member?.keyRange ?? state.keyRange)
    }
  }
}

extension Array {
  fileprivate subscript(safely index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
