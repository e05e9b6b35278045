import Diagnostics
import JSONTree

/// How the operators of paths put their operands together, and how `%` finds the step it means.
extension Parser {
  /// `left.right`.
  @inline(never)
  mutating func makePath(_ left: SyntaxNode, _ right: SyntaxNode) -> SyntaxNode {
    var steps: [SyntaxNode]
    if case .path(let leftSteps) = left.kind { steps = leftSteps } else { steps = [left] }
    if case .path(let rightSteps) = right.kind {
      steps += rightSteps
    } else {
      right.stages += right.predicates
      right.predicates = []
      steps.append(right)
    }
    for step in steps {
      switch step.kind {
      case .number(let value):
        report(JSONataError("S0213", at: step.range, value: .double(value)))
      case .literal: report(JSONataError("S0213", at: step.range, value: value(of: step)))
      case .string(let name): step.kind = .name(name)
      default: break
      }
    }
    let path = SyntaxNode(.path(steps), at: joined(left, right), over: [left, right])
    path.copyPathMarks(from: left)
    if case .parent(let slot) = left.kind { path.seekingParents = [slot] }
    if steps.contains(where: \.keepsArray) { path.keepsSingletonArray = true }
    if case .array = steps[0].kind { steps[0].isConsArray = true }
    if case .array = steps[steps.count - 1].kind { steps[steps.count - 1].isConsArray = true }
    resolveAncestry(path)
    return path
  }

  /// `left[condition]`.
  @inline(never)
  mutating func makePredicate(
    _ left: SyntaxNode, _ condition: SyntaxNode, _ place: SourceRange
  ) -> SyntaxNode {
    var step = left
    var isStep = false
    if case .path(let steps) = left.kind {
      step = steps[steps.count - 1]
      isStep = true
    }
    if step.group != nil || left.group != nil {
      report(JSONataError("S0209", at: place))
    }
    for slot in condition.seekingParents {
      if slot.level == 1 { seekParent(step, slot) } else { slot.level -= 1 }
    }
    pushAncestry(from: condition, to: step)
    if isStep {
      step.stages.append(.filter(condition))
    } else {
      step.predicates.append(.filter(condition))
    }
    step.wrap(with: [condition])
    left.hold(step)
    return left
  }

  /// `left[]`.
  @inline(never)
  func markKeepArray(_ node: SyntaxNode) {
    node.keepsArray = true
    if node.isBareName || node.isFocused { lastStep(of: node).keepsArray = true }
    if node.isBareName { node.keepsSingletonArray = true }
  }

  /// `left{…}`.
  @inline(never)
  mutating func makeGroup(
    _ left: SyntaxNode, _ pairs: [(key: SyntaxNode, value: SyntaxNode)], _ place: SourceRange
  ) -> SyntaxNode {
    if left.group != nil { report(JSONataError("S0210", at: place)) }
    left.group = SyntaxNode.Group(pairs: pairs, range: place)
    left.wrap(with: pairs.flatMap { [$0.key, $0.value] })
    return left
  }

  /// `left@$name`.
  @inline(never)
  mutating func makeFocus(
    _ left: SyntaxNode, _ name: String, _ place: SourceRange
  ) -> SyntaxNode {
    let step = lastStep(of: left)
    if !step.stages.isEmpty || !step.predicates.isEmpty {
      report(JSONataError("S0215", at: place))
    }
    if case .sort = step.kind { report(JSONataError("S0216", at: place)) }
    step.focus = name
    step.isTuple = true
    left.isBareName = false
    left.isFocused = true
    return left
  }

  /// `left#$name`.
  @inline(never)
  func makeIndex(_ left: SyntaxNode, _ name: String) -> SyntaxNode {
    var path = left
    if case .path = left.kind {
    } else {
      path = SyntaxNode(.path([left]), at: left.range, over: [left])
      left.stages += left.predicates
      left.predicates = []
    }
    let step = lastStep(of: path)
    if step.stages.isEmpty { step.index = name } else { step.stages.append(.index(name)) }
    step.isTuple = true
    path.isBareName = false
    return path
  }

