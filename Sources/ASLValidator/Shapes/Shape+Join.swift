extension Shape {
  /// What is either one or the other; the same as before where nothing is added.
  func joined(with other: Shape) -> Shape {
    if isNever { return other }
    if other.isNever { return self }
    return Shape(
      types.union(other.types),
      text: text(joinedWith: other),
      object: Self.joined(
        object, other.object, types.contains(.object), other.types.contains(.object)
      ) { $0.joined(with: $1) },
      array: Self.joined(
        array, other.array, types.contains(.array), other.types.contains(.array)
      ) { $0.joined(with: $1) })
  }

  private func text(joinedWith other: Shape) -> Text {
    guard types.contains(.string) else { return other.text }
    guard other.types.contains(.string) else { return text }
    switch (text, other.text) {
    case (.cause(let left), .cause(let right)):
      return .cause(
        CauseText(
          isNeverJSON: left.isNeverJSON && right.isNeverJSON,
          origin: min(left.origin, right.origin)))
    default: return text == other.text ? text : .any
    }
  }

  /// - Parameters:
  ///   - hasLeft: whether the left one may have that type at all.
  private static func joined<Part>(
    _ left: Part?, _ right: Part?, _ hasLeft: Bool, _ hasRight: Bool, _ join: (Part, Part) -> Part
  ) -> Part? {
    guard hasLeft else { return right }
    guard hasRight else { return left }
    guard let left, let right else { return nil }
    return join(left, right)
  }

  /// A larger shape than a join, such that only so many steps lead from any shape on: what differs
  /// from before is unknown.
  func widened(with other: Shape) -> Shape {
    let joined = joined(with: other)
    return joined == self ? self : widened(to: joined)
  }

  private func widened(to joined: Shape) -> Shape {
    guard types == joined.types, text == joined.text,
      (object == nil) == (joined.object == nil), (array == nil) == (joined.array == nil)
    else { return .unknown }
    var result = joined
    if let object, let other = joined.object {
      guard object.isClosed == other.isClosed, object.fields.count == other.fields.count,
        zip(object.fields, other.fields).allSatisfy({ $0.name == $1.name })
      else { return .unknown }
      let fields = zip(object.fields, other.fields).map { before, after in
        ObjectShape.Field(
          after.name,
          before.shape == after.shape ? after.shape : before.shape.widened(to: after.shape),
          isCertain: after.isCertain)
      }
      result = result.with(ObjectShape(fields, isClosed: other.isClosed, origins: other.origins))
    }
    if let array, let other = joined.array {
      guard array.items.count == other.items.count else { return .unknown }
      let pairs = zip(array.items + [array.rest], other.items + [other.rest])
      let parts = pairs.map { $0 == $1 ? $1 : $0.widened(to: $1) }
      result = result.with(
        ArrayShape(items: Array(parts.dropLast()), rest: parts.last ?? .unknown))
    }
    return result
  }
}

extension ObjectShape {
  func joined(with other: ObjectShape) -> ObjectShape {
    if self === other { return self }
    var joined: [Field] = []
    joined.reserveCapacity(fields.count)
    for field in fields {
      if let match = other[field.name] {
        joined.append(
          Field(
            field.name, field.shape.joined(with: match.shape),
            isCertain: field.isCertain && match.isCertain))
      } else if other.isClosed {
        joined.append(Field(field.name, field.shape, isCertain: false))
      }
    }
    if isClosed {
      for field in other.fields where self[field.name] == nil {
        joined.append(Field(field.name, field.shape, isCertain: false))
      }
    }
    let made = origins == other.origins ? origins : Set(origins + other.origins).sorted()
    let result = ObjectShape(joined, isClosed: isClosed && other.isClosed, origins: made)
    return result == self ? self : result
  }
}

extension ArrayShape {
  func joined(with other: ArrayShape) -> ArrayShape {
    if self === other { return self }
    let common = min(items.count, other.items.count)
    let joined = zip(items, other.items).map { $0.joined(with: $1) }
    let further = (items.dropFirst(common) + other.items.dropFirst(common))
    let rest = further.reduce(rest.joined(with: other.rest)) { $0.joined(with: $1) }
    let result = ArrayShape(items: joined, rest: rest)
    return result == self ? self : result
  }
}
