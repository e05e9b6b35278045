public import ASLModel
import JSONTree

/// What rules look at: a definition, what it is deployed as, and what several rules need to know
/// of it.
public struct Subject: Sendable {
  public let definition: Definition
  /// nil where it is not known.
  public let workflow: WorkflowType?
  /// The top level and every branch and Item Processor; empty without a machine.
  let scopes: [Scope]
  /// The graphs of ``scopes``.
  let graphs: [StateGraph]
  /// Which workflow variables may have a value where; empty without a machine.
  let variables: VariableFlow
  /// The states that could be read, with their syntax.
  let states: [(state: State, syntax: JSONSyntax.Member)]
  /// The Tasks that call an action of an optimized integration with parameters written out.
  let integrationUses: [IntegrationUse]
  /// The literal members of the Parameters, Arguments and Credentials of Tasks.
  let parameters: [JSONSyntax.Member]
  /// What is known of the data at each state; nil without a machine.
  let shapes: ShapeFlow?
  /// The paths in states that an execution may come to, in the order of the text.
  let pathUses: [PathUse]
  /// Those that never find anything.
  let deadEnds: [DeadEnd]
  /// What the fields of each state read, by ``StateID``; nothing for one that could not be read.
  private let reads: [StateReads]

  init(_ definition: Definition, workflow: WorkflowType?) {
    self.definition = definition
    self.workflow = workflow
    states = definition.states.compactMap { read in read.state.map { ($0, read.syntax) } }
    integrationUses = states.compactMap { IntegrationUse($0.state, $0.syntax.value) }
    parameters = states.flatMap { Self.parameters(of: $0.state, $0.syntax.value, in: definition) }
    reads = definition.states.map { read in
      StateReads(
        read.state.map { FieldReader.reads(of: $0, read.syntax.value, in: definition) } ?? [],
        in: definition)
    }
    let machine = definition.machine
    let scopes = machine.map { [$0.top] + $0.states.flatMap(\.innerScopes) } ?? []
    let graphs = machine.map { machine in scopes.map { StateGraph(machine, $0) } } ?? []
    self.scopes = scopes
    self.graphs = graphs
    let byEntry = Dictionary(graphs.map { ($0.entry, $0) }) { first, _ in first }
    variables = VariableFlow(definition, byEntry)
    let shapes = machine.map { ShapeFlow($0, byEntry) }
    self.shapes = shapes
    let fields = reads.map(\.fields)
    pathUses = shapes.map { Self.pathUses(definition, $0, fields) } ?? []
    let uses = pathUses
    deadEnds = shapes.map { Self.deadEnds(of: uses, $0, byEntry) } ?? []
  }

  /// The key and the object of a state.
  func syntax(_ id: StateID) -> JSONSyntax.Member { definition.states[id.index].syntax }

  func name(_ id: StateID) -> String { syntax(id).key }

  func reads(of id: StateID) -> [FieldRead] { reads[id.index].fields }
  func variableReads(of id: StateID) -> [VariableRead] { reads[id.index].variables }
  func contextReads(of id: StateID) -> [ContextRead] { reads[id.index].context }
}

/// What the fields of a state read.
private struct StateReads {
  let fields: [FieldRead]
  let variables: [VariableRead]
  let context: [ContextRead]

  init(_ fields: [FieldRead], in definition: Definition) {
    self.fields = fields
    variables = fields.flatMap { $0.variables(in: definition) }
    context = fields.flatMap { $0.context(in: definition) }
  }
}

extension Subject {
  /// The Retriers and Catchers of a state, as they are written.
  func handlers(of state: JSONSyntax) -> [JSONSyntax] {
    ["Retry", "Catch"].flatMap { state[$0]?.elements ?? [] }
  }
}

extension Subject {
  /// The payload templates of a state in JSONPath, as they are written, those of its Catchers and
  /// Choice Rules included.
  func templates(of state: JSONSyntax) -> [JSONSyntax] {
    let own = ["Parameters", "ResultSelector", "ItemSelector", "Assign"].compactMap { state[$0] }
    let inner = ["Catch", "Choices"].flatMap { state[$0]?.elements ?? [] }
    return own + inner.compactMap { $0["Assign"] }
  }
}