  /// `left^(terms)`.
  @inline(never)
  mutating func makeSort(
    _ left: SyntaxNode, _ terms: [SyntaxNode.SortTerm], _ place: SourceRange
  ) -> SyntaxNode {
    let step = SyntaxNode(.sort(terms), at: place, over: terms.map(\.expression))
    for term in terms { pushAncestry(from: term.expression, to: step) }
    var steps: [SyntaxNode]
    if case .path(let leftSteps) = left.kind { steps = leftSteps } else { steps = [left] }
    steps.append(step)
    let path = SyntaxNode(.path(steps), at: left.range, over: [left, step])
    path.copyPathMarks(from: left)
    path.group = left.group
    left.group = nil
    resolveAncestry(path)
    return path
  }

  /// A node as error texts show it.
  @inline(never)
  func value(of node: SyntaxNode) -> JSON {
    switch node.kind {
    case .string(let text), .name(let text), .variable(let text): .string(text)
    case .number(let value): .double(value)
    case .literal(.null): .null
    case .literal(.true): true
    case .literal(.false): false
    case .path(let steps): value(of: steps[0])
    case .parent: "%"
    default: "[expression]"
    }
  }

  private mutating func report(_ problem: JSONataError) {
    pathProblem = pathProblem ?? problem
  }

  private func lastStep(of node: SyntaxNode) -> SyntaxNode {
    if case .path(let steps) = node.kind { steps[steps.count - 1] } else { node }
  }

  // MARK: Parents

  /// What `node` could not resolve becomes `result`'s to resolve.
  @inline(never)
  func pushAncestry(from node: SyntaxNode, to result: SyntaxNode) {
    result.seekingParents += node.seekingParents
    if case .parent(let slot) = node.kind { result.seekingParents.append(slot) }
  }

  /// Looks for the steps that the parents wanted by a path's last step mean.
  @inline(never)
  private mutating func resolveAncestry(_ path: SyntaxNode) {
    guard case .path(let steps) = path.kind else { return }
    let last = steps[steps.count - 1]
    var slots = last.seekingParents
    if case .parent(let slot) = last.kind { slots.append(slot) }
    for slot in slots {
      var index = steps.count - 2
      while slot.level > 0 {
        guard index >= 0 else {
          path.seekingParents.append(slot)
          break
        }
        var step = steps[index]
        index -= 1
        // Of steps in a row that bind their focus, all but the first keep the context.
        while index >= 0, step.focus != nil, steps[index].focus != nil {
          step = steps[index]
          index -= 1
        }
        seekParent(step, slot)
      }
    }
  }

  @inline(never)
  private mutating func seekParent(_ node: SyntaxNode, _ slot: AncestorSlot) {
    guard stackPosition() >= stackEnd else {
      slot.level = 0
      return report(JSONataError("D1011", at: node.range))
    }
    switch node.kind {
    case .name, .wildcard:
      slot.level -= 1
      if slot.level == 0 {
        if let existing = node.ancestor {
          slot.label = existing.label
        } else {
          node.ancestor = slot
        }
        node.isTuple = true
      }
    case .parent: slot.level += 1
    case .block(let expressions):
      if let last = expressions.last {
        node.isTuple = true
        seekParent(last, slot)
      }
    case .path(let steps):
      node.isTuple = true
      for step in steps.reversed() {
        seekParent(step, slot)
        if slot.level == 0 { break }
      }
    default:
      report(underivableParent(node))
      slot.level = 0
    }
  }

  func underivableParent(_ node: SyntaxNode) -> JSONataError {
    JSONataError("S0217", at: node.range, token: .string(typeName(of: node)))
  }

  /// The reference's name of a node's type.
  private func typeName(of node: SyntaxNode) -> String {
    switch node.kind {
    case .string: "string"
    case .number: "number"
    case .literal: "value"
    case .name: "name"
    case .wildcard: "wildcard"
    case .descendants: "descendant"
    case .parent: "parent"
    case .variable: "variable"
    case .regularExpression: "regex"
    case .path: "path"
    case .binary: "binary"
    case .negation, .array, .object: "unary"
    case .binding: "bind"
    case .application: "apply"
    case .call: "function"
    case .partial: "partial"
    case .lambda: "lambda"
    case .condition, .defaulted, .coalesced: "condition"
    case .block: "block"
    case .transform: "transform"
    case .sort: "sort"
    }
  }
}

extension SyntaxNode {
  /// What a longer path takes over from the path it began as.
  fileprivate func copyPathMarks(from path: SyntaxNode) {
    guard case .path = path.kind else { return }
    keepsArray = path.keepsArray
    keepsSingletonArray = path.keepsSingletonArray
    isTuple = path.isTuple
    seekingParents = path.seekingParents
    group = path.group
  }
}
