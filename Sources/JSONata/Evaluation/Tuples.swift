/// One item of a path that binds variables: its value, and the variables as they are for it.
struct Tuple {
  var value: Value
  var frame: Frame
}

/// Tuples on their way to a step further out that needs their variables.
final class TupleStream {
  let tuples: ContiguousArray<Tuple>
  /// The scope that the tuples' frames belong to.
  let scope: Scope

  init(_ tuples: ContiguousArray<Tuple>, scope: Scope) {
    self.tuples = tuples
    self.scope = scope
  }
}

/// A call in tail position: what is called, and with what.
final class TailCall {
  let function: Value
  let arguments: Arguments
  let site: CallSite

  init(_ function: Value, _ arguments: Arguments, at site: CallSite) {
    self.function = function
    self.arguments = arguments
    self.site = site
  }
}

extension Scope {
  /// Copies the variables that both scopes have from a tuple's frame to another.
  func adopt(_ tuple: Tuple, of scope: Scope, into frame: Frame) {
    for (slot, name) in scope.names.enumerated() {
      if let own = self.slot(of: name), let value = tuple.frame[slot] { frame[own] = value }
    }
  }
}

extension SyntaxNode {
  /// The variables that a path's tuples carry: those it binds with `@` and `#`, the slots of `%`,
  /// and those of paths inside that pass their tuples on.
  var carriedNames: [String] {
    var names: [String] = []
    collectCarriedNames(into: &names)
    return names
  }

  private func collectCarriedNames(into names: inout [String]) {
    func add(_ name: String?) {
      if let name, !names.contains(name) { names.append(name) }
    }
    switch kind {
    case .path(let steps):
      for step in steps {
        add(step.focus)
        add(step.index)
        add(step.ancestor.map { "!\($0.label)" })
        for case .index(let name) in step.stages { add(name) }
        if step.isTuple { step.collectCarriedNames(into: &names) }
      }
    case .block(let expressions):
      if let last = expressions.last, last.isTuple { last.collectCarriedNames(into: &names) }
    default: break
    }
  }
}
