import JSONTree

/// A value of JSONata while an expression is evaluated.
///
/// Plain data stays the `JSON` it came as: nothing is converted before an expression looks at it.
enum Value {
  case undefined
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  /// An array as it stands in plain data.
  case json([JSON])
  /// An array or sequence that the evaluation made.
  case array(ArrayValue)
  /// An object of plain data.
  case object(JSONObject)
  /// An object that holds functions, or that a transform is changing.
  case record(Record)
  case function(Function)
  /// What a path passes on for the sake of `%` in a step further out.
  case tuples(TupleStream)
  /// A call in tail position, for whoever applied the function to make.
  case tailCall(TailCall)

  init(_ json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let value): self = .number(value.doubleValue)
    case .string(let value): self = .string(value)
    case .array(let value): self = .json(value)
    case .object(let value): self = .object(value)
    }
  }

  var isUndefined: Bool { if case .undefined = self { true } else { false } }

  var isArray: Bool {
    switch self {
    case .json, .array: true
    default: false
    }
  }

  var isFunction: Bool { if case .function = self { true } else { false } }
}

/// An array that the evaluation made, and what is special about it.
struct ArrayValue {
  let items: ContiguousArray<Value>
  var marks: Marks
  /// How deep arrays and objects that the evaluation made are nested in it, itself included.
  let depth: UInt16

  init(items: ContiguousArray<Value>, marks: Marks = []) {
    self.items = items
    self.marks = marks
    var depth: UInt16 = 0
    for item in items { depth = max(depth, item.depth) }
    self.depth = depth + 1
  }

  /// An array of numbers alone.
  init(numbers: ContiguousArray<Value>, marks: Marks) {
    items = numbers
    self.marks = marks
    depth = 1
  }

  struct Marks: OptionSet {
    let rawValue: UInt8

    /// The result of a path: of one item it becomes that item, of none undefined.
    static let sequence = Marks(rawValue: 1)
    /// A sequence that stays an array though it has one item.
    static let keepsSingleton = Marks(rawValue: 2)
    /// Made by a constructor at the end of a path: not flattened into the path's result.
    static let cons = Marks(rawValue: 4)
    /// The wrapper around an input array, which counts as one value.
    static let outerWrapper = Marks(rawValue: 8)
  }
}

extension Value {
  /// A sequence of the items: nothing for none, the item itself for one.
  static func sequence(_ items: ContiguousArray<Value>) -> Value {
    switch items.count {
    case 0: .undefined
    case 1: items[0]
    default: .array(ArrayValue(items: items, marks: .sequence))
    }
  }

  /// A sequence as it is before a node ends, whatever its length.
  static func rawSequence(_ items: ContiguousArray<Value>) -> Value {
    .array(ArrayValue(items: items, marks: .sequence))
  }

  /// An array that is no sequence.
  static func list(_ items: ContiguousArray<Value>) -> Value {
    .array(ArrayValue(items: items))
  }

  /// How many items an array has; one for any other value.
  var itemCount: Int {
    switch self {
    case .json(let items): items.count
    case .array(let array): array.items.count
    default: 1
    }
  }

  /// An item of an array; the value itself where it is none.
  func item(_ index: Int) -> Value {
    switch self {
    case .json(let items): Value(items[index])
    case .array(let array): array.items[index]
    default: self
    }
  }

  /// The items of an array; of any other value, undefined included, the value alone.
  var items: ContiguousArray<Value> {
    switch self {
    case .json(let items): ContiguousArray(items.lazy.map { Value($0) })
    case .array(let array): array.items
    default: [self]
    }
  }

  /// The input array itself, where the value is its wrapper.
  var withoutOuterWrapper: Value {
    if case .array(let array) = self, array.marks.contains(.outerWrapper) {
      array.items[0]
    } else {
      self
    }
  }

  /// Calls `body` with each item of an array, or with the value itself where it is none.
  @inline(__always)
  func forEachItem(_ body: (Value) throws(JSONataError) -> Void) throws(JSONataError) {
    switch self {
    case .json(let items): for item in items { try body(Value(item)) }
    case .array(let array): for item in array.items { try body(item) }
    default: try body(self)
    }
  }

  /// The member of an object; undefined where there is none.
  @inline(__always)
  func member(_ key: String) -> Value {
    switch self {
    case .object(let object): object[key].map { Value($0) } ?? .undefined
    case .record(let record): record[key] ?? .undefined
    default: .undefined
    }
  }

  /// How deep arrays, objects and functions that the evaluation made are nested in it; plain data
  /// counts as one level.
  @inline(__always)
  var depth: UInt16 {
    switch self {
    case .array(let array): array.depth
    case .record(let record): record.depth
    case .function(let function): function.depth
    case .undefined, .null, .bool, .number, .string, .json, .object, .tuples, .tailCall: 0
    }
  }

  /// How many members an object has; none for any other value.
  var memberCount: Int {
    switch self {
    case .object(let object): object.count
    case .record(let record): record.count
    default: 0
    }
  }

  /// The keys of an object in the order in which they were set.
  var memberKeys: [String] {
    switch self {
    case .object(let object): object.members.map(\.key)
    case .record(let record): record.members.map(\.key)
    default: []
    }
  }

  /// The keys of an object, those that look like array indices first and ascending, as JavaScript
  /// lists them.
  var keys: [String] {
    javaScriptOrder(memberKeys)
  }

  private func javaScriptOrder(_ keys: [String]) -> [String] {
    guard keys.contains(where: { arrayIndex($0) != nil }) else { return keys }
    let indices = keys.compactMap { key in arrayIndex(key).map { ($0, key) } }
    return indices.sorted { $0.0 < $1.0 }.map(\.1) + keys.filter { arrayIndex($0) == nil }
  }

  private func arrayIndex(_ key: String) -> UInt32? {
    guard let first = key.utf8.first, first &- UInt8(ascii: "0") < 10, let index = UInt32(key),
      index < UInt32.max, first != UInt8(ascii: "0") || key.utf8.count == 1
    else { return nil }
    return index
  }
}
