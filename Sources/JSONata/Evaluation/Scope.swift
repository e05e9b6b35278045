/// The names that a scope assigns, known before it is compiled, and their slots.
final class Scope: Sendable {
  let parent: Scope?
  let names: [String]

  init(_ names: [String], in parent: Scope?) {
    self.names = names
    self.parent = parent
  }

  var slotCount: Int { names.count }

  func slot(of name: String) -> Int? { names.firstIndex(of: name) }

  /// Where a variable may live, from the inside out.
  func places(of name: String) -> [Place] {
    var places: [Place] = []
    var scope: Scope? = self
    var hops = 0
    while let current = scope {
      if let slot = current.slot(of: name) { places.append(Place(hops: hops, slot: slot)) }
      scope = current.parent
      hops += 1
    }
    return places
  }

  struct Place {
    /// How many frames further out.
    let hops: Int
    let slot: Int
  }
}

extension SyntaxNode {
  /// The names assigned in this node's own scope: not those of lambdas, blocks and tuple paths
  /// inside, which have their own.
  var assignedNames: [String] {
    var names: [String] = []
    var pending: [SyntaxNode] = []
    forEachChild { pending.append($0) }
    if case .binding(let name, _) = kind { names.append(name) }
    while let node = pending.popLast() {
      switch node.kind {
      case .lambda, .block: continue
      case .path(let steps) where steps.contains(where: \.isTuple): continue
      case .binding(let name, _): if !names.contains(name) { names.append(name) }
      default: break
      }
      node.forEachChild { pending.append($0) }
    }
    return names
  }

  /// Every node directly below, in the order of the source.
  func forEachChild(_ body: (SyntaxNode) -> Void) {
    forEachOperand(body)
    for stage in predicates + stages {
      if case .filter(let node) = stage { body(node) }
    }
    for pair in group?.pairs ?? [] {
      body(pair.key)
      body(pair.value)
    }
  }

  /// The nodes directly below that belong to its kind: not those of predicates and groups.
  func forEachOperand(_ body: (SyntaxNode) -> Void) {
    switch kind {
    case .string, .number, .literal, .name, .wildcard, .descendants, .parent, .variable,
      .regularExpression:
      break
    case .path(let nodes), .array(let nodes), .block(let nodes):
      for node in nodes { body(node) }
    case .binary(_, let left, let right), .application(let left, let right),
      .defaulted(let left, let right), .coalesced(let left, let right):
      body(left)
      body(right)
    case .negation(let node), .binding(_, let node), .lambda(_, _, let node): body(node)
    case .object(let pairs):
      for pair in pairs {
        body(pair.key)
        body(pair.value)
      }
    case .call(let procedure, let arguments):
      body(procedure)
      for argument in arguments { body(argument) }
    case .partial(let procedure, let arguments):
      body(procedure)
      for argument in arguments { argument.map(body) }
    case .condition(let condition, let then, let otherwise):
      body(condition)
      body(then)
      if let otherwise { body(otherwise) }
    case .transform(let pattern, let update, let deletion):
      body(pattern)
      body(update)
      if let deletion { body(deletion) }
    case .sort(let terms): for term in terms { body(term.expression) }
    }
  }
}
