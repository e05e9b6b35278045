import JSONTree

/// What one evaluation is about, shared by a path and the paths in its filters.
struct QueryContext {
  /// What `$` means in filters and parameters.
  let root: JSON
  let options: JSONPathQuery.Options
  /// How many more nodes may be looked at.
  var visitsLeft: Int

  init(root: JSON, options: JSONPathQuery.Options) {
    self.root = root
    self.options = options
    visitsLeft = options.maximumVisits
  }

  mutating func visit() throws(PathFailure) {
    visitsLeft -= 1
    if visitsLeft < 0 {
      throw .java(.limit, "the path looks at more than \(options.maximumVisits) nodes")
    }
  }
}

/// One evaluation of a path: walks the document and gathers what it finds, in order.
struct QueryRun {
  let query: Query
  var context: QueryContext
  /// Whether a missing member is an error everywhere, as where a filter asks whether a path exists.
  let requiresMembers: Bool
  /// Whether to note where each value was found.
  let keepsPlaces: Bool
  private(set) var values: [JSON] = []
  private(set) var places: [String] = []
  /// Where the walk is now.
  private var trail: [Place] = []
  /// The index in an array that a descent gave to the last step; see ``admitsLast(_:)``.
  private var descentIndex: Int?

  private enum Place {
    case member(String)
    case members([String])
    case element(Int)
  }

  init(
    _ query: Query, _ context: QueryContext, requiresMembers: Bool = false,
    keepsPlaces: Bool = false
  ) {
    self.query = query
    self.context = context
    self.requiresMembers = requiresMembers
    self.keepsPlaces = keepsPlaces
  }

  mutating func run(on document: JSON) throws(PathFailure) {
    try walk(from: 0, document)
  }

  /// The value of the path: what a definite one found last, or an array of all.
  func value() throws(PathFailure) -> JSON {
    guard query.isDefinite else { return .array(values) }
    guard let last = values.last else {
      throw .notFound("No results for path: \(query.canonical)")
    }
    return last
  }

  private mutating func add(_ value: JSON, suffix: String = "") {
    values.append(value)
    if keepsPlaces { places.append(place + suffix) }
  }

  /// Where the walk is, as Jayway prints it.
  private var place: String {
    trail.reduce(into: query.startsAtRoot ? "$" : "@") { text, place in
      switch place {
      case .member(let name): text += "['\(name)']"
      case .members(let names): text += "[" + names.map { "'\($0)'" }.joined(separator: ", ") + "]"
      case .element(let index): text += "[\(index)]"
      }
    }
  }

  /// Takes the steps from one on. Plain ones are taken in a loop; where the path branches, this
  /// function is called again for each branch.
  private mutating func walk(from start: Int, _ document: JSON) throws(PathFailure) {
    let depth = trail.count
    defer { trail.removeLast(trail.count - depth) }
    var node = document
    var index = start
    var isInArray = false
    do throws(PathFailure) {
      while index < query.steps.count {
        try context.visit()
        switch query.steps[index] {
        case .members(let names, _) where names.count == 1:
          guard try isObject(node, at: index),
            let child = try member(names[0], of: node, at: index)
          else { return }
          trail.append(.member(names[0]))
          node = child
        case .elements(let indexes) where indexes.count == 1:
          guard case .array(let elements) = try array(node, at: index) else { return }
          isInArray = true
          let place = indexes[0] < 0 ? elements.count + indexes[0] : indexes[0]
          guard elements.indices.contains(place) else { return }
          trail.append(.element(indexes[0]))
          node = elements[place]
        case .members, .elements, .slice, .wildcard, .descent, .filter, .function:
          return try branch(at: index, node)
        }
        index += 1
      }
      add(node)
    } catch .java(.indexOutOfBounds, _) where isInArray {
      // Jayway takes it for the index of its own array, and goes on.
    }
  }

