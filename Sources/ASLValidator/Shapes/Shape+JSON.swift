import ASLModel
import JSONTree

extension Shape {
  /// The shape of a constant of the definition.
  ///
  /// A placeholder `${Name}` is filled in as text before a deployment: a string that has one is
  /// unknown, and in an array it may become several elements.
  init(of value: JSON, origin: ShapeOrigin? = nil, depth: Int = 0) {
    switch value {
    case .null: self = .null
    case .bool: self = .boolean
    case .number: self = .number
    case .string(let text): self = Definition.hasPlaceholder(text) ? .string : .text(text)
    case .array(let elements) where depth < ShapeLimits.depth:
      let items = elements.map { Shape(of: $0, origin: origin, depth: depth + 1) }
      self = .array(
        ArrayShape(items: items, rest: elements.contains(where: \.isPlaceholder) ? .string : .never)
      )
    case .object(let object) where depth < ShapeLimits.depth:
      let fields = object.members.map { member in
        ObjectShape.Field(member.key, Shape(of: member.value, origin: origin, depth: depth + 1))
      }
      self = .object(
        ObjectShape(
          fields, isClosed: !object.members.contains { Definition.hasPlaceholder($0.key) },
          origins: origin.map { [$0] } ?? []))
    case .array: self = Shape(.array)
    case .object: self = Shape(.object)
    }
  }
}

extension JSON {
  /// Whether this is a string that a deployment fills in.
  var isPlaceholder: Bool { stringValue.map(Definition.hasPlaceholder) ?? false }
}

extension Shape {
  /// Whether a value is one of the set.
  func admits(_ value: JSON) -> Bool {
    switch value {
    case .null: return types.contains(.null)
    case .bool: return types.contains(.boolean)
    case .number: return types.contains(.number)
    case .string(let value):
      guard types.contains(.string) else { return false }
      if case .constant(let constant) = text { return value == constant }
      return true
    case .array(let elements):
      guard types.contains(.array) else { return false }
      return array?.admits(elements) ?? true
    case .object(let members):
      guard types.contains(.object) else { return false }
      return object?.admits(members) ?? true
    }
  }
}

extension ArrayShape {
  fileprivate func admits(_ elements: [JSON]) -> Bool {
    guard elements.count >= items.count else { return false }
    return elements.enumerated().allSatisfy { place, element in
      (place < items.count ? items[place] : rest).admits(element)
    }
  }
}

extension ObjectShape {
  fileprivate func admits(_ object: JSONObject) -> Bool {
    for field in fields {
      guard let value = object[field.name] else {
        if field.isCertain { return false }
        continue
      }
      if !field.shape.admits(value) { return false }
    }
    return !isClosed || object.members.allSatisfy { self[$0.key] != nil }
  }
}
