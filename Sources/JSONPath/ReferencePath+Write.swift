public import JSONTree

extension ReferencePath {
  /// Puts a value where the path leads, as `ResultPath` does.
  ///
  /// Members that are missing, or null, on the way become objects; what is there is replaced in its
  /// place, and nothing else is copied. Elements of an array are replaced and never added.
  ///
  /// - Throws: what step cannot be taken, with the document unchanged. In an execution this is
  ///   `States.ResultPathMatchFailure`.
  /// - Note: Amazon States Language, "ResultPath".
  public func write(_ value: JSON, into document: inout JSON) throws(PathError) {
    try check(document)
    put(value, into: &document)
  }

  /// Whether each step can be taken, so that a failure is known before anything is changed.
  private func check(_ document: JSON) throws(PathError) {
    var node: JSON? = document
    for (index, step) in steps.enumerated() {
      switch (step, node) {
      case (.member(let name), .object(let object)?): node = object[name]
      case (.member, .null?), (.member, nil): node = nil
      case (.element(let element), .array(let elements)?):
        let place = element < 0 ? elements.count + element : element
        guard elements.indices.contains(place) else {
          throw failure(index, "the array has \(elements.count) elements")
        }
        node = elements[place]
      case (.member, let other?): throw failure(index, "there is \(other.typeName), not an object")
      case (.element, let other):
        throw failure(index, "there is \(other?.typeName ?? "nothing"), not an array")
      }
    }
  }

  private func failure(_ index: Int, _ reason: String) -> PathError {
    let here = Self.text(steps[..<index])
    return PathError(
      .other, "cannot write to \(Self.text(steps[...index])): at \(here) \(reason)")
  }

  private static func text(_ steps: ArraySlice<Step>) -> String {
    steps.reduce(into: "$") { text, step in
      switch step {
      case .member(let name): text += "['\(name)']"
      case .element(let index): text += "[\(index)]"
      }
    }
  }

  /// Goes down to the end of the steps and up again. Each container is taken out of its place
  /// before it is changed, so that it is changed and not copied; a stack of its own spares a deep
  /// path the recursion.
  private func put(_ value: JSON, into document: inout JSON) {
    var containers: [JSON] = []
    containers.reserveCapacity(steps.count)
    var node = document
    document = .null
    for step in steps {
      var child = JSON.null
      switch step {
      case .member(let name):
        var object = JSONObject()
        if case .object(let there) = node { object = there }
        node = .null
        object.update(name) { swap(&$0, &child) }
        containers.append(.object(object))
      case .element(let index):
        guard case .array(var elements) = node else {
          preconditionFailure("check(_:) has found an array here")
        }
        node = .null
        swap(&elements[index < 0 ? elements.count + index : index], &child)
        containers.append(.array(elements))
      }
      node = child
    }
    node = value
    for step in steps.reversed() { Self.close(&node, in: &containers, step) }
    document = node
  }

  /// Puts a node back into the container that it was taken from, which becomes the node.
  private static func close(_ node: inout JSON, in containers: inout [JSON], _ step: Step) {
    switch (step, containers.removeLast()) {
    case (.member(let name), .object(var object)):
      object.update(name) { $0 = node }
      node = .object(object)
    case (.element(let index), .array(var elements)):
      elements[index < 0 ? elements.count + index : index] = node
      node = .array(elements)
    case (.member, _), (.element, _):
      preconditionFailure("put(_:into:) has left a container of the step's kind")
    }
  }
}
