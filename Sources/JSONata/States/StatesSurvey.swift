public import Diagnostics

/// A part of an expression that JSONata allows and Step Functions does not.
public struct Unsupported: Sendable, Equatable {
  public let kind: Kind
  /// UTF-8 offsets in the expression.
  public let range: SourceRange

  public enum Kind: Sendable, Equatable {
    /// `$` where there is no context.
    case context
    /// `$$`: there is no input document.
    case root
    /// A field name, `*`, `**` or `%` where there is no context.
    case name(String)
    /// `$eval`.
    case eval
  }
}

/// What an expression reads, and what in it Step Functions does not support.
struct StatesSurvey {
  private(set) var uses = StatesExpression.Uses()
  private(set) var unsupported: [Unsupported] = []
  /// The calls that get what stands before a `~>` as well.
  private var piped: Set<ObjectIdentifier> = []
  /// The variables and functions that are in ``uses``.
  private var seen: Set<String> = []

  init(_ node: SyntaxNode) {
    visit(node, Surroundings(bound: Set(node.assignedNames), hasContext: false))
  }

  private struct Surroundings {
    /// Variables that the expression itself binds.
    var bound: Set<String>
    /// Whether `$` and field names have something to refer to.
    var hasContext: Bool
  }

  private mutating func visit(_ node: SyntaxNode, _ around: Surroundings) {
    switch node.kind {
    case .variable(let name): variable(name, node, around)
    case .name(let name): requireContext(.name(name), node, around)
    case .wildcard: requireContext(.name("*"), node, around)
    case .descendants: requireContext(.name("**"), node, around)
    case .parent: requireContext(.name("%"), node, around)
    case .path(let steps): path(steps, around)
    case .block(let expressions):
      var inner = around
      for expression in expressions { inner.bound.formUnion(expression.assignedNames) }
      for expression in expressions { visit(expression, inner) }
    case .lambda(let parameters, _, let body):
      var inner = around
      inner.bound.formUnion(parameters + body.assignedNames)
      visit(body, inner)
    case .transform(let pattern, let update, let deletion):
      for part in [pattern, update, deletion].compactMap(\.self) { visit(part, within(around)) }
    case .sort(let terms): for term in terms { visit(term.expression, within(around)) }
    case .application(let left, let right):
      piped.insert(ObjectIdentifier(right))
      visit(left, around)
      visit(right, around)
    case .call(let function, let arguments):
      called(function, arguments.count + (piped.contains(ObjectIdentifier(node)) ? 1 : 0), around)
      node.forEachOperand { visit($0, around) }
    default: node.forEachOperand { visit($0, around) }
    }
    for stage in node.predicates + node.stages {
      if case .filter(let condition) = stage { visit(condition, within(around)) }
    }
    for pair in node.group?.pairs ?? [] {
      visit(pair.key, within(around))
      visit(pair.value, within(around))
    }
  }

  private func within(_ around: Surroundings) -> Surroundings {
    var inner = around
    inner.hasContext = true
    return inner
  }

  private mutating func path(_ steps: [SyntaxNode], _ around: Surroundings) {
    var inner = around
    for step in steps { inner.bound.formUnion([step.focus, step.index].compactMap(\.self)) }
    for step in steps {
      for case .index(let name) in step.stages { inner.bound.insert(name) }
    }
    if case .variable("states") = steps[0].kind, !around.bound.contains("states") {
      readStates(steps)
      for stage in steps[0].predicates + steps[0].stages {
        if case .filter(let condition) = stage { visit(condition, within(inner)) }
      }
    } else {
      visit(steps[0], inner)
    }
    for step in steps.dropFirst() { visit(step, within(inner)) }
  }

  private mutating func readStates(_ steps: [SyntaxNode]) {
    if steps.count > 1, case .name(let field) = steps[1].kind, steps[0].predicates.isEmpty,
      steps[0].stages.isEmpty
    {
      var read = StatesExpression.Uses.Read(field: field, range: steps[1].range)
      for step in steps.dropFirst(2) where steps[1].stages.isEmpty {
        guard case .name(let name) = step.kind else { break }
        read.below.append(StatesExpression.Uses.Name(name: name, range: step.range))
        guard step.stages.isEmpty, step.predicates.isEmpty else { break }
      }
      uses.reads.append(read)
    } else {
      uses.allFields = true
    }
  }

  private mutating func called(_ function: SyntaxNode, _ count: Int, _ around: Surroundings) {
    guard case .variable(let name) = function.kind, !around.bound.contains(name),
      !["", "$", "states", "eval"].contains(name)
    else { return }
    uses.calls.append(
      StatesExpression.Uses.Call(
        name: name, range: function.range, argumentCount: count, hasContext: around.hasContext))
  }

  private mutating func variable(_ name: String, _ node: SyntaxNode, _ around: Surroundings) {
    switch name {
    case "": requireContext(.context, node, around)
    case "$": unsupported.append(Unsupported(kind: .root, range: node.range))
    case _ where around.bound.contains(name): break
    case "states": uses.allFields = true
    case "eval": unsupported.append(Unsupported(kind: .eval, range: node.range))
    case _ where statesLibrary[name] != nil:
      if seen.insert(name).inserted { uses.functions.append(name) }
    default:
      if seen.insert(name).inserted { uses.variables.append(name) }
      uses.variableReads.append(StatesExpression.Uses.Read(field: name, range: node.range))
    }
  }

  private mutating func requireContext(
    _ kind: Unsupported.Kind, _ node: SyntaxNode, _ around: Surroundings
  ) {
    if !around.hasContext { unsupported.append(Unsupported(kind: kind, range: node.range)) }
  }
}
