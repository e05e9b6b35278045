import JSONTree

extension IntrinsicArguments {
  /// Whether an element has the same text as the value.
  ///
  /// The guide says equality; the service finds `true` in `["true"]`, the number 1 in `["1"]`, and
  /// does not find an object whose members stand in another order.
  func arrayContains() throws(IntrinsicError) -> JSON {
    let wanted = values[1].javaText
    return .bool(try array(0).contains { $0.javaText == wanted })
  }

  /// The element at an index, a fraction of which is dropped; the service gives null for any index
  /// into an empty array, and refuses one that is out of range elsewhere.
  func arrayGetItem() throws(IntrinsicError) -> JSON {
    let elements = try array(0)
    let index = try integer(1, .towardsZero)
    if elements.isEmpty, index >= 0 { return .null }
    guard elements.indices.contains(index) else {
      throw error("the index \(index) is not in an array of \(elements.count)")
    }
    return elements[index]
  }

  /// Pieces of a length, the last one shorter.
  ///
  /// The guide has a fractional length rounded to the nearest; the service drops the fraction.
  func arrayPartition() throws(IntrinsicError) -> JSON {
    let elements = try array(0)
    let size = try integer(1, .towardsZero)
    guard size > 0 else { throw error("the second argument must be at least 1, not \(size)") }
    let pieces = stride(from: 0, to: elements.count, by: size).map { start in
      JSON.array(Array(elements[start..<(start + min(size, elements.count - start))]))
    }
    return .array(pieces)
  }

  /// - Note: Step Functions guide, "Intrinsics for arrays": at most 1,000 items.
  static let longestRange = 1_000

  /// The integers from the first argument to the second, which is in when the steps hit it.
  ///
  /// The guide has fractions rounded to the nearest; the service drops them.
  func arrayRange() throws(IntrinsicError) -> JSON {
    let first = try integer(0, .towardsZero)
    let last = try integer(1, .towardsZero)
    let step = try integer(2, .towardsZero)
    guard step != 0 else { throw error("the third argument must not be 0") }
    guard (last - first) / step < Self.longestRange else {
      throw error("the range has more than \(Self.longestRange) items")
    }
    return .array(stride(from: first, through: last, by: step).map { .integer($0) })
  }
}
