import JSONTree

extension Value {
  /// What there is to know before it leaves the evaluation as plain data: whether a number in it is
  /// not finite.
  ///
  /// What stands in several places counts in each. Plain data as a whole is not looked at.
  ///
  /// - Throws: D1011 if arrays and objects are nested deeper than readers of JSON allow, D1012 and
  ///   U1002 if there are too many of them.
  func isInfinite(_ evaluation: Evaluation) throws(JSONataError) -> Bool {
    switch self {
    case .number(let value): return !value.isFinite
    case .array, .record: break
    default: return false
    }
    var pending: [(value: Value, depth: Int)] = []
    // Most results are flat: nothing is pending then, and nothing is allocated.
    if try isInfinite(1, &pending, evaluation) { return true }
    while let (value, depth) = pending.popLast() {
      if depth > JSONParsingOptions().maximumDepth { throw JSONataError("D1011") }
      if try value.isInfinite(depth, &pending, evaluation) { return true }
    }
    return false
  }

  /// Whether an item or member is a number that is not finite; those with parts of their own are
  /// left for later.
  private func isInfinite(
    _ depth: Int, _ pending: inout [(value: Value, depth: Int)], _ evaluation: Evaluation
  ) throws(JSONataError) -> Bool {
    try evaluation.allocate(isArray ? itemCount : memberCount)
    var isInfinite = false
    forEachContained { (part) in
      switch part {
      case .number(let value): if !value.isFinite { isInfinite = true }
      case .array, .record, .json, .object: pending.append((part, depth + 1))
      default: break
      }
    }
    return isInfinite
  }

  private func forEachContained(_ body: (Value) -> Void) {
    switch self {
    case .array(let array): for item in array.items { body(item) }
    case .record(let record): for member in record.members { body(member.value) }
    case .json(let items): for case let item in items where item.isContainer { body(Value(item)) }
    case .object(let object):
      for member in object.members where member.value.isContainer { body(Value(member.value)) }
    default: break
    }
  }
}

extension JSON {
  fileprivate var isContainer: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}
