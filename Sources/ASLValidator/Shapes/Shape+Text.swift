extension Shape: CustomStringConvertible {
  /// `{a: number, b?: string, …}`; an object that is not known in full ends with `…`.
  var description: String {
    if types == .all, object == nil, array == nil { return "any" }
    if isNever { return "never" }
    return Self.names.filter { types.contains($0.type) }.map(name).joined(separator: " | ")
  }

  private static let names: [(type: Types, name: String)] = [
    (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"),
    (.array, "array"), (.object, "object"),
  ]

  private func name(_ entry: (type: Types, name: String)) -> String {
    switch entry.type {
    case .string:
      if case .constant(let text) = text { return "'\(text)'" }
      return entry.name
    case .array: return array?.description ?? entry.name
    case .object: return object?.description ?? entry.name
    default: return entry.name
    }
  }

  /// The types in words: `a string`, `an object or an array`.
  var typeWords: String {
    let words = Self.names.filter { types.contains($0.type) }.map { entry in
      switch entry.type {
      case .null: entry.name
      case .array, .object: "an \(entry.name)"
      default: "a \(entry.name)"
      }
    }
    return words.joined(separator: " or ")
  }
}

extension ObjectShape: CustomStringConvertible {
  var description: String {
    let members = fields.map { "\($0.name)\($0.isCertain ? "" : "?"): \($0.shape)" }
    return "{\((members + (isClosed ? [] : ["…"])).joined(separator: ", "))}"
  }

  /// The names of the members, as many as can be read at a glance: `{a, b, …}`.
  var nameList: String {
    let shown = fields.prefix(8).map(\.name)
    let isWhole = isClosed && shown.count == fields.count
    return "{\((shown + (isWhole ? [] : ["…"])).joined(separator: ", "))}"
  }
}

extension ArrayShape: CustomStringConvertible {
  var description: String {
    let elements = items.map(\.description) + (rest.isNever ? [] : ["\(rest)…"])
    return "[\(elements.joined(separator: ", "))]"
  }
}
