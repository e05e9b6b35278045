import JSONPath

/// What plain steps lead to in values of a shape.
struct FoundShape {
  /// What is there, in the cases in which something is; never where nothing can be.
  var value: Shape
  /// Whether there is something in every case.
  var isCertain = true
  /// Whether an array on the way may be too short.
  var mayMissElement = false
  /// Where the way ends for certain.
  var end: End?

  struct End {
    /// The index of the step that cannot be taken.
    let step: Int
    /// What it would be taken from.
    let holder: Shape
  }
}

extension Shape {
  func find(_ steps: some Sequence<ReferencePath.Step>) -> FoundShape {
    var found = FoundShape(value: self)
    for (index, step) in steps.enumerated() {
      let holder = found.value
      found.take(step)
      if found.value.isNever, !holder.isNever {
        found.end = FoundShape.End(step: index, holder: holder)
        found.isCertain = false
        return found
      }
    }
    return found
  }

  /// Whether no value of this shape leads on by a step.
  func canTake(_ step: ReferencePath.Step) -> Bool { find([step]).end == nil }
}

extension FoundShape {
  fileprivate mutating func take(_ step: ReferencePath.Step) {
    switch step {
    case .member(let name):
      isCertain = isCertain && value.types == .object
      value = member(name)
    case .element(let index):
      isCertain = isCertain && value.types == .array
      value = element(index)
    }
  }

  private mutating func member(_ name: String) -> Shape {
    guard value.types.contains(.object) else { return .never }
    guard let object = value.object else {
      isCertain = false
      return .unknown
    }
    guard let field = object[name] else {
      isCertain = false
      return object.isClosed ? .never : .unknown
    }
    isCertain = isCertain && field.isCertain
    return field.shape
  }

  private mutating func element(_ index: Int) -> Shape {
    guard value.types.contains(.array) else { return .never }
    guard let array = value.array else {
      isCertain = false
      mayMissElement = true
      return .unknown
    }
    if index >= 0, index < array.items.count { return array.items[index] }
    if index < 0, -index <= array.items.count { return array.element }
    isCertain = false
    mayMissElement = true
    return index < 0 ? array.element : array.rest
  }
}

extension Shape {
  /// What a value of this shape becomes where ResultPath puts another into it.
  ///
  /// - Note: Amazon States Language, "ResultPath": what is missing, or null, on the way becomes an
  ///   object.
  func writing(_ value: Shape, at steps: some Collection<ReferencePath.Step>) -> Shape {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    if isNever || value.isNever { return .never }
    switch step {
    case .member(let name): return writing(value, at: name, rest)
    case .element(let index): return writing(value, at: index, rest)
    }
  }

  private func writing(
    _ value: Shape, at name: String, _ rest: some Collection<ReferencePath.Step>
  ) -> Shape {
    var holder = only(.object)
    if types.contains(.null) { holder = holder.joined(with: .object(ObjectShape([]))) }
    // It fails wherever it comes to this.
    guard !holder.isNever else { return .unknown }
    let object = holder.object ?? ObjectShape([], isClosed: false)
    if rest.isEmpty { return .object(object.setting(name, value)) }
    var child: Shape
    if let field = object[name] {
      child = field.isCertain ? field.shape : field.shape.joined(with: .null)
    } else {
      child = object.isClosed ? .null : .unknown
    }
    child = child.writing(value, at: rest)
    return .object(object.setting(name, child))
  }

  private func writing(
    _ value: Shape, at index: Int, _ rest: some Collection<ReferencePath.Step>
  ) -> Shape {
    guard types.contains(.array) else { return .unknown }
    guard let array else { return Shape(.array) }
    var items = array.items
    if items.indices.contains(index) {
      items[index] = items[index].writing(value, at: rest)
      return .array(ArrayShape(items: items, rest: array.rest))
    }
    // Some element is another one; which, is not known.
    func changed(_ element: Shape) -> Shape {
      element.isNever ? element : element.joined(with: element.writing(value, at: rest))
    }
    return .array(ArrayShape(items: items.map(changed), rest: changed(array.rest)))
  }
}

extension Shape {
  /// The values of this shape that have something at a place, which `change` makes smaller.
  func requiring(
    _ steps: some Collection<ReferencePath.Step>, _ change: (Shape) -> Shape = { $0 }
  ) -> Shape {
    guard let step = steps.first else { return change(self) }
    switch step {
    case .member(let name):
      let holder = only(.object)
      guard !holder.isNever else { return .never }
      let object = holder.object ?? ObjectShape([], isClosed: false)
      if object.isClosed, object[name] == nil { return .never }
      let child = (object[name]?.shape ?? .unknown).requiring(steps.dropFirst(), change)
      return child.isNever ? .never : .object(object.setting(name, child))
    case .element(let index):
      let holder = only(.array)
      guard !holder.isNever, let array = holder.array, array.items.indices.contains(index) else {
        return holder
      }
      var items = array.items
      items[index] = items[index].requiring(steps.dropFirst(), change)
      return items[index].isNever ? .never : .array(ArrayShape(items: items, rest: array.rest))
    }
  }

  /// The values of this shape that have nothing at a place; all of them where that is not known.
  func lacking(_ steps: [ReferencePath.Step]) -> Shape {
    guard steps.count == 1, case .member(let name) = steps[0], let object, let field = object[name]
    else { return self }
    if field.isCertain { return only(Types.all.subtracting(.object)) }
    return object.isClosed ? with(object.removing(name)) : self
  }
}
