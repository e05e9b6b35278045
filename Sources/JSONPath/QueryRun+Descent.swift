import JSONTree

// `..`
extension QueryRun {
  /// Looks at every array and object below, each before what it contains, with a stack of its own,
  /// so that a deep document needs no deep recursion.
  mutating func descend(at index: Int, _ document: JSON) throws(PathFailure) {
    guard index + 1 < query.steps.count else {
      throw .java(.illegalState, "Current path token is a leaf")
    }
    var open: [(node: JSON, next: Int)] = []
    let depth = trail.count
    defer { trail.removeLast(trail.count - depth) }
    func isContainer(_ node: JSON) -> Bool {
      switch node {
      case .array, .object: true
      case .null, .bool, .number, .string: false
      }
    }
    guard isContainer(document) else { return }
    try look(at: document, from: index)
    open.append((document, 0))
    while let (node, next) = open.last {
      let child: JSON
      switch node {
      case .object(let object) where next < object.count:
        child = object.members[next].value
        trail.append(.member(object.members[next].key))
      case .array(let elements) where next < elements.count:
        child = elements[next]
        trail.append(.element(next))
      case .object, .array, .null, .bool, .number, .string:
        open.removeLast()
        if !open.isEmpty { trail.removeLast() }
        continue
      }
      open[open.count - 1].next += 1
      if isContainer(child) {
        try look(at: child, from: index)
        open.append((child, 0))
      } else {
        trail.removeLast()
      }
    }
  }

  /// Takes the step after a descent at one array or object; below an array only if it is the last.
  private mutating func look(at node: JSON, from index: Int) throws(PathFailure) {
    try context.visit()
    guard try descentStops(at: node, index + 1) else { return }
    guard case .array(let elements) = node, !isLast(index + 1) else {
      return try walk(from: index + 1, node)
    }
    for place in elements.indices {
      if isLast(index + 2) { descentIndex = place }
      try take(.element(place), elements[place], next: index + 2)
    }
  }

  private mutating func descentStops(at node: JSON, _ index: Int) throws(PathFailure) -> Bool {
    switch query.steps[index] {
    case .members(let names, _):
      guard case .object(let object) = node else { return false }
      return names.count > 1 && !isLast(index) || names.allSatisfy { object[$0] != nil }
    case .elements, .slice:
      if case .array = node { return true }
      return false
    case .wildcard: return true
    case .filter(let filter): return try accepts(node, filter)
    case .descent, .function: return false
    }
  }
}
