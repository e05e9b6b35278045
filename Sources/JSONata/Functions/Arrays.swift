import JSONTree

let arrayFunctions: [Builtin] = [
  Builtin("count", "<a:n>", arity: 1) { (arguments, _) throws(JSONataError) in
    .number(arguments[0].isUndefined ? 0 : Double(arguments[0].itemCount))
  },
  Builtin("append", "<xx:a>", arity: 2) { (arguments, call) throws(JSONataError) in
    let count = arguments[0].itemCount + arguments[1].itemCount
    try call.evaluation.allocate(count)
    try call.evaluation.check(sequenceLength: count)
    return arguments[0].appending(arguments[1])
  },
  Builtin("exists", "<x:b>", arity: 1) { (arguments, _) throws(JSONataError) in
    .bool(!arguments[0].isUndefined)
  },
  Builtin("reverse", "<a:a>", arity: 1) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    guard !list.isUndefined, list.itemCount > 1 else { return list }
    try call.evaluation.allocate(list.itemCount)
    return .list(ContiguousArray(list.items.reversed()))
  },
  Builtin("sort", "<af?:a>", arity: 2) { (arguments, call) throws(JSONataError) in
    try sort(arguments, call)
  },
  Builtin("shuffle", "<a:a>", arity: 1) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    guard !list.isUndefined, list.itemCount > 1 else { return list }
    try call.evaluation.allocate(list.itemCount)
    var items = list.items
    for index in items.indices.dropFirst() {
      items.swapAt(index, Int(call.evaluation.nextRandom() % UInt64(index + 1)))
    }
    return .list(items)
  },
  Builtin("distinct", "<x:x>", arity: 1) { (arguments, call) throws(JSONataError) in
    let list = arguments[0]
    guard list.isArray, list.itemCount > 1 else { return list }
    var distinct = DistinctValues()
    for item in list.items {
      try call.evaluation.allocate(1)
      try distinct.add(item, call.evaluation)
    }
    if case .array(let array) = list, array.marks.contains(.sequence) {
      return .rawSequence(distinct.values)
    }
    return .list(distinct.values)
  },
  Builtin("zip", "<a+>", arity: 0) { (arguments, call) throws(JSONataError) in
    let lists = arguments.values
    let length = lists.map { $0.isUndefined ? 0 : $0.itemCount }.min() ?? 0
    try call.evaluation.allocate(length * (2 + lists.count))
    return .list(
      ContiguousArray(
        (0..<length).lazy.map { index in
          .list(ContiguousArray(lists.lazy.map { $0.item(index) }))
        }))
  },
]

private func sort(_ arguments: Arguments, _ call: Call) throws(JSONataError) -> Value {
  let list = arguments[0]
  guard !list.isUndefined, list.itemCount > 1 else { return list }
  let evaluation = call.evaluation
  try evaluation.allocate(2 * list.itemCount)
  let items = Array(list.items)
  if let comparator = arguments.function(1) {
    let sorted = try mergeSorted(items) { (left, right) throws(JSONataError) in
      let result = try evaluation.apply(comparator, Arguments(left, right), context: .null)
      return try Compiler.Finish.unwrap(result).isTrue(evaluation)
    }
    return .list(ContiguousArray(sorted))
  }
  let isNumbers = items.allSatisfy { if case .number = $0 { true } else { false } }
  let isStrings = items.allSatisfy { if case .string = $0 { true } else { false } }
  guard isNumbers || isStrings else { throw JSONataError("D3070") }
  let sorted = try mergeSorted(items) { (left, right) throws(JSONataError) in
    try evaluation.step()
    switch (left, right) {
    case (.number(let a), .number(let b)): return a > b
    case (.string(let a), .string(let b)): return isTextBefore(b, a)
    default: return false
    }
  }
  return .list(ContiguousArray(sorted))
}

/// Values without those equal to one before: scalars by hashing, the rest by comparing.
private struct DistinctValues {
  private(set) var values: ContiguousArray<Value> = []
  private var numbers: Set<Double> = []
  private var strings: Set<[UInt8]> = []
  private var others: ContiguousArray<Value> = []

  mutating func add(_ value: Value, _ evaluation: Evaluation) throws(JSONataError) {
    let isNew: Bool
    switch value {
    case .number(let number): isNew = numbers.insert(number).inserted
    case .string(let text): isNew = strings.insert(Array(text.utf8)).inserted
    default:
      for other in others {
        try evaluation.step()
        if try other.isEqual(to: value, evaluation) { return }
      }
      isNew = true
      others.append(value)
    }
    if isNew { values.append(value) }
  }
}
