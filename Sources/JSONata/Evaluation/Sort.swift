import Diagnostics
import JSONTree

/// An order-by clause.
struct Sort {
  private let terms: [(code: Code, isDescending: Bool)]
  private let range: SourceRange

  init(_ terms: [SyntaxNode.SortTerm], at range: SourceRange, in compiler: Compiler) {
    self.terms = terms.map { (compiler.compile($0.expression), $0.isDescending) }
    self.range = range
  }

  func sorted(_ input: Value, _ frame: Frame) throws(JSONataError) -> Value {
    guard input.itemCount > 1 else { return input }
    let items = input.items
    let order = try order(of: items.count, frame.evaluation) { (index) in (items[index], frame) }
    return .list(ContiguousArray(order.lazy.map { items[$0] }))
  }

  func sorted(_ tuples: ContiguousArray<Tuple>) throws(JSONataError) -> ContiguousArray<Tuple> {
    guard tuples.count > 1 else { return tuples }
    let evaluation = tuples[0].frame.evaluation
    let order = try order(of: tuples.count, evaluation) { (index) in
      (tuples[index].value, tuples[index].frame)
    }
    return ContiguousArray(order.lazy.map { tuples[$0] })
  }

  /// The items' positions in order. Each term is evaluated at most once an item, and the later ones
  /// only to break ties.
  private func order(
    of count: Int, _ evaluation: Evaluation, _ item: (Int) -> (Value, Frame)
  ) throws(JSONataError) -> [Int] {
    var keys = [[Value?]](
      repeating: [Value?](repeating: nil, count: count), count: terms.count)
    func key(_ term: Int, _ index: Int) throws(JSONataError) -> Value {
      if let known = keys[term][index] { return known }
      let (value, frame) = item(index)
      let key = try terms[term].code(value, frame)
      keys[term][index] = key
      return key
    }
    return try mergeSorted(Array(0..<count)) { (left, right) throws(JSONataError) in
      try evaluation.step()
      for (term, (_, isDescending)) in terms.enumerated() {
        let order = try compare(try key(term, left), try key(term, right))
        if order.isSame { continue }
        return order.isUndefinedLast ? order.isAfter : order.isAfter != isDescending
      }
      return false
    }
  }

  private struct Order {
    var isSame = false
    var isAfter = false
    /// Whether one of the two is undefined: that one comes last, descending or not.
    var isUndefinedLast = false
  }

  private func compare(_ left: Value, _ right: Value) throws(JSONataError) -> Order {
    switch (left, right) {
    case (.undefined, .undefined): return Order(isSame: true)
    case (.undefined, _): return Order(isAfter: true, isUndefinedLast: true)
    case (_, .undefined): return Order(isAfter: false, isUndefinedLast: true)
    case (.number(let a), .number(let b)): return Order(isSame: a == b, isAfter: !(a < b))
    case (.string(let a), .string(let b)):
      return Order(isSame: isSameText(a, b), isAfter: !isTextBefore(a, b))
    case (.number, .string), (.string, .number):
      throw JSONataError("T2007", at: range, value: left.json, value2: right.json)
    case (.number, _), (.string, _): throw JSONataError("T2008", at: range, value: right.json)
    default: throw JSONataError("T2008", at: range, value: left.json)
    }
  }
}

/// A stable merge sort as the reference makes it.
///
/// - Parameter isAfter: whether the first element belongs after the second.
func mergeSorted<Element>(
  _ elements: [Element],
  isAfter: (Element, Element) throws(JSONataError) -> Bool
) throws(JSONataError) -> [Element] {
  guard elements.count > 1 else { return elements }
  let middle = elements.count / 2
  let left = try mergeSorted(Array(elements[..<middle]), isAfter: isAfter)
  let right = try mergeSorted(Array(elements[middle...]), isAfter: isAfter)
  var result: [Element] = []
  result.reserveCapacity(elements.count)
  var l = 0
  var r = 0
  while l < left.count, r < right.count {
    if try isAfter(left[l], right[r]) {
      result.append(right[r])
      r += 1
    } else {
      result.append(left[l])
      l += 1
    }
  }
  result.append(contentsOf: left[l...])
  result.append(contentsOf: right[r...])
  return result
}
