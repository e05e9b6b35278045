import JSONTree

/// What is known of a JSON value: a set of values, of which it is one for certain.
///
/// A value that nothing is known of is ``unknown``. No shape is a guess: where the analysis cannot
/// tell, it has the larger set.
struct Shape: Sendable, Equatable {
  /// The types that the value may have; none where no execution comes to have it.
  private(set) var types: Types
  /// What is known of it if it is a string.
  private(set) var text: Text
  /// What is known of it if it is an object; nil for nothing.
  private(set) var object: ObjectShape?
  /// What is known of it if it is an array; nil for nothing.
  private(set) var array: ArrayShape?

  init(_ types: Types, text: Text = .any, object: ObjectShape? = nil, array: ArrayShape? = nil) {
    self.types = types
    self.text = types.contains(.string) ? text : .any
    self.object = types.contains(.object) ? object : nil
    self.array = types.contains(.array) ? array : nil
  }

  struct Types: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let null = Types(rawValue: 1)
    static let boolean = Types(rawValue: 2)
    static let number = Types(rawValue: 4)
    static let string = Types(rawValue: 8)
    static let array = Types(rawValue: 16)
    static let object = Types(rawValue: 32)
    static let all: Types = [.null, .boolean, .number, .string, .array, .object]
  }

  enum Text: Sendable, Hashable {
    case any
    case constant(String)
    /// The Cause of an error that was caught.
    case cause(CauseText)
  }

  /// Any value at all.
  static let unknown = Shape(.all)
  /// No value: what comes of a state that nothing leads to.
  static let never = Shape(Types())
  static let null = Shape(.null)
  static let boolean = Shape(.boolean)
  static let number = Shape(.number)
  static let string = Shape(.string)

  static func text(_ text: String) -> Shape { Shape(.string, text: .constant(text)) }
  static func object(_ object: ObjectShape) -> Shape { Shape(.object, object: object) }
  static func array(_ array: ArrayShape) -> Shape { Shape(.array, array: array) }
  /// An array of any length.
  static func array(of element: Shape) -> Shape { .array(ArrayShape(items: [], rest: element)) }

  var isNever: Bool { types.isEmpty }

  /// The same without what is known of members, elements and texts.
  var withoutDetails: Shape { Shape(types) }

  /// The same for some of its types alone.
  func only(_ types: Types) -> Shape {
    Shape(self.types.intersection(types), text: text, object: object, array: array)
  }

  func with(_ object: ObjectShape) -> Shape {
    Shape(types, text: text, object: object, array: array)
  }

  func with(_ array: ArrayShape) -> Shape {
    Shape(types, text: text, object: object, array: array)
  }

  var weight: Int { 1 + (object?.weight ?? 0) + (array?.weight ?? 0) }
  var depth: Int { 1 + max(object?.depth ?? 0, array?.depth ?? 0) }
}

/// The Cause of an error that a Catcher took.
struct CauseText: Sendable, Hashable {
  /// Whether it is never JSON; else it is for some of the errors.
  let isNeverJSON: Bool
  /// The Catcher.
  let origin: ShapeOrigin
}

/// Where an object was made: a field of a state.
struct ShapeOrigin: Sendable, Hashable, Comparable {
  /// By ``StateID/index``.
  let state: Int
  /// The member of the state that made it: `Parameters`, `Resource`, `Catch`.
  let field: String
  /// The place among the elements of the field, where it is one of several Catchers.
  var index = 0

  static func < (left: ShapeOrigin, right: ShapeOrigin) -> Bool {
    (left.state, left.field, left.index) < (right.state, right.field, right.index)
  }
}

/// How much is kept of a shape. What is beyond is forgotten, so that time and memory stay in
/// proportion to the definition.
enum ShapeLimits {
  static let depth = 10
  static let weight = 1_000
  static let fields = 100
  static let items = 20
  static let origins = 4
}

/// What is known of an object.
///
/// A class, so that what has not changed is seen at once to be the same.
final class ObjectShape: Sendable, Equatable {
  /// In the order in which they were made; each name once.
  let fields: [Field]
  /// Whether there are no other members.
  let isClosed: Bool
  /// Where it was made, sorted; empty where that is not known.
  let origins: [ShapeOrigin]
  let weight: Int
  let depth: Int

  struct Field: Sendable, Equatable {
    let name: String
    var shape: Shape
    /// Whether it is there in every case.
    var isCertain: Bool

    init(_ name: String, _ shape: Shape, isCertain: Bool = true) {
      self.name = name
      self.shape = shape
      self.isCertain = isCertain
    }
  }

  init(_ fields: [Field], isClosed: Bool = true, origins: [ShapeOrigin] = []) {
    let isWhole = fields.count <= ShapeLimits.fields
    var kept = isWhole ? fields : Array(fields.prefix(ShapeLimits.fields))
    let size = Shape.size(of: kept.lazy.map(\.shape))
    if size.isTooLarge { for place in kept.indices { kept[place].shape.forgetDetails() } }
    (weight, depth) = size.isTooLarge ? (kept.count, 1) : (size.weight, size.depth)
    self.fields = kept
    self.isClosed = isClosed && isWhole
    self.origins = Array(origins.prefix(ShapeLimits.origins))
  }

  subscript(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// The same with a member that is there for certain.
  func setting(_ name: String, _ shape: Shape) -> ObjectShape {
    var fields = fields
    if let place = fields.firstIndex(where: { $0.name == name }) {
      fields[place] = Field(name, shape)
    } else {
      fields.append(Field(name, shape))
    }
    return ObjectShape(fields, isClosed: isClosed, origins: origins)
  }

  func removing(_ name: String) -> ObjectShape {
    ObjectShape(fields.filter { $0.name != name }, isClosed: isClosed, origins: origins)
  }

  static func == (left: ObjectShape, right: ObjectShape) -> Bool {
    left === right
      || left.weight == right.weight && left.isClosed == right.isClosed
        && left.origins == right.origins && left.fields == right.fields
  }
}

/// What is known of an array.
final class ArrayShape: Sendable, Equatable {
  /// The first elements, which are there in every case.
  let items: [Shape]
  /// Each of the others, of which there may be any number; never where there are none.
  let rest: Shape
  let weight: Int
  let depth: Int

  init(items: [Shape], rest: Shape = .never) {
    var kept = Array(items.prefix(ShapeLimits.items))
    var rest = items.dropFirst(ShapeLimits.items).reduce(rest) { $0.joined(with: $1) }
    let size = Shape.size(of: kept + [rest])
    if size.isTooLarge {
      for place in kept.indices { kept[place].forgetDetails() }
      rest.forgetDetails()
    }
    (weight, depth) = size.isTooLarge ? (kept.count + 1, 1) : (size.weight, size.depth)
    self.items = kept
    self.rest = rest
  }

  /// Any of the elements.
  var element: Shape { items.reduce(rest) { $0.joined(with: $1) } }

  static func == (left: ArrayShape, right: ArrayShape) -> Bool {
    left === right
      || left.weight == right.weight && left.items == right.items && left.rest == right.rest
  }
}

extension Shape {
  fileprivate mutating func forgetDetails() { self = withoutDetails }

  fileprivate static func size(
    of shapes: some Sequence<Shape>
  ) -> (weight: Int, depth: Int, isTooLarge: Bool) {
    var weight = 0
    var depth = 0
    for shape in shapes {
      weight += shape.weight
      depth = max(depth, shape.depth)
    }
    return (weight, depth, weight > ShapeLimits.weight || depth > ShapeLimits.depth)
  }
}
