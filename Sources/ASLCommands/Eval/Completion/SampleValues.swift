import JSONTree

/// Some of the values that a part of an expression may have: enough to know the names in them.
struct SampleValues {
  let values: [JSON]

  /// More are not looked at.
  private static let limit = 100

  init(_ values: some Sequence<JSON>) { self.values = Array(values.prefix(Self.limit)) }

  init(_ value: JSON?) { values = value.map { [$0] } ?? [] }

  static let unknown = SampleValues(nil)

  /// The values with the elements of arrays in place of the arrays.
  var items: SampleValues { SampleValues(values.lazy.flatMap { $0.arrayValue ?? [$0] }) }

  /// What is in the values: elements of arrays, members of objects.
  var children: SampleValues {
    SampleValues(
      values.lazy.flatMap { value -> [JSON] in
        switch value {
        case .array(let elements): elements
        case .object(let object): object.map(\.value)
        case .null, .bool, .number, .string: []
        }
      })
  }

  /// The values and all that is in them, as far as that goes.
  var descendants: SampleValues {
    var (found, level) = (self, self)
    for _ in 0..<5 {
      level = level.children
      found = SampleValues(found.values + level.values)
    }
    return found
  }

  /// The members of that name.
  func members(_ name: String) -> SampleValues { SampleValues(values.lazy.compactMap { $0[name] }) }

  /// The names of all members, each once, in their order.
  var names: [String] {
    var (names, seen): ([String], Set<String>) = ([], [])
    for case .object(let object) in values {
      for member in object where seen.insert(member.key).inserted { names.append(member.key) }
    }
    return names
  }
}
