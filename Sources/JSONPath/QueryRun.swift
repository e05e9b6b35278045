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
  var trail: [Place] = []
  /// The index in an array that a descent gave to the last step; see ``admitsLast(_:)``.
  var descentIndex: Int?

  enum Place {
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
  var place: String {
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
  mutating func walk(from start: Int, _ document: JSON) throws(PathFailure) {
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
  func isLast(_ index: Int) -> Bool { index == query.steps.count - 1 }

  func isObject(_ node: JSON, at index: Int) throws(PathFailure) -> Bool {
    if case .object = node { return true }
    guard query.isDefiniteBefore[index] else { return false }
    throw .notFound(
      "Expected to find an object with property \(query.steps[index].canonical) in path \(place) "
        + "but found '\(node.javaClassName)'. This is not a json object according to the "
        + "JsonProvider: 'com.jayway.jsonpath.spi.json.JsonSmartJsonProvider'.")
  }

  /// The member of that name; nil if the walk ends here without an error.
  func member(
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
  func admitsLast(_ index: Int) -> Bool {
    guard let descentIndex, index > 0 else { return true }
    if case .elements([descentIndex]) = query.steps[index - 1] { return true }
    return false
  }

  mutating func takeMembers(
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

  mutating func take(_ place: Place, _ node: JSON, next: Int) throws(PathFailure) {
    trail.append(place)
    defer { trail.removeLast() }
    try walk(from: next, node)
  }
}