  private mutating func branch(at index: Int, _ node: JSON) throws(PathFailure) {
    switch query.steps[index] {
    case .members(let names, _): try takeMembers(names, of: node, at: index)
    case .elements(let indexes): try takeElements(indexes, of: node, at: index)
    case .slice(let from, let to): try takeSlice(from, to, of: node, at: index)
    case .wildcard: try takeAll(of: node, at: index)
    case .descent: try descend(at: index, node)
    case .filter(let filter): try takeAccepted(by: filter, of: node, at: index)
    case .function(let call):
      let result = try FunctionRun(call, node, context).result()
      context.visitsLeft = result.visitsLeft
      add(result.value, suffix: "." + call.name)
      if index + 1 < query.steps.count { try walk(from: index + 1, result.value) }
    }
  }
}

// Members.
extension QueryRun {
  private func isLast(_ index: Int) -> Bool { index == query.steps.count - 1 }

  private func isObject(_ node: JSON, at index: Int) throws(PathFailure) -> Bool {
    if case .object = node { return true }
    guard query.isDefiniteBefore[index] else { return false }
    throw .notFound(
      "Expected to find an object with property \(query.steps[index].canonical) in path \(place) "
        + "but found '\(node.javaClassName)'. This is not a json object according to the "
        + "JsonProvider: 'com.jayway.jsonpath.spi.json.JsonSmartJsonProvider'.")
  }

  /// The member of that name; nil if the walk ends here without an error.
  private func member(
    _ name: String, of node: JSON, at index: Int
  ) throws(PathFailure) -> JSON? {
    guard let child = node[name] else {
      if isLast(index) {
        if requiresMembers { throw .notFound("No results for path: \(place)['\(name)']") }
        return nil
      }
      let leadsToOne =
        query.isDefiniteBefore[index] && query.steps[index].leadsToOne(isLast: false)
      if leadsToOne || requiresMembers {
        throw .notFound("Missing property in path \(place)['\(name)']")
      }
      return nil
    }
    if isLast(index), !admitsLast(index) { return nil }
    return child
  }

  /// Whether the last step may add what it found.
  ///
  /// After `..[0].a` Jayway looks for `a` in every element of the array and keeps it only where the
  /// element's index is the text of the step before; from then on, the index of the last element
  /// stays with the step. So `..[*].a` finds nothing more after the first array.
  private func admitsLast(_ index: Int) -> Bool {
    guard let descentIndex, index > 0 else { return true }
    if case .elements([descentIndex]) = query.steps[index - 1] { return true }
    return false
  }

  private mutating func takeMembers(
    _ names: [String], of node: JSON, at index: Int
  ) throws(PathFailure) {
    guard try isObject(node, at: index), case .object(let object) = node else { return }
    if !isLast(index) {
      for name in names {
        guard let child = try member(name, of: node, at: index) else { continue }
        try take(.member(name), child, next: index + 1)
      }
      return
    }
    var merged = JSONObject()
    for name in names {
      if let value = object[name] {
        merged[name] = value
      } else if requiresMembers {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        throw .notFound("Missing property in path \(place)[\(list)]")
      }
    }
    try take(.members(names), .object(merged), next: index + 1)
  }

  private mutating func take(_ place: Place, _ node: JSON, next: Int) throws(PathFailure) {
    trail.append(place)
    defer { trail.removeLast() }
    try walk(from: next, node)
  }
}

// Elements.
extension QueryRun {
  /// The node if it is an array; null if the walk ends here without an error.
  private func array(_ node: JSON, at index: Int) throws(PathFailure) -> JSON {
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

  private mutating func takeElements(
    _ indexes: [Int], of node: JSON, at index: Int
  ) throws(PathFailure) {
    guard case .array(let elements) = try array(node, at: index) else { return }
    for place in indexes { try takeElement(place, of: elements, next: index + 1) }
  }

  /// From a negative start to a positive end the indexes run through zero, so that elements come
  /// twice.
  private mutating func takeSlice(
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

  private mutating func takeAll(of node: JSON, at index: Int) throws(PathFailure) {
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

  private mutating func takeAccepted(
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
  private mutating func accepts(
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

// Descent.
extension QueryRun {
  /// Looks at every array and object below, each before what it contains, with a stack of its own,
  /// so that a deep document needs no deep recursion.
  private mutating func descend(at index: Int, _ document: JSON) throws(PathFailure) {
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
