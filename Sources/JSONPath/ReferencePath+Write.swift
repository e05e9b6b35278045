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
    try put(value, into: &document, from: 0)
  }

  /// Takes the steps from one on. A container is taken out of the node before it is changed, so
  /// that it is changed and not copied, and put back also if the rest fails.
  private func put(
    _ value: JSON, into node: inout JSON, from index: Int
  ) throws(PathError) {
    guard index < steps.count else {
      node = value
      return
    }
    switch steps[index] {
    case .member(let name):
      let isNew = node.isNull
      var object = JSONObject()
      if case .object(let there) = node {
        object = there
      } else if !isNew {
        throw failure(index, "there is \(node.typeName), not an object")
      }
      node = .null
      let result = put(value, into: &object, name, index)
      if !isNew || !object.isEmpty { node = .object(object) }
      try result.get()
    case .element(let element):
      guard case .array(var elements) = node else {
        throw failure(index, "there is \(node.typeName), not an array")
      }
      let place = element < 0 ? elements.count + element : element
      guard elements.indices.contains(place) else {
        throw failure(index, "the array has \(elements.count) elements")
      }
      node = .null
      defer { node = .array(elements) }
      try put(value, into: &elements[place], from: index + 1)
    }
  }

  private func put(
    _ value: JSON, into object: inout JSONObject, _ name: String, _ index: Int
  ) -> Result<Void, PathError> {
    if index == steps.count - 1 {
      object[name] = value
      return .success(())
    }
    // What is made new holds no array: a step that asks for one fails before anything is made.
    if let element = elementStep(after: index), object[name]?.isNull ?? true {
      return .failure(failure(element, "there is nothing, not an array"))
    }
    return object.update(name) { child in
      do throws(PathError) {
        return .success(try put(value, into: &child, from: index + 1))
      } catch {
        return .failure(error)
      }
    }
  }

  private func elementStep(after index: Int) -> Int? {
    steps[(index + 1)...].firstIndex { if case .element = $0 { true } else { false } }
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
}
