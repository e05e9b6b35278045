import Diagnostics
import JSONTree

extension Compiler {
  /// An object constructor: the group-by of its input.
  func object(_ group: SyntaxNode.Group) -> Code {
    let grouping = Grouping(group, in: self)
    let values = grouping.values
    let keys = group.pairs.compactMap { pair -> String? in
      if case .string(let key) = pair.key.kind, pair.key.predicates.isEmpty { key } else { nil }
    }
    guard keys.count == group.pairs.count, Set(keys).count == keys.count else {
      return Code { (input, frame) throws(JSONataError) in try grouping.evaluate(input, frame) }
    }
    return Code { (input, frame) throws(JSONataError) in
      if input.isArray { return try grouping.evaluate(input, frame) }
      let object = ObjectBuilder(capacity: keys.count)
      try frame.evaluation.allocate(keys.count)
      for index in keys.indices { object.append(keys[index], try values[index](input, frame)) }
      return try frame.evaluation.checked(object.value)
    }
  }

  func grouped(_ code: Code, by group: SyntaxNode.Group) -> Code {
    let grouping = Grouping(group, in: self)
    return Code { (input, frame) throws(JSONataError) in
      try grouping.evaluate(try code(input, frame), frame)
    }
  }
}

/// A group-by clause: items are gathered by key, then each value is evaluated over its group.
struct Grouping {
  private let pairs: [(key: Code, value: Code)]
  private let range: SourceRange

  init(_ group: SyntaxNode.Group, in compiler: Compiler) {
    pairs = group.pairs.map { (compiler.compile($0.key), compiler.compile($0.value)) }
    range = group.range
  }

  /// What evaluates the value of each pair.
  var values: [Code] { pairs.map(\.value) }

  func evaluate(_ input: Value, _ frame: Frame) throws(JSONataError) -> Value {
    var groups = Groups<Gathered>()
    try frame.evaluation.allocate(input.itemCount)
    let input = input.isArray && input.itemCount == 0 ? .undefined : input
    try input.forEachItem { (item) throws(JSONataError) in
      for index in pairs.indices {
        guard let key = try key(try pairs[index].key(item, frame)) else { continue }
        let place = try groups.place(of: key, pair: index, range)
        try frame.evaluation.step(groups.effort)
        if item.isArray { try frame.evaluation.allocate(item.itemCount) }
        groups.data[place].add(item)
      }
    }
    let object = ObjectBuilder(capacity: groups.keys.count)
    try frame.evaluation.allocate(groups.keys.count)
    for place in groups.keys.indices {
      let value = try pairs[groups.pairs[place]].value(groups.data[place].value, frame)
      object.append(groups.keys[place], value)
    }
    return try frame.evaluation.checked(object.value)
  }

  func evaluate(
    _ tuples: ContiguousArray<Tuple>, in base: Frame
  ) throws(JSONataError) -> Value {
    var groups = Groups<ContiguousArray<Tuple>>()
    let tuples = tuples.isEmpty ? [Tuple(value: .undefined, frame: base)] : tuples
    for tuple in tuples {
      try tuple.frame.evaluation.step()
      for index in pairs.indices {
        guard let key = try key(try pairs[index].key(tuple.value, tuple.frame)) else { continue }
        let place = try groups.place(of: key, pair: index, range)
        try tuple.frame.evaluation.step(groups.effort)
        groups.data[place].append(tuple)
      }
    }
    let object = ObjectBuilder(capacity: groups.keys.count)
    try base.evaluation.allocate(groups.keys.count)
    for place in groups.keys.indices {
      let merged = merge(groups.data[place])
      let value = try pairs[groups.pairs[place]].value(merged.value, merged.frame)
      object.append(groups.keys[place], value)
    }
    return try base.evaluation.checked(object.value)
  }

  private func key(_ value: Value) throws(JSONataError) -> String? {
    switch value {
    case .undefined: return nil
    case .string(let key): return key
    default: throw JSONataError("T1003", at: range, value: value.json)
    }
  }

  /// One tuple of several: value and variables each appended.
  private func merge(_ tuples: ContiguousArray<Tuple>) -> Tuple {
    guard tuples.count > 1 else { return tuples[0] }
    let frame = tuples[0].frame.copy()
    for slot in 0..<frame.header.count {
      var values = Gathered()
      var hasValue = false
      for tuple in tuples {
        if let value = tuple.frame[slot] {
          values.add(value)
          hasValue = true
        }
      }
      if hasValue { frame[slot] = values.value }
    }
    var values = Gathered()
    for tuple in tuples { values.add(tuple.value) }
    return Tuple(value: values.value, frame: frame)
  }
}

/// Groups in the order in which their keys first came.
private struct Groups<Data: Gathering> {
  private var places = KeyIndex()
  private(set) var keys: [String] = []
  /// Which pair of the clause made each group.
  private(set) var pairs: [Int] = []
  var data: [Data] = []
  /// How many keys the last search looked at.
  var effort: Int { places.lastEffort }

  /// The group of a key, which only one pair of the clause may make.
  mutating func place(
    of key: String, pair: Int, _ range: SourceRange
  ) throws(JSONataError) -> Int {
    let known = places.place(of: key, in: keys)
    guard known == keys.count else {
      guard pairs[known] == pair else {
        throw JSONataError("D1009", at: range, value: .string(key))
      }
      return known
    }
    keys.append(key)
    pairs.append(pair)
    data.append(Data())
    return known
  }
}

private protocol Gathering {
  init()
}

extension ContiguousArray: Gathering {}

/// Values as `$append` joins them one after another: a single one stays as it is.
private struct Gathered: Gathering {
  private var count = 0
  private var first = Value.undefined
  private var items: ContiguousArray<Value> = []

  mutating func add(_ value: Value) {
    if value.isUndefined { return }
    count += 1
    switch count {
    case 1: first = value
    case 2:
      items.reserveCapacity(8)
      items.append(contentsOf: first.items)
      items.append(contentsOf: value.items)
    default:
      if value.isArray { items.append(contentsOf: value.items) } else { items.append(value) }
    }
  }

  var value: Value { count < 2 ? first : .list(items) }
}
