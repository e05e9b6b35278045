public import JSONPath
public import JSONTree

extension PayloadTemplate {
  /// The value that the template describes.
  public func evaluate(
    in scope: some EvaluationScope, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    try root.evaluate(in: scope, random: &random)
  }
}

extension Assignments {
  /// The variables and their values; all of them see the variables as they were before.
  public func evaluate(
    in scope: some EvaluationScope, random: inout RandomSource
  ) throws(EvaluationError) -> [(name: String, value: JSON)] {
    var values: [(name: String, value: JSON)] = []
    values.reserveCapacity(members.count)
    for member in members {
      values.append((member.key, try member.value.evaluate(in: scope, random: &random)))
    }
    return values
  }
}

extension PayloadTemplate.Node {
  public func evaluate(
    in scope: some EvaluationScope, random: inout RandomSource
  ) throws(EvaluationError) -> JSON {
    switch self {
    case .literal(let value): return value
    case .path(let path, let field): return try scope.value(at: path, field: field)
    case .intrinsic(let call, field: _): return try call.evaluate(in: scope, random: &random)
    case .expression(let expression): return try scope.value(of: expression, random: &random)
    case .object(let members):
      var object = JSONObject()
      object.reserveCapacity(members.count)
      for member in members {
        object[member.key] = try member.value.evaluate(in: scope, random: &random)
      }
      return .object(object)
    case .array(let nodes):
      var elements: [JSON] = []
      elements.reserveCapacity(nodes.count)
      for node in nodes { elements.append(try node.evaluate(in: scope, random: &random)) }
      return .array(elements)
    }
  }
}

extension EvaluationScope {
  /// The document that a path begins at; nil for a variable that has not been assigned.
  public func document(of root: Path.Root) -> JSON? {
    switch root {
    case .input: input
    case .context: context
    case .variable(let name): variable(name)
    }
  }

  /// The value of a field that names a path, as in a payload template or a Fail state's ErrorPath.
  ///
  /// An array index past the end gives null, and a path that may find several values gives an empty
  /// array where it finds none; whatever else is missing is an error.
  ///
  /// - Parameter field: the field's name as error texts have it: `value.$`, `ErrorPath`.
  public func value(at path: Path, field: String) throws(EvaluationError) -> JSON {
    guard let document = document(of: path.root) else { throw missing(path, field) }
    do {
      return try path.evaluate(in: document)
    } catch {
      if path.missesOnlyAnElement(of: document) { return .null }
      guard error.kind == .pathNotFound else { throw EvaluationError(.runtime, error.message) }
      if !path.isDefinite { return .array([]) }
      throw missing(path, field)
    }
  }

  private func missing(_ path: Path, _ field: String) -> EvaluationError {
    EvaluationError(
      .runtime,
      "The JSONPath '\(path.source)' specified for the field '\(field)' could not be found in the "
        + "input '\(input.text)'")
  }
}

extension Path {
  /// Whether this is a plain path that fails only because an array is too short.
  fileprivate func missesOnlyAnElement(of document: JSON) -> Bool {
    var node = document
    for step in plainSteps ?? [] {
      switch step {
      case .member(let name):
        guard let next = node[name] else { return false }
        node = next
      case .element(let index):
        guard let elements = node.arrayValue else { return false }
        let place = index < 0 ? elements.count + index : index
        guard elements.indices.contains(place) else { return true }
        node = elements[place]
      }
    }
    return false
  }
}
