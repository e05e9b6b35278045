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
    Self.put(value, into: &document, steps[...])
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

  /// Goes down to the end of the steps; each value is taken out of its place before it is changed, so
  /// that it is changed and not copied.
  private static func put(_ value: JSON, into node: inout JSON, _ steps: ArraySlice<Step>) {
    switch steps.first {
    case nil: node = value
    case .member(let name)?:
      var object = JSONObject()
      if case .object(let there) = node { object = there }
      node = .null
      object.update(name) { put(value, into: &$0, steps.dropFirst()) }
      node = .object(object)
    case .element(let index)?:
      guard case .array(var elements) = node else {
        preconditionFailure("check has found an array here")
      }
      node = .null
      let place = index < 0 ? elements.count + index : index
      put(value, into: &elements[place], steps.dropFirst())
      node = .array(elements)
    }
  }
}
