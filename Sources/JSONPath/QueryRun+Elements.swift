import JSONTree

// The steps that lead to elements, or to all that a node contains.
extension QueryRun {
  /// The node if it is an array; null if the walk ends here without an error.
  func array(_ node: JSON, at index: Int) throws(PathFailure) -> JSON {
    if case .array = node { return node }
    guard query.isDefiniteBefore[index] else { return .null }
    if node.isNull { throw .notFound("The path \(place) is null") }
    throw .notFound(
      "Filter: \(query.canonical(from: index)) can only be applied to arrays. "
        + "Current context is: \(node.javaText())")
  }

  private mutating func takeElement(
    _ index: Int, of elements: [JSON], next: Int
  ) throws(PathFailure) {
    let place = index < 0 ? elements.count + index : index
    guard elements.indices.contains(place) else { return }
    do throws(PathFailure) {
      try take(.element(index), elements[place], next: next)
    } catch .java(.indexOutOfBounds, _) {
      // As in `walk`.
    }
  }

  mutating func takeElements(
    _ indexes: [Int], of node: JSON, at index: Int
  ) throws(PathFailure) {
    guard case .array(let elements) = try array(node, at: index) else { return }
    for place in indexes { try takeElement(place, of: elements, next: index + 1) }
  }

  /// From a negative start to a positive end the indexes run through zero, so that elements come
  /// twice.
  mutating func takeSlice(
    _ from: Int?, _ to: Int?, of node: JSON, at index: Int
  ) throws(PathFailure) {
    guard case .array(let elements) = try array(node, at: index) else { return }
    let count = elements.count
    let start: Int
    let end: Int
    switch (from, to) {
    case (let from?, let to?): (start, end) = (from, min(count, to))
    case (let from?, nil): (start, end) = (max(0, from < 0 ? count + from : from), count)
    case (nil, let to): (start, end) = (0, min(count, (to ?? 0) < 0 ? count + (to ?? 0) : to ?? 0))
    }
    guard start < end, count > 0 else { return }
    for place in max(start, -count)..<max(end, -count) {
      try takeElement(place, of: elements, next: index + 1)
    }
  }

  mutating func takeAll(of node: JSON, at index: Int) throws(PathFailure) {
    switch node {
    case .object(let object):
      if isLast(index), !admitsLast(index) { return }
      for member in object.members {
        try context.visit()
        try take(.member(member.key), member.value, next: index + 1)
      }
    case .array(let elements):
      for place in elements.indices {
        try context.visit()
        do throws(PathFailure) {
          try takeElement(place, of: elements, next: index + 1)
        } catch .notFound(let message) {
          if requiresMembers { throw .notFound(message) }
        }
      }
    case .null, .bool, .number, .string: break
    }
  }

  mutating func takeAccepted(
    by filter: FilterExpression, of node: JSON, at index: Int
  ) throws(PathFailure) {
    switch node {
    case .object:
      if try accepts(node, filter) { try walk(from: index + 1, node) }
    case .array(let elements):
      for place in elements.indices where try accepts(elements[place], filter) {
        try takeElement(place, of: elements, next: index + 1)
      }
    case .null, .bool, .number, .string:
      guard query.isDefiniteBefore[index] else { return }
      throw .invalidPath(
        "Filter: \(query.canonical(from: index)) can not be applied to primitives. "
          + "Current context is: \(node.javaText())")
    }
  }

  /// A filter that cannot be applied to an item does not accept it.
  mutating func accepts(
    _ item: JSON, _ filter: FilterExpression
  ) throws(PathFailure) -> Bool {
    try context.visit()
    var run = FilterRun(item, context)
    defer { context.visitsLeft = run.context.visitsLeft }
    do throws(PathFailure) {
      return try run.isTrue(filter)
    } catch  where error.isInvalidPath {
      return false
    }
  }
}
